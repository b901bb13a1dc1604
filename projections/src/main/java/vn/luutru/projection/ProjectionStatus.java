package vn.luutru.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;

/**
 * How far a projection is.
 *
 * @param version    of its tables
 * @param position   the last event that its readers see, 0 before the first
 * @param head       the newest event of the log
 * @param lagEvents  how many events its readers do not see yet; where the log leaves positions out, how many positions
 * @param lagTime    how long ago the oldest of these was recorded; zero when there is none
 * @param stop       why its readers are refused, whichever process found it out; null if they are not
 * @param pause      since when an administrator holds it, or which position it must see before it is asked again; null
 *                   if its questions are answered
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
        @Nullable Pause pause,
        @Nullable Long rebuiltTo,
        @Nullable String lastError) {

    /** What the projection is doing. */
    public enum State implements Code {
        /** Not kept by this process: not begun, or ended with it. */
        INACTIVE("INACTIVE"),
        /** The next event cannot be read: questions are refused until it is repaired or quarantined. */
        STOPPED("STOPPED"),
        /** Applying events, or waiting for new ones. */
        RUNNING("RUNNING"),
        /** An administrator holds it: nothing is applied, and questions are refused until it is resumed. */
        PAUSED("PAUSED"),
        /**
         * Its tables are of an older version, and stand still until the new ones are built. They answer meanwhile, but readers
         * who lack events for a minute, or whose question does not fit them, are refused.
         */
        REBUILDING("REBUILDING"),
        /** Running, but without progress for 20 seconds although the log has more. */
        STALLED("STALLED"),
        /** The last batch failed; it is tried again. Readers who lack events for a minute are refused. */
        FAILING("FAILING"),
        /** The tables are of another log, or of one that was restored since: readers are refused until they are rebuilt. */
        DIVERGED("DIVERGED"),
        /** The tables are of a newer version than this process: another process keeps them, and answers from them. */
        OUTDATED("OUTDATED");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
