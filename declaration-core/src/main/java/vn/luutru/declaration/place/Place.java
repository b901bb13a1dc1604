package vn.luutru.declaration.place;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

/**
 * A place within an establishment, as it is written. Each part is null where it is not declared.
 *
 * @param department of a hospital
 */
public record Place(
        @Nullable String department,
        @Nullable String room,
        @Nullable String bed) {

    /** Nothing is declared. */
    public static final Place UNKNOWN = new Place(null, null, null);

    /** The place that facts name. */
    public static Place of(StayDetails details) {
        return new Place((String) details.get(Field.PATIENT_DEPARTMENT), details.room(), details.bed());
    }

    /** These facts with this place instead of theirs. */
    public StayDetails in(StayDetails details) {
        return details.toBuilder()
                .set(Field.PATIENT_DEPARTMENT, department)
                .set(Field.ROOM, room)
                .set(Field.BED, bed)
                .build();
    }

    /** Whether no part is declared. */
    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /** Whether both are one place by the {@link NormalForm} of their parts. */
    public boolean isSame(Place other) {
        return Objects.equals(NormalForm.department(department), NormalForm.department(other.department))
                && Objects.equals(NormalForm.room(room), NormalForm.room(other.room))
                && Objects.equals(NormalForm.bed(bed), NormalForm.bed(other.bed));
    }

    /** With another value of one part; the same place for any other field. */
    Place with(Field part, @Nullable Object value) {
        return switch (part) {
            case PATIENT_DEPARTMENT -> new Place((String) value, room, bed);
            case ROOM -> new Place(department, (String) value, bed);
            case BED -> new Place(department, room, (String) value);
            default -> this;
        };
    }
}
