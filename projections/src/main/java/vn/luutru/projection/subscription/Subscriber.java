package vn.luutru.projection.subscription;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.UnreadableEventException;

/**
 * Who follows the log through a {@link Subscription}, which calls every method on its own thread but {@link #gathers}.
 *
 * <p>The checkpoint is the subscriber's: where it is stored in one transaction with what an event does, each event counts
 * once; where it is stored after that, an event may come again.
 */
public interface Subscriber extends AutoCloseable {

    /**
     * What became of one turn.
     *
     * @param position of the last event handled, 0 before the first
     * @param more     whether the next turn has something to do at once
     */
    record Turn(long position, boolean more) {}

    /** The name, also of the thread. */
    String name();

    /**
     * Takes what it needs to handle events: before the first turn, and again after each failure.
     *
     * @return the checkpoint: the position of the last event handled, 0 before the first
     */
    long open() throws SQLException, InterruptedException;

    /**
     * Handles the next events after the checkpoint, in the order of the log, and moves the checkpoint. There may be none.
     *
     * @return null when there is nothing more to follow
     */
    @Nullable
    Turn next() throws SQLException, InterruptedException;

    /** How long events may gather before the next turn, while nobody waits for one of them. */
    default Duration gathers() {
        return Duration.ZERO;
    }

    /** An event cannot be read: it is tried again, now and then. */
    void stopped(UnreadableEventException event);

    /** A turn failed: it is tried again from the checkpoint. */
    void failed(Throwable failure);

    /** Gives back what was taken, after a failure too. */
    @Override
    void close() throws SQLException;
}
