package vn.luutru.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.CheckpointStore.Checkpoint;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.LogMark;

/** Whether tables are of the log that is read now. */
final class LogCheck {

    /** A restored backup shows as soon as a connection breaks or the log is found shorter, and otherwise after this. */
    private static final Duration VERIFY_EVERY = Duration.ofSeconds(30);

    private final EventLog log;
    private volatile long verifiedAt = System.nanoTime();

    LogCheck(EventLog log) {
        this.log = log;
    }

    /** @throws LogMismatchException if the tables are of another log */
    void verify(Checkpoint checkpoint) {
        verifiedAt = System.nanoTime();
        String mismatch = mismatch(checkpoint);
        if (mismatch != null) {
            throw new LogMismatchException(mismatch);
        }
    }

    /** Why a checkpoint is not of this log, whose cache is then dropped; null if it is. */
    @Nullable
    String mismatch(Checkpoint checkpoint) {
        String mismatch = checkpoint.position() == 0 ? null : compared(checkpoint);
        if (mismatch != null) {
            log.dropCache();
        }
        return mismatch;
    }

    private @Nullable String compared(Checkpoint checkpoint) {
        LogMark there = log.mark(checkpoint.position());
        LogMark here = checkpoint.mark();
        if (there == null) {
            return "The log ends before position " + checkpoint.position()
                    + ", up to which this read model was built: it was restored from an older backup."
                    + " Rebuild this read model";
        }
        return here == null || here.equals(there)
                ? null
                : "The log has another event at position " + checkpoint.position()
                        + " than this read model was built from: it was restored or replaced."
                        + " Rebuild this read model";
    }

    /** Looks from time to time whether the log is still the one that the tables were built from. */
    void verifyNowAndThen(Checkpoint checkpoint) {
        if (System.nanoTime() - verifiedAt > VERIFY_EVERY.toNanos()) {
            verify(checkpoint);
        }
    }
}
