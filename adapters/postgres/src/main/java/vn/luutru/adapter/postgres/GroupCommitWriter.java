package vn.luutru.adapter.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.adapter.postgres.database.Threads;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.StoreMeters;

/**
 * Writes events in groups: one statement, one commit, one fsync for all that wait.
 *
 * <p>One thread drains a bounded queue. While a group is being written the next one gathers, so that the group grows
 * with the load and a lone event does not wait. The answer to a lone event it gives itself, and a second thread stands by
 * to write what comes meanwhile ({@link HandOver}). What a group is and how it is committed: {@link GroupCommit}.
 *
 * <p>When the log contradicts itself, as after a partial restore, or is closed, the writer stops and says so. It also stops after an
 * {@code Error}, and when nobody carries its answers.
 */
final class GroupCommitWriter implements AutoCloseable, GroupCommit.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final Duration IDLE = Duration.ofMillis(100);

    private final HandOver<Append> queue;
    private final WriterConnection connection;
    private final Executor completions;
    private final GroupCommit commit;
    private final StoreMeters meters;
    private final StoreState state;
    private final int largestGroup;
    private final Duration retryTimeout;
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread thread;
    private final Thread standby;
    private volatile boolean closing;
    private volatile @Nullable StoreUnavailableException stopped;
    private @Nullable Runnable deferred;

    GroupCommitWriter(
            WriterConnection connection,
            Executor completions,
            LogHead head,
            StoreMeters meters,
            StoreState state,
            InstantSource clock,
            EngineLimits limits) {
        BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(limits.queue());
        this.queue = new HandOver<>(waiting, this::wakeStandby);
        this.connection = connection;
        this.completions = completions;
        this.meters = meters;
        this.state = state;
        this.largestGroup = limits.group();
        this.retryTimeout = limits.retryTimeout();
        this.commit = new GroupCommit(connection, completions, head, meters, state, clock, retryTimeout, this);
        meters.queue(waiting, BlockingQueue::size);
        // Before the writer, which looks for it.
        this.standby = Thread.ofPlatform().name("log-standby").start(this::standBy);
        this.thread = Thread.ofPlatform().name("log-writer").start(this::run);
    }

    /** Takes an event, or fails at once: the queue is full, or the store is closing or has stopped. */
    CompletableFuture<LogPosition> write(Append append) {
        StoreUnavailableException refusal = refusal();
        if (refusal != null) {
            append.done().completeExceptionally(refusal);
        } else if (closing) {
            append.done().completeExceptionally(new OverloadException("The event store is closing"));
        } else if (!queue.offer(append)) {
            meters.full(append.events().size());
            append.done().completeExceptionally(new OverloadException("The queue of the event store is full"));
        } else if (stopped != null) {
            // It stopped in between, and may have emptied the queue before this came into it.
            failQueued();
        }
        return append.done();
    }

    private void wakeStandby() {
        LockSupport.unpark(standby);
    }

    private @Nullable StoreUnavailableException refusal() {
        StoreUnavailableException ended = stopped;
        return ended == null ? state.refusal() : ended;
    }

    private void run() {
        List<Append> group = new ArrayList<>(largestGroup);
        untilAnError(group, () -> {
            while (stopped == null && (!closing || !queue.isEmpty())) {
                next(group, queue.poll(IDLE));
                completeHere();
            }
        });
        wakeStandby();
    }

    /** Writes for the writer while that runs what waited for a group. */
    private void standBy() {
        List<Append> group = new ArrayList<>(largestGroup);
        untilAnError(group, () -> {
            while (stopped == null && !closing) {
                LockSupport.park(this);
                while (stopped == null && queue.isHandedOver()) {
                    next(group, queue.poll(Duration.ZERO));
                }
            }
        });
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void untilAnError(List<Append> group, Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            closing = true;
        } catch (RuntimeException | Error e) {
            // Whether the group was committed is unknown, and so is what else the failure broke: nothing more is
            // written.
            stop(
                    group,
                    Cause.WRITER_ENDED,
                    "The log writer ended (" + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private void next(List<Append> group, @Nullable Append first) throws InterruptedException {
        if (first == null) {
            return;
        }
        group.add(first);
        turn.lock();
        try {
            queue.drainTo(group, largestGroup - 1);
            commit.write(group);
        } catch (InterruptedException e) {
            commit.fail(group, new StoreUnavailableException("The log writer was interrupted", e));
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A group of {} events could not be written", group.size(), e);
            connection.discard();
            commit.fail(group, new StoreUnavailableException("The event store failed", e));
        } finally {
            turn.unlock();
        }
        group.clear();
    }

    /**
     * Runs what waited for a lone event on this thread, since a hand-over costs a lone command as much as its
     * serialization. Whatever it does, and however long, the standby writes what comes meanwhile.
     */
    private void completeHere() {
        Runnable own = deferred;
        if (own != null) {
            deferred = null;
            queue.during(own, completions);
        }
    }

    @Override
    public boolean completes(Runnable completion) {
        if (Thread.currentThread() != thread) {
            return false;
        }
        deferred = completion;
        return true;
    }

    @Override
    public void refused(List<Append> rest, Cause cause, String reason, SQLException failure) {
        stop(rest, cause, reason, failure);
    }

    /** Takes nothing more, and fails all that waits. After an error the answers come before the log, which may fail too. */
    private void stop(List<Append> group, Cause cause, String reason, Throwable failure) {
        String remedy = switch (cause) {
            case LOG_INCONSISTENT ->
                ": declarations are refused until the log is repaired and the service restarted, see docs/operations";
            case LOG_CLOSED ->
                ": declarations are refused until the service is started with luutru.store=eventstoredb, see"
                        + " docs/operations";
            default -> ": restart the service";
        };
        StoreUnavailableException ended = new StoreUnavailableException(reason, failure);
        stopped = ended;
        state.report(cause, reason + remedy);
        if (!cause.fatal()) {
            LOG.error("{}{}", reason, remedy);
        }
        failHere(group, ended);
        failQueued();
        if (cause.fatal()) {
            LOG.error("{}{}", reason, remedy, failure);
        }
        connection.discard();
    }

    private void failQueued() {
        StoreUnavailableException ended = stopped;
        List<Append> waiting = queue.drain();
        if (ended != null) {
            failHere(waiting, ended);
        }
    }

    /** On this thread: the executor of the completions may be what is broken. */
    private static void failHere(List<Append> appends, RuntimeException failure) {
        appends.forEach(append -> append.done().completeExceptionally(failure));
    }

    /** Takes no more, writes what is queued, and ends. */
    @Override
    public void close() {
        closing = true;
        wakeStandby();
        Threads.awaitEnd(thread, retryTimeout.plusSeconds(5));
        Threads.awaitEnd(standby, retryTimeout.plusSeconds(5));
        failHere(queue.drain(), new OverloadException("The event store is closing"));
        connection.discard();
    }
}
