package vn.luutru.projection.subscription;

import java.time.Instant;
import java.util.UUID;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/**
 * Which event a checkpoint stands at. An older backup that is restored, and then grows again, has other events at the
 * same positions, and these were recorded later.
 *
 * @param log        the identity of the log
 * @param recordedAt when the event at the position was recorded
 */
public record LogMark(UUID log, Instant recordedAt) {

    /** The mark of an event of a log. */
    public static LogMark of(UUID log, Recorded<Event> event) {
        return new LogMark(log, event.recordedAt());
    }
}
