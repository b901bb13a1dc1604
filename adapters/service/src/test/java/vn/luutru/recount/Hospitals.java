package vn.luutru.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Patients and companions at an instant, as the glossary defines them. */
final class Hospitals {

    private final World world;
    private final Zones time;
    private final Instant at;
    private final LocalDate day;

    Hospitals(World world, Instant at) {
        this.world = world;
        this.at = at;
        time = new Zones(world, at);
        day = at.atZone(PlainStay.LOCAL).toLocalDate();
    }

    /** One line for the whole, each hospital and each department. */
    Map<String, Map<String, Object>> of(@Nullable String ward) {
        Map<String, Map<String, Object>> lines = new TreeMap<>();
        List<PlainStay> all = new ArrayList<>();
        for (PlainEstablishment establishment : world.establishments.values()) {
            if (!establishment.hospital(day) || (ward != null && !ward.equals(establishment.ward(day)))) {
                continue;
            }
            List<PlainStay> own = world.stays().stream()
                    .filter(stay -> stay.establishment == establishment)
                    .filter(stay -> time.present(stay) || came(stay) || left(stay))
                    .toList();
            all.addAll(own);
            if (!establishment.registered(day) && own.isEmpty()) {
                continue;
            }
            Map<String, Object> line = figures(own);
            long beds = establishment.there(day) ? establishment.beds(day) : 0;
            line.put("ward", establishment.ward(day));
            line.put("beds", beds);
            line.put("bedOccupancy", String.valueOf(Tourism.ratio((long) line.get("inpatients"), beds)));
            line.put("overOccupied", (long) line.get("inpatients") > beds);
            lines.put("hospital " + establishment.id, line);
            departments(establishment, own, lines);
        }
        lines.put("total", figures(all));
        return lines;
    }

    /** In house by the department of the instant, admitted by that of the arrival, discharged by that of the departure. */
    private void departments(
            PlainEstablishment establishment, List<PlainStay> own, Map<String, Map<String, Object>> lines) {
        Map<String, Department> departments = new TreeMap<>();
        for (PlainStay stay : own) {
            if (time.present(stay)) {
                of(departments, stay.places.at("department", at)).present.add(stay);
            }
            if (came(stay)) {
                of(departments, stay.places.at("department", stay.arrival()))
                        .came
                        .add(stay);
            }
            if (left(stay)) {
                of(departments, stay.places.at("department", stay.departure()))
                        .left
                        .add(stay);
            }
        }
        departments.values().forEach(department -> {
            Map<String, Object> figures = figures(department.present);
            figures.put("admissions", (long) department.came.size());
            figures.put("discharges", (long) department.left.size());
            lines.put("department " + establishment.id + " " + department.shown, figures);
        });
    }

    private static final class Department {
        private String shown = "";
        private final List<PlainStay> present = new ArrayList<>();
        private final List<PlainStay> came = new ArrayList<>();
        private final List<PlainStay> left = new ArrayList<>();
    }

    private static Department of(Map<String, Department> departments, @Nullable String name) {
        Department department =
                departments.computeIfAbsent(name == null ? "" : Spelling.department(name), key -> new Department());
        String written = String.valueOf(name);
        if (department.shown.isEmpty() || written.compareTo(department.shown) < 0) {
            department.shown = written;
        }
        return department;
    }

    private Map<String, Object> figures(List<PlainStay> stays) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("inpatients", count(stays, stay -> time.present(stay) && role(stay, "INPATIENT")));
        figures.put("companions", count(stays, stay -> time.present(stay) && role(stay, "COMPANION")));
        figures.put("unspecified", count(stays, stay -> time.present(stay) && role(stay, null)));
        figures.put("admissions", count(stays, this::came));
        figures.put("discharges", count(stays, this::left));
        figures.put("missingCheckOuts", count(stays, time::checkOutMissing));
        return figures;
    }

    private boolean came(PlainStay stay) {
        return time.came(stay) && !role(stay, "COMPANION");
    }

    private boolean left(PlainStay stay) {
        return time.left(stay) && !role(stay, "COMPANION");
    }

    private static boolean role(PlainStay stay, @Nullable String role) {
        return String.valueOf(role).equals(String.valueOf(stay.text("/patient/role")));
    }

    private static long count(List<PlainStay> stays, Predicate<PlainStay> which) {
        return stays.stream().filter(which).count();
    }
}
