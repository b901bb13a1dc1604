package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import vn.luutru.declaration.event.Event;

/**
 * An event as it lies in the log.
 *
 * @param position   its place in the log, above 0; positions increase in the order of commits, and some may be missing
 * @param recordedAt when its group was written, by the clock of the service; never earlier than that of the event
 *                   before it
 * @param keyMonth   the local month, as yyyymm, whose key wraps the key that encrypts what is personal in it; 0 if
 *                   nothing is, if that key is destroyed, or before the event is stored
 */
public record Recorded<E extends Event>(long position, Instant recordedAt, int keyMonth, E event) {

    /** An event without an encrypted part, or of which nobody asks with which month it goes. */
    public Recorded(long position, Instant recordedAt, E event) {
        this(position, recordedAt, 0, event);
    }

    /**
     * The local month, as yyyymm, with which what is personal in it is erased: that of its key. An event that waited
     * over the end of a month is recorded in a later month than that of its key. Without a key, the month in which it
     * was recorded.
     */
    public int month() {
        if (keyMonth != 0) {
            return keyMonth;
        }
        LocalDate day = Vietnam.dateOf(recordedAt);
        return day.getYear() * 100 + day.getMonthValue();
    }
}
