package vn.luutru.declaration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.event.StayEvent.StayForgotten;
import vn.luutru.declaration.place.Moves;

/**
 * A stay as its events have it.
 *
 * @param details the facts as last known; {@link StayDetails#EMPTY} once erased, also of those that are stored in clear
 * @param moves   where the guest was before; the details name the place after the last move
 * @param history everything that happened, oldest first; at least the check-in
 */
public record Stay(
        GuestCheckedIn checkIn, StayDetails details, Moves moves, State state, List<Recorded<StayEvent>> history) {

    /**
     * How many events a stay has at most before it takes no more moves and corrections: some ten times what the busiest
     * real one has. A check-out and a cancellation are taken all the same.
     */
    public static final int MOST_EVENTS = 200;

    /** Where a stay stands. */
    public enum State implements Code {
        IN_HOUSE("IN_HOUSE"),
        DEPARTED("DEPARTED"),
        CANCELLED("CANCELLED"),
        /** Its key, or its month's, is destroyed: the encrypted facts cannot be read, the name first of all. */
        FORGOTTEN("FORGOTTEN");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    public Stay {
        history = History.of(history);
    }

    /** The stay after one more event; null is the stay that does not exist yet. */
    public static Stay evolve(@Nullable Stay stay, Recorded<StayEvent> recorded) {
        if (stay == null) {
            if (recorded.event() instanceof GuestCheckedIn first) {
                boolean readable = first.details().has(Field.FULL_NAME);
                return readable
                        ? new Stay(first, first.details(), Moves.NONE, State.IN_HOUSE, List.of(recorded))
                        : new Stay(first, StayDetails.EMPTY, Moves.NONE, State.FORGOTTEN, List.of(recorded));
            }
            throw new IllegalStateException("The stream of a stay begins with its check-in");
        }
        StayDetails details = stay.details;
        Moves moves = stay.moves;
        State state = stay.state;
        if (state == State.FORGOTTEN) {
            return new Stay(stay.checkIn, details, moves, state, appended(stay.history, recorded));
        }
        switch (recorded.event()) {
            case GuestCheckedIn again ->
                throw new IllegalStateException("Second check-in in the stream " + again.stay());
            case GuestCheckedOut out -> {
                details = details.toBuilder()
                        .set(Field.DEPARTED_AT, out.departedAt())
                        .build();
                state = State.DEPARTED;
            }
            case StayCorrected corrected -> {
                Moves.Moved now = moves.corrected(details, corrected.changes());
                details = now.details();
                moves = now.moves();
                state = details.has(Field.DEPARTED_AT) ? State.DEPARTED : State.IN_HOUSE;
            }
            case GuestMoved moved -> {
                Moves.Moved now = moves.moved(details, moved.movedAt(), moved.to());
                details = now.details();
                moves = now.moves();
            }
            case StayCancelled cancelled -> state = State.CANCELLED;
            case StayForgotten forgotten -> {
                details = StayDetails.EMPTY;
                moves = Moves.NONE;
                state = State.FORGOTTEN;
            }
        }
        return new Stay(stay.checkIn, details, moves, state, appended(stay.history, recorded));
    }

    private static List<Recorded<StayEvent>> appended(List<Recorded<StayEvent>> history, Recorded<StayEvent> next) {
        return History.of(history).and(next);
    }
}
