package vn.luutru.projection.hospital;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.PatientRole;

/**
 * The hospitals at an instant.
 *
 * @param hospitals the establishments that are hospitals on the local day of {@code at}, registered and not closed; others
 *                  with somebody in house, who came or left in the month (these are not published); by id
 */
public record HospitalOccupancy(Instant at, Persons total, List<Hospital> hospitals) {

    /**
     * Who is in house, in stays that are not cancelled: arrived at or before the instant, not departed until after it.
     *
     * @param inpatients  patients
     * @param companions  who cares for a patient
     * @param unspecified declared without a role
     * @param admissions  arrived since the local month began, the instant included, and not as a companion
     * @param discharges  departed since the local month began, the instant included, and not a companion
     * @param missingCheckOuts of all in house, whatever their role, those without a departure whose planned day of
     *                    departure is over, or, where none was declared, so many nights as
     *                    {@code luutru.statistics.open-nights} says: their check-out is taken for forgotten
     */
    public record Persons(
            long inpatients,
            long companions,
            long unspecified,
            long admissions,
            long discharges,
            long missingCheckOuts) {

        static final Persons NONE = new Persons(0, 0, 0, 0, 0, 0);

        /**
         * Somebody with a role, null when it was not declared, who was admitted or discharged, or is in house, perhaps with
         * a missing check-out.
         */
        static Persons one(
                @Nullable String role, boolean inHouse, boolean admitted, boolean discharged, boolean checkOutMissing) {
            PatientRole known = role == null ? null : Code.of(PatientRole.class, role);
            boolean patient = known != PatientRole.COMPANION;
            return new Persons(
                    inHouse && known == PatientRole.INPATIENT ? 1 : 0,
                    inHouse && !patient ? 1 : 0,
                    inHouse && known == null ? 1 : 0,
                    patient && admitted ? 1 : 0,
                    patient && discharged ? 1 : 0,
                    inHouse && checkOutMissing ? 1 : 0);
        }

        long all() {
            return inpatients + companions + unspecified;
        }

        /** Without who came and left, and without missing check-outs. */
        Persons inHouse() {
            return new Persons(inpatients, companions, unspecified, 0, 0, 0);
        }

        Persons plus(Persons other) {
            return new Persons(
                    inpatients + other.inpatients,
                    companions + other.companions,
                    unspecified + other.unspecified,
                    admissions + other.admissions,
                    discharges + other.discharges,
                    missingCheckOuts + other.missingCheckOuts);
        }
    }

    /**
     * A hospital.
     *
     * @param beds        bed places; 0 when it is closed
     * @param departments those with somebody in house, or who came or left in the month, by name; in published figures, those with enough
     */
    public record Hospital(
            String id, String name, String ward, long beds, Persons persons, List<Department> departments) {}

    /**
     * A department.
     *
     * @param name as declared, of several spellings the first in the order of characters; null when it was not declared
     */
    public record Department(@Nullable String name, Persons persons) {}
}
