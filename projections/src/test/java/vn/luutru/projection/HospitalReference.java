package vn.luutru.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.PatientRole;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.DeclaredStays.DeclaredStay;
import vn.luutru.projection.hospital.HospitalOccupancy;

/** The occupancy of hospitals, counted one stay at a time. */
final class HospitalReference {

    /** No department is declared. */
    private static final String NOWHERE = "";

    private final DeclaredStays recorded;

    HospitalReference(DeclaredStays recorded) {
        this.recorded = recorded;
    }

    HospitalOccupancy hospitals(Instant at, @Nullable String territory) {
        LocalDate day = Vietnam.dateOf(at);
        List<HospitalOccupancy.Hospital> hospitals = new ArrayList<>();
        List<DeclaredStay> all = new ArrayList<>();
        for (EstablishmentRecord record : recorded.establishments.values()) {
            Establishment establishment = record.on(day);
            if (establishment.type() != EstablishmentType.HOSPITAL
                    || (territory != null && !territory.equals(establishment.ward()))) {
                continue;
            }
            boolean closed = record.stateOn(day) == State.CLOSED
                    || record.descriptions().getFirst().validFrom().isAfter(day);
            List<DeclaredStay> here = recorded.counting(
                    stay -> DeclaredStays.of(stay, establishment.id().value())
                            && !persons(List.of(stay), at).equals(new HospitalOccupancy.Persons(0, 0, 0, 0, 0, 0)));
            all.addAll(here);
            List<HospitalOccupancy.Department> departments = departments(here, at);
            if (!closed || !here.isEmpty()) {
                hospitals.add(new HospitalOccupancy.Hospital(
                        establishment.id().value(),
                        establishment.name(),
                        establishment.ward(),
                        closed ? 0 : establishment.beds(),
                        persons(here, at),
                        departments));
            }
        }
        return new HospitalOccupancy(at, persons(all, at), hospitals);
    }

    /** Who is in house by the department of the instant, admitted by that of the arrival, discharged by the last. */
    private static List<HospitalOccupancy.Department> departments(List<DeclaredStay> here, Instant at) {
        Map<String, long[]> counted = new TreeMap<>();
        Map<String, String> written = new TreeMap<>();
        for (DeclaredStay stay : here) {
            HospitalOccupancy.Persons one = persons(List.of(stay), at);
            Instant departed = stay.details.departedAt();
            Instant last = departed == null ? at : departed.minusNanos(1_000);
            add(
                    stay,
                    at,
                    counted,
                    written,
                    one.inpatients(),
                    one.companions(),
                    one.unspecified(),
                    0,
                    0,
                    one.missingCheckOuts());
            add(stay, stay.arrived(), counted, written, 0, 0, 0, one.admissions(), 0, 0);
            add(stay, last, counted, written, 0, 0, 0, 0, one.discharges(), 0);
        }
        List<HospitalOccupancy.Department> departments = new ArrayList<>();
        long[] nowhere = counted.remove(NOWHERE);
        counted.forEach((name, some) -> departments.add(department(written.get(name), some)));
        if (nowhere != null) {
            departments.add(department(null, nowhere));
        }
        return departments;
    }

    private static HospitalOccupancy.Department department(@Nullable String name, long[] counts) {
        return new HospitalOccupancy.Department(
                name, new HospitalOccupancy.Persons(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]));
    }

    private static void add(
            DeclaredStay stay, Instant when, Map<String, long[]> counted, Map<String, String> written, long... counts) {
        if (Arrays.stream(counts).sum() == 0) {
            return;
        }
        String name = stay.places.part(Field.PATIENT_DEPARTMENT, when);
        String department = name == null ? NOWHERE : Objects.requireNonNull(NormalForm.department(name));
        if (name != null) {
            written.merge(department, name, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
        long[] all = counted.computeIfAbsent(department, none -> new long[6]);
        for (int i = 0; i < counts.length; i++) {
            all[i] += counts[i];
        }
    }

    private static HospitalOccupancy.Persons persons(List<DeclaredStay> stays, Instant at) {
        YearMonth month = YearMonth.from(Vietnam.timeOf(at));
        List<DeclaredStay> patients = stays.stream()
                .filter(stay -> stay.details.patientRole() != PatientRole.COMPANION
                        && !stay.arrived().isAfter(at))
                .toList();
        List<DeclaredStay> here =
                stays.stream().filter(stay -> stay.inHouse(at)).toList();
        return new HospitalOccupancy.Persons(
                here.stream()
                        .filter(s -> s.details.patientRole() == PatientRole.INPATIENT)
                        .count(),
                here.stream()
                        .filter(s -> s.details.patientRole() == PatientRole.COMPANION)
                        .count(),
                here.stream().filter(s -> s.details.patientRole() == null).count(),
                patients.stream()
                        .filter(stay -> YearMonth.from(stay.day()).equals(month))
                        .count(),
                patients.stream()
                        .map(stay -> stay.details.departedAt())
                        .filter(departed -> departed != null
                                && !departed.isAfter(at)
                                && YearMonth.from(Vietnam.timeOf(departed)).equals(month))
                        .count(),
                here.stream().filter(stay -> stay.checkOutMissing(at)).count());
    }
}
