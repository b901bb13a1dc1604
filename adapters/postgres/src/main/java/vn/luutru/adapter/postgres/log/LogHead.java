package vn.luutru.adapter.postgres.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.NewestPosition;

/** The newest position that this process knows of, and who is called with what it commits itself. */
public final class LogHead {

    private final NewestPosition newest = new NewestPosition();
    private volatile @Nullable CommitListener listener;

    /** Called for each group that this process has committed, on the thread that writes: it must not wait. */
    public interface CommitListener {
        /** @param base the position before the first of the group */
        void committed(long base, Instant recordedAt, List<NewEvent> group);
    }

    public void listen(CommitListener listener) {
        this.listener = listener;
    }

    public NewestPosition newest() {
        return newest;
    }

    /** This process has committed a group: who sees the newest position finds what the listener made of it. */
    public void committed(long base, Instant recordedAt, List<NewEvent> group) {
        CommitListener observer = listener;
        if (observer != null) {
            observer.committed(base, recordedAt, group);
        }
        newest.reached(base + group.size());
    }
}
