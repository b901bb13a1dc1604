package vn.luutru.adapter.kafka.intake;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import vn.luutru.intake.DeclarationOutcome;

/**
 * What became of the records whose outcomes are committed. A record that is read again after a crash has one committed
 * outcome, and counts once: received = accepted + replayed + rejected, whatever was tried how often.
 */
public final class IntakeMeters {

    /** How many outcomes of each kind a transaction has; used by one thread. */
    static final class Count {

        private long accepted;
        private long replayed;
        private long rejected;

        void add(DeclarationOutcome outcome) {
            switch (outcome.kind()) {
                case ACCEPTED -> accepted++;
                case REPLAYED -> replayed++;
                case REJECTED -> rejected++;
            }
        }

        long sum() {
            return accepted + replayed + rejected;
        }
    }

    private final LongAdder received = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder replayed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder restarts = new LongAdder();
    private final AtomicLong lag = new AtomicLong();

    void committed(Count count) {
        accepted.add(count.accepted);
        replayed.add(count.replayed);
        rejected.add(count.rejected);
        received.add(count.sum());
    }

    void restarted() {
        restarts.increment();
    }

    void lag(long records) {
        lag.set(records);
    }

    /** Records that have a committed outcome. */
    public long received() {
        return received.sum();
    }

    public long accepted() {
        return accepted.sum();
    }

    public long replayed() {
        return replayed.sum();
    }

    public long rejected() {
        return rejected.sum();
    }

    /** How often this process began anew, from the committed offsets. */
    public long restarts() {
        return restarts.sum();
    }

    /** Records of this process's partitions that have no outcome yet, as far as it knows. */
    public long lag() {
        return lag.get();
    }
}
