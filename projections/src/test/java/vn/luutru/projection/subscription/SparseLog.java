package vn.luutru.projection.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** A log whose positions increase by nine to thirteen, as those of a log do that other streams share. */
public final class SparseLog implements EventLog {

    private static final int STEP = 11;

    private final EventLog dense;

    public SparseLog(EventLog dense) {
        this.dense = dense;
    }

    /** The position of the event that has the dense one. */
    public static long sparse(long position) {
        return position == 0 ? 0 : STEP * position + position % 3;
    }

    private static long dense(long position) {
        long found = position / STEP;
        while (sparse(found) > position) {
            found--;
        }
        while (sparse(found + 1) <= position) {
            found++;
        }
        return found;
    }

    @Override
    public List<Recorded<Event>> read(long after, int max) {
        return dense.read(dense(after), max).stream()
                .map(event -> new Recorded<>(sparse(event.position()), event.recordedAt(), event.event()))
                .toList();
    }

    @Override
    public long head() {
        return sparse(dense.head());
    }

    @Override
    public @Nullable Instant timeAfter(long position, Instant now) {
        return dense.timeAfter(dense(position), now);
    }

    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        return dense.awaitAfter(dense(position), atMost);
    }
}
