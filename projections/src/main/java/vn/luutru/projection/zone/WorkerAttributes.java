package vn.luutru.projection.zone;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.occupancy.OccupantAttributes;
import vn.luutru.projection.occupancy.Occupants;

/**
 * What the persons in a zone are grouped by, beside their establishment.
 *
 * @param taxCode of the employer
 * @param name    of an employer without a tax code, in its normal form; null otherwise
 */
record WorkerAttributes(
        @Nullable String taxCode,
        @Nullable String name,
        String sex,
        String origin,
        @Nullable String nationality,
        @Nullable String province) {

    /** Whom one line counts. */
    record Group(
            Line.Kind by, @Nullable String key, @Nullable String name) {

        static Group establishment(String id) {
            return new Group(Line.Kind.ESTABLISHMENT, id, null);
        }
    }

    /** @param number of particulars among those who are counted */
    static WorkerAttributes of(Occupants occupants, int number, Employers employers) {
        OccupantAttributes particulars = occupants.particulars(number);
        String name = occupants.employer(number);
        String taxCode = particulars.taxCode() == null ? employers.taxCode(name) : particulars.taxCode();
        return new WorkerAttributes(
                taxCode,
                taxCode == null ? name : null,
                Objects.requireNonNullElse(particulars.sex(), "UNKNOWN"),
                origin(particulars.nationality()),
                particulars.nationality(),
                particulars.province());
    }

    Group employer() {
        return new Group(Line.Kind.EMPLOYER, taxCode, name);
    }

    /** All groups that a person with these traits belongs to, but for their establishment. */
    List<Group> groups() {
        return Arrays.asList(
                new Group(Line.Kind.TOTAL, null, null),
                employer(),
                new Group(Line.Kind.SEX, sex, null),
                new Group(Line.Kind.ORIGIN, origin, null),
                new Group(Line.Kind.NATIONALITY, nationality, null),
                new Group(Line.Kind.PROVINCE, province, null));
    }

    private static String origin(@Nullable String nationality) {
        if (nationality == null) {
            return "UNKNOWN";
        }
        return nationality.equals(Vietnam.CODE) ? "DOMESTIC" : "INTERNATIONAL";
    }
}
