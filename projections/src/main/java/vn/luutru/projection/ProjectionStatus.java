package vn.luutru.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is.
 *
 * @param version    of its tables
 * @param position   the last event that its readers see, 0 before the first
 * @param head       the newest event of the log
 * @param lagEvents  how many events its readers do not see yet; where the log leaves positions out, how many positions
 * @param lagTime    how long ago the oldest of these was recorded; zero when there is none
 * @param stop       why its readers see no newer events, whichever process found it out; null unless an event cannot be
 *                   read
 * @param rebuiltTo  how far a rebuild beside it is, null when there is none
 * @param lastError  the class and SQL state of the last failure, without its message, which might name a person; null
 *                   when the last batch went well
 */
public record ProjectionStatus(
        String name,
        int version,
        long position,
        long head,
        long lagEvents,
        Duration lagTime,
        State state,
        @Nullable Stop stop,
        @Nullable Long rebuiltTo,
        @Nullable String lastError) {

    /** What the projection is doing. */
    public enum State {
        /** Not kept by this process: not begun, or ended with it. */
        INACTIVE,
        /** The next event cannot be read: questions are refused until it is repaired or quarantined. */
        STOPPED,
        /** Applying events, or waiting for new ones. */
        RUNNING,
        /** Its tables are of an older version: they answer, but stand still until the new ones are built. */
        REBUILDING,
        /** Running, but without progress for 20 seconds although the log has more. */
        STALLED,
        /** The last batch failed; it is tried again. */
        FAILING,
        /** The tables are of another log, or of one that was restored since: they answer, but must be rebuilt. */
        DIVERGED,
        /** The tables are of a newer version than this process: another process keeps them. */
        OUTDATED
    }
}
