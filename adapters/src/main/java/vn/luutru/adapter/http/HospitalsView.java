package vn.luutru.adapter.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.hospital.HospitalOccupancy;

/** Who is in the hospitals, as it is answered. */
record HospitalsView(Instant at, Persons total, List<Hospital> hospitals) {

    private static final List<ToLongFunction<HospitalOccupancy.Persons>> ROLES = List.of(
            HospitalOccupancy.Persons::inpatients,
            HospitalOccupancy.Persons::companions,
            HospitalOccupancy.Persons::unspecified);

    record Persons(Cell inpatients, Cell companions, Cell unspecified) {}

    record Department(@Nullable String name, Persons persons) {}

    record Hospital(
            String establishmentId,
            String name,
            String ward,
            long beds,
            Persons persons,
            List<Department> departments) {}

    /** @param whole whether small counts are answered too */
    static HospitalsView of(HospitalOccupancy found, boolean whole) {
        boolean[] total = new boolean[ROLES.size()];
        List<BitSet> byRole = new ArrayList<>();
        for (int role = 0; role < total.length; role++) {
            ToLongFunction<HospitalOccupancy.Persons> count = ROLES.get(role);
            total[role] = !whole && SmallCells.small(count.applyAsLong(found.total()));
            List<Long> parts = found.hospitals().stream()
                    .map(hospital -> count.applyAsLong(hospital.persons()))
                    .toList();
            byRole.add(whole ? new BitSet() : SmallCells.hidden(parts, total[role]));
        }
        List<Hospital> hospitals = new ArrayList<>();
        for (int i = 0; i < found.hospitals().size(); i++) {
            boolean[] hidden = new boolean[total.length];
            for (int role = 0; role < hidden.length; role++) {
                hidden[role] = byRole.get(role).get(i);
            }
            hospitals.add(hospital(found.hospitals().get(i), hidden, whole));
        }
        return new HospitalsView(found.at(), persons(found.total(), total), hospitals);
    }

    private static Hospital hospital(HospitalOccupancy.Hospital found, boolean[] hidden, boolean whole) {
        List<BitSet> byRole = new ArrayList<>();
        for (int role = 0; role < hidden.length; role++) {
            ToLongFunction<HospitalOccupancy.Persons> count = ROLES.get(role);
            List<Long> parts = found.departments().stream()
                    .map(department -> count.applyAsLong(department.persons()))
                    .toList();
            byRole.add(whole ? new BitSet() : SmallCells.hidden(parts, hidden[role]));
        }
        List<Department> departments = new ArrayList<>();
        for (int i = 0; i < found.departments().size(); i++) {
            boolean[] held = new boolean[hidden.length];
            for (int role = 0; role < held.length; role++) {
                held[role] = byRole.get(role).get(i);
            }
            HospitalOccupancy.Department department = found.departments().get(i);
            departments.add(new Department(department.name(), persons(department.persons(), held)));
        }
        return new Hospital(
                found.id(), found.name(), found.ward(), found.beds(), persons(found.persons(), hidden), departments);
    }

    private static Persons persons(HospitalOccupancy.Persons counted, boolean[] hidden) {
        return new Persons(
                Cell.of(counted.inpatients(), hidden[0]),
                Cell.of(counted.companions(), hidden[1]),
                Cell.of(counted.unspecified(), hidden[2]));
    }
}
