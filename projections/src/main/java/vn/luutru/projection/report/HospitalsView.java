package vn.luutru.projection.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.hospital.HospitalOccupancy;

/** Who is in the hospitals, as it is answered. */
public record HospitalsView(Instant at, boolean rounded, Persons total, List<Hospital> hospitals) {

    public record Persons(
            Cell inpatients,
            Cell companions,
            Cell unspecified,
            Cell admissions,
            Cell discharges,
            Cell missingCheckOuts) {}

    public record Department(@Nullable String name, Persons persons) {}

    /**
     * A hospital.
     *
     * @param bedOccupancy in-patients of bed places, as published; null without beds
     * @param overOccupied whether there are more in-patients than bed places, as published
     */
    public record Hospital(
            String establishmentId,
            String name,
            String ward,
            long beds,
            @Nullable Double bedOccupancy,
            boolean overOccupied,
            Persons persons,
            List<Department> departments) {}

    /** @param exact whether these are exact figures, and not published ones */
    public static HospitalsView of(HospitalOccupancy found, boolean exact) {
        return new HospitalsView(
                found.at(),
                !exact,
                persons(found.total(), exact),
                found.hospitals().stream()
                        .map(hospital -> new Hospital(
                                hospital.id(),
                                hospital.name(),
                                hospital.ward(),
                                hospital.beds(),
                                hospital.beds() == 0
                                        ? null
                                        : Math.round(10_000.0
                                                        * hospital.persons().inpatients()
                                                        / hospital.beds())
                                                / 10_000.0,
                                hospital.persons().inpatients() > hospital.beds(),
                                persons(hospital.persons(), exact),
                                hospital.departments().stream()
                                        .map(department ->
                                                new Department(department.name(), persons(department.persons(), exact)))
                                        .toList()))
                        .toList());
    }

    /** Published figures of all hospitals together. */
    public static Persons persons(HospitalOccupancy.Persons published) {
        return persons(published, false);
    }

    private static Persons persons(HospitalOccupancy.Persons persons, boolean exact) {
        return new Persons(
                Cell.of(persons.inpatients(), exact),
                Cell.of(persons.companions(), exact),
                Cell.of(persons.unspecified(), exact),
                Cell.of(persons.admissions(), exact),
                Cell.of(persons.discharges(), exact),
                Cell.of(persons.missingCheckOuts(), exact));
    }
}
