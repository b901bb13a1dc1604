package vn.luutru.projection.tourism.cube;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * The establishments that are counted together on one day: of one ward, type and rank.
 *
 * @param stars 0 without a rank
 */
public record Group(String ward, String type, int stars) {

    /** All establishments of the province together, in published figures that are split by persons alone. */
    public static final Group PROVINCE = new Group("", "", 0);

    /** Where an establishment counts on a local day; null if its guests then are no tourists. */
    public static @Nullable Group of(@Nullable EstablishmentRecord establishment, LocalDate day) {
        return establishment == null ? null : of(establishment.on(day));
    }

    /** Its value in one dimension of establishments. */
    public @Nullable String value(GroupBy dimension) {
        return switch (dimension) {
            case WARD -> ward;
            case ESTABLISHMENT_TYPE -> type;
            case STARS -> stars == 0 ? null : Integer.toString(stars);
            case DAY, MONTH, ORIGIN, NATIONALITY, AGE_GROUP, SEX ->
                throw new IllegalArgumentException("Nothing that establishments are");
        };
    }

    public static @Nullable Group of(Establishment description) {
        return description.type().tourism()
                ? new Group(
                        description.ward(),
                        description.type().code(),
                        Objects.requireNonNullElse(description.stars(), 0))
                : null;
    }
}
