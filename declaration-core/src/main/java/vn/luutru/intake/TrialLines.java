package vn.luutru.intake;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import vn.luutru.declaration.DryRun;

/**
 * How many lines the dry runs of a process remember: all together, and those of one caller. A line is remembered until its
 * dry run ends, with one to three kilobytes of the heap. Safe for many threads.
 */
public final class TrialLines {

    /** Of all callers, where nothing else is set. */
    public static final int MOST = 100_000;

    /** Of one caller, where nothing else is set; more guests than a large establishment takes in a season. */
    public static final int MOST_OF_ONE = 25_000;

    private final long most;
    private final long mostOfOne;
    private final AtomicLong used = new AtomicLong();
    private final ConcurrentHashMap<String, Long> byCaller = new ConcurrentHashMap<>();

    /**
     * @param most      lines of all callers
     * @param mostOfOne lines of one caller
     */
    public TrialLines(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** The part of one dry run. */
    Share share(String caller) {
        return new Share(caller);
    }

    /** How many lines are remembered. */
    public long used() {
        return used.get();
    }

    private boolean take(String caller, long lines) {
        if (used.addAndGet(lines) > most) {
            used.addAndGet(-lines);
            return false;
        }
        if (byCaller.merge(caller, lines, Long::sum) > mostOfOne) {
            give(caller, lines);
            return false;
        }
        return true;
    }

    private void give(String caller, long lines) {
        used.addAndGet(-lines);
        byCaller.computeIfPresent(caller, (known, held) -> held == lines ? null : held - lines);
    }

    /** What one dry run remembers; closed, it takes nothing more. */
    final class Share implements DryRun.Room {

        private final String caller;
        private long held;
        private boolean closed;

        private Share(String caller) {
            this.caller = caller;
        }

        @Override
        public synchronized boolean take(int lines) {
            if (closed || !TrialLines.this.take(caller, lines)) {
                return false;
            }
            held += lines;
            return true;
        }

        @Override
        public synchronized void give(int lines) {
            if (!closed) {
                giveBack(lines);
            }
        }

        @Override
        public long most() {
            return mostOfOne;
        }

        private void giveBack(long lines) {
            TrialLines.this.give(caller, lines);
            held -= lines;
        }

        /** Gives back all that is held. */
        synchronized void close() {
            closed = true;
            if (held > 0) {
                giveBack(held);
            }
        }
    }
}
