package vn.luutru.projection.hospital;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Code;
import vn.luutru.declaration.PatientRole;

/**
 * The hospitals at an instant.
 *
 * @param hospitals the establishments that are hospitals on the local day of {@code at} and not closed, or closed with
 *                  somebody in establishment (these are not published); by id
 */
public record HospitalOccupancy(Instant at, Persons total, List<Hospital> hospitals) {

    /**
     * Who is in establishment, in stays that are not cancelled: arrived at or before the instant, not departed until after it.
     *
     * @param inpatients  patients
     * @param companions  who cares for a patient
     * @param unspecified told without a role
     */
    public record Persons(long inpatients, long companions, long unspecified) {

        static final Persons NONE = new Persons(0, 0, 0);

        /** Somebody with a role; null when it was not told. */
        static Persons one(@Nullable String role) {
            return role == null
                    ? new Persons(0, 0, 1)
                    : switch (Code.of(PatientRole.class, role)) {
                        case INPATIENT -> new Persons(1, 0, 0);
                        case COMPANION -> new Persons(0, 1, 0);
                    };
        }

        long all() {
            return inpatients + companions + unspecified;
        }

        Persons plus(Persons other) {
            return new Persons(
                    inpatients + other.inpatients, companions + other.companions, unspecified + other.unspecified);
        }
    }

    /**
     * A hospital.
     *
     * @param beds        bed places; 0 when it is closed
     * @param departments those with somebody in establishment, by name; in published figures, those with enough
     */
    public record Hospital(
            String id, String name, String ward, long beds, Persons persons, List<Department> departments) {}

    /**
     * A department.
     *
     * @param name as told; null when it was not told
     */
    public record Department(@Nullable String name, Persons persons) {}
}
