package vn.luutru.adapter.http.admin;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import vn.luutru.declaration.StayId;

/** Destroys keys of personal data, irrevocably. Calls block, and may be repeated. */
public interface Erasure {

    /** Nobody can read any more who it was; the position of the event that says so, empty if there is no such stay. */
    Optional<Long> erase(StayId stay, Instant at, String by);

    /** The month is not over by the store's own clock. */
    final class MonthNotOverException extends RuntimeException {

        public MonthNotOverException() {
            super("The month is not over by the store's clock", null, false, false);
        }
    }

    /**
     * Nobody can read any more who was first declared in that local month; the position of the event.
     *
     * @param by      the administrator who agreed
     * @param askedBy the one who had asked for it
     * @throws MonthNotOverException if the month is not over by the store's clock, whatever this machine's says
     */
    long erase(YearMonth month, Instant at, String by, String askedBy);
}
