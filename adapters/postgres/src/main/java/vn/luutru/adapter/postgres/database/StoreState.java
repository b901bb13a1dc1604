package vn.luutru.adapter.postgres.database;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.ClockSkewException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.stored.WriterState;

/**
 * What keeps declarations from being written, and why. Readiness reports it; while a cause that {@linkplain
 * Cause#refuses refuses} lasts, nothing is appended.
 *
 * <p>A reason names settings, tables and SQL states, never a row: it is shown to whoever may ask for the state.
 */
public final class StoreState implements WriterState {

    /** One of these at a time may hold, or several, or none. */
    public enum Cause {
        /** The log contradicts itself: writing goes on after a repair and a restart only. */
        LOG_INCONSISTENT(true, false),
        /** The log was closed, since it goes on elsewhere: this process writes to the former one. */
        LOG_CLOSED(true, false),
        /** An {@code Error} ended the thread that writes. */
        WRITER_ENDED(true, true),
        /** An {@code Error} ended the thread that reads streams. */
        READER_ENDED(true, true),
        /** The last group could not be written. */
        WRITE_FAILED(false, false),
        /** The test write of the monitor failed: a full disk, a read-only server, a limit of the role. */
        NOT_WRITABLE(false, false),
        /** The clock of this machine and the database's disagree by more than is allowed. */
        CLOCK_SKEW(true, false);

        private final boolean refuses;
        private final boolean fatal;

        Cause(boolean refuses, boolean fatal) {
            this.refuses = refuses;
            this.fatal = fatal;
        }

        /** Whether nothing may be appended while it lasts. */
        public boolean refuses() {
            return refuses;
        }

        /** Whether only a restart of the process helps. */
        public boolean fatal() {
            return fatal;
        }
    }

    private final List<Consumer<Cause>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<Cause, String> problems = Map.of();
    private volatile @Nullable StoreUnavailableException refusal;

    /** Has this called, on the thread that finds it, whenever a cause begins to hold. */
    public void listen(Consumer<Cause> listener) {
        listeners.add(listener);
    }

    /** Each cause that holds now, with its reason. */
    public Map<Cause, String> problems() {
        return problems;
    }

    /** Why nothing may be appended now, null if it may. */
    public @Nullable StoreUnavailableException refusal() {
        return refusal;
    }

    public void report(Cause cause, String reason) {
        String before = set(cause, reason);
        if (before == null) {
            listeners.forEach(listener -> listener.accept(cause));
        }
    }

    public void clear(Cause cause) {
        if (problems.containsKey(cause)) {
            set(cause, null);
        }
    }

    @Override
    public void failed(String reason) {
        report(Cause.WRITE_FAILED, reason);
    }

    @Override
    public void written() {
        clear(Cause.WRITE_FAILED);
    }

    @Override
    public void ended(String reason) {
        report(Cause.WRITER_ENDED, reason);
    }

    private synchronized @Nullable String set(Cause cause, @Nullable String reason) {
        Map<Cause, String> changed = new EnumMap<>(Cause.class);
        changed.putAll(problems);
        String before = reason == null ? changed.remove(cause) : changed.put(cause, reason);
        problems = Map.copyOf(changed);
        refusal = changed.entrySet().stream()
                .filter(entry -> entry.getKey().refuses())
                .findFirst()
                .map(entry -> entry.getKey() == Cause.CLOCK_SKEW
                        ? new ClockSkewException(entry.getValue())
                        : new StoreUnavailableException(entry.getValue(), null))
                .orElse(null);
        return before;
    }
}
