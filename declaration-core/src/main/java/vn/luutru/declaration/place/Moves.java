package vn.luutru.declaration.place;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

/**
 * Where the guest of a stay was at each instant: the place of the check-in, and the moves in the order of their instants.
 *
 * <p>The order in which moves are declared does not matter, but for two of the same instant: the one declared later takes
 * the place of the other. Instants before the arrival and after the departure are answered as if the guest were there.
 *
 * @param first the place before every move; not used while there is none
 * @param moves by their instants, each of which is unique
 */
public record Moves(Place first, List<Move> moves) {

    /** No move. The place is the one that the facts of the stay name. */
    public static final Moves NONE = new Moves(Place.UNKNOWN, List.of());

    private static final List<Field> PARTS = List.of(Field.PATIENT_DEPARTMENT, Field.ROOM, Field.BED);

    /**
     * A stay after a move or a correction.
     *
     * @param details the facts, with the place after the last move and its instant
     */
    public record Moved(StayDetails details, Moves moves) {}

    /**
     * Where the guest was from an instant on.
     *
     * @param to the instant of the next move or the departure, when they were there no more; null while they are there
     */
    public record Stretch(Instant from, @Nullable Instant to, Place place) {}

    public Moves {
        moves = List.copyOf(moves);
    }

    public boolean isEmpty() {
        return moves.isEmpty();
    }

    /** The instant of the last move; null if there is none. */
    public @Nullable Instant last() {
        return isEmpty() ? null : moves.getLast().movedAt();
    }

    /** The move at exactly this instant; null if there is none. */
    public @Nullable Move at(Instant instant) {
        for (Move move : moves) {
            if (move.movedAt().equals(instant)) {
                return move;
            }
        }
        return null;
    }

    /**
     * Where the guest is at an instant.
     *
     * @param details the facts of the stay, as last known
     */
    public Place placeAt(StayDetails details, Instant instant) {
        if (isEmpty()) {
            return Place.of(details);
        }
        Place place = first;
        for (Move move : moves) {
            if (move.movedAt().isAfter(instant)) {
                break;
            }
            place = move.from(place);
        }
        return place;
    }

    /**
     * The places of a stay one after the other, from its arrival to its departure; what lies outside is left out.
     *
     * @param details the facts of the stay, as last known
     * @param arrived the instant from which on the guest is there
     */
    public List<Stretch> stretches(StayDetails details, Instant arrived) {
        Instant departed = details.departedAt();
        List<Stretch> stretches = new ArrayList<>();
        Instant from = arrived;
        Place place = placeAt(details, arrived);
        for (Move move : moves) {
            boolean within = move.movedAt().isAfter(arrived)
                    && (departed == null || move.movedAt().isBefore(departed));
            if (within) {
                stretches.add(new Stretch(from, move.movedAt(), place));
                from = move.movedAt();
                place = move.from(place);
            }
        }
        stretches.add(new Stretch(from, departed, place));
        return stretches;
    }

    /** The stay after a move, whichever moves are known. */
    public Moved moved(StayDetails details, Instant movedAt, Place to) {
        Place before = isEmpty() ? Place.of(details) : first;
        return placed(details, new Moves(before, with(Move.declared(movedAt, to))));
    }

    /**
     * The stay after a correction. A corrected part of the place is the part of the last move that decides it, or of the
     * check-in where none does. A corrected {@link Field#MOVED_AT} is that of the last move; a null there takes the last
     * move back, and the other changes then concern what is last without it.
     */
    public Moved corrected(StayDetails details, Changes changes) {
        StayDetails changed = details.with(changes);
        if (isEmpty()) {
            // The reader of events accepts it; no move, no instant of one.
            return new Moved(
                    changed.has(Field.MOVED_AT)
                            ? changed.toBuilder().set(Field.MOVED_AT, null).build()
                            : changed,
                    this);
        }
        boolean takenBack = changes.removed().contains(Field.MOVED_AT);
        Moves now = takenBack ? new Moves(first, moves.subList(0, moves.size() - 1)) : this;
        for (Field part : PARTS) {
            if (changes.fields().contains(part)) {
                now = now.corrected(part, changes.set().get(part));
            }
        }
        if (!takenBack && changes.set().get(Field.MOVED_AT) instanceof Instant instead) {
            Move last = now.moves.getLast();
            Moves without = new Moves(now.first, now.moves.subList(0, now.moves.size() - 1));
            now = new Moves(now.first, without.with(new Move(instead, last.outermost(), last.to())));
        }
        return placed(changed, now);
    }

    private Moves corrected(Field part, @Nullable Object value) {
        for (int i = moves.size() - 1; i >= 0; i--) {
            Move move = moves.get(i);
            if (move.decides(part)) {
                List<Move> corrected = new ArrayList<>(moves);
                corrected.set(
                        i, new Move(move.movedAt(), move.outermost(), move.to().with(part, value)));
                return new Moves(first, corrected);
            }
        }
        return new Moves(first.with(part, value), moves);
    }

    private List<Move> with(Move added) {
        List<Move> all = new ArrayList<>(moves.size() + 1);
        for (Move move : moves) {
            if (move.movedAt().isBefore(added.movedAt())) {
                all.add(move);
            }
        }
        all.add(added);
        for (Move move : moves) {
            if (move.movedAt().isAfter(added.movedAt())) {
                all.add(move);
            }
        }
        return all;
    }

    private static Moved placed(StayDetails details, Moves moves) {
        Place now = moves.first;
        for (Move move : moves.moves) {
            now = move.from(now);
        }
        StayDetails placed =
                now.in(details).toBuilder().set(Field.MOVED_AT, moves.last()).build();
        return new Moved(placed, moves.isEmpty() ? NONE : moves);
    }
}
