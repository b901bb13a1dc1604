package vn.luutru.declaration.place;

import java.time.Instant;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.Code;

/**
 * A guest's move, as it was declared and then corrected: from an instant on, where they are.
 *
 * <p>A move says nothing about what lies outside the outermost part that it names, and everything about what lies
 * within: who moves to another bed stays in the room; who moves to another room has no bed but the one that is named.
 *
 * @param outermost the outermost part that the move names
 * @param to        the parts from {@code outermost} inwards; null where they are not declared
 */
public record Move(Instant movedAt, Part outermost, Place to) {

    /** The parts of a place, from the outermost inwards. */
    public enum Part implements Code {
        DEPARTMENT("DEPARTMENT"),
        ROOM("ROOM"),
        BED("BED");

        private final String code;

        Part(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        /** The outermost part that a place names. */
        public static Part of(Place place) {
            if (place.department() != null) {
                return DEPARTMENT;
            }
            return place.room() != null ? ROOM : BED;
        }
    }

    /** A move as it is declared. */
    public static Move declared(Instant movedAt, Place to) {
        return new Move(movedAt, Part.of(to), to);
    }

    /** Where the guest is after the move. */
    public Place from(Place before) {
        return switch (outermost) {
            case DEPARTMENT -> to;
            case ROOM -> new Place(before.department(), to.room(), to.bed());
            case BED -> new Place(before.department(), before.room(), to.bed());
        };
    }

    /** Whether the move says what a field is after it. */
    public boolean decides(Field field) {
        return switch (field) {
            case PATIENT_DEPARTMENT -> outermost == Part.DEPARTMENT;
            case ROOM -> outermost != Part.BED;
            case BED -> true;
            default -> false;
        };
    }
}
