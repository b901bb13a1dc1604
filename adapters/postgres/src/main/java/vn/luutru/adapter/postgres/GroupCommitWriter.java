package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.SqlFailures;
import vn.luutru.adapter.postgres.database.StoreMeters;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.adapter.postgres.database.Threads;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.stored.NewEvent;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.Backoff;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.projection.OncePerMinute;

/**
 * Writes events in groups: one statement, one commit, one fsync for all that wait.
 *
 * <p>One thread drains a bounded queue. While a group is being written the next one gathers, so that the group grows
 * with the load and a lone event does not wait. The answer to a lone event it gives itself, and a second thread stands by
 * to write what comes meanwhile. Of two events for the same place of a stream the first wins. A place
 * that is taken in the database spoils only its own event: the group is tried, and after a conflict the heads of the
 * streams are looked up, the late ones are refused, and the rest is written; a push that is sent again is recognised
 * from the group before and looked up first.
 *
 * <p>A conflict that no late stream explains means that the log contradicts itself, as after a partial restore: the
 * writer stops after a few tries, and says so. It also stops after an {@code Error}.
 *
 * <p>When the connection breaks, nobody knows whether the group was committed. The writer connects again and looks: what
 * lies in the log byte for byte is acknowledged, the rest is written again. So nothing is lost and nothing is double.
 */
final class GroupCommitWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int COMPLETED_TOGETHER = 256;

    /** Of a larger group the answers are given by other threads, while the next group is written. */
    private static final int MAX_COMPLETED_HERE = 1;

    /** Conflicts in a row that no late stream explains: between two looks another process may win a race, not more. */
    private static final int MAX_UNEXPLAINED = 5;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final BlockingQueue<Append> queue;
    private final WriterConnection connection;
    private final Executor completions;
    private final LogHead head;
    private final StoreMeters meters;
    private final StoreState state;
    private final OncePerMinute log = new OncePerMinute();
    private final InstantSource clock;
    private final int largestGroup;
    private final Backoff retries;
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread thread;
    private final Thread standby;
    private volatile boolean completing;
    private volatile boolean closing;
    private volatile @Nullable StoreUnavailableException stopped;
    private boolean conflictBefore;
    private @Nullable Runnable deferred;

    GroupCommitWriter(
            WriterConnection connection,
            Executor completions,
            LogHead head,
            StoreMeters meters,
            StoreState state,
            InstantSource clock,
            EngineLimits limits) {
        this.queue = new ArrayBlockingQueue<>(limits.queue());
        this.connection = connection;
        this.completions = completions;
        this.head = head;
        this.meters = meters;
        this.state = state;
        this.clock = clock;
        this.largestGroup = limits.group();
        this.retries = Backoff.every(PAUSE, limits.patience());
        meters.queue(queue);
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
            meters.full();
            append.done().completeExceptionally(new OverloadException("The queue of the event store is full"));
        } else if (stopped != null) {
            // It stopped in between, and may have emptied the queue before this came into it.
            failQueued();
        } else if (completing) {
            LockSupport.unpark(standby);
        }
        return append.done();
    }

    private @Nullable StoreUnavailableException refusal() {
        StoreUnavailableException ended = stopped;
        return ended == null ? state.refusal() : ended;
    }

    private void run() {
        List<Append> group = new ArrayList<>(largestGroup);
        untilAnError(group, () -> {
            while (stopped == null && (!closing || !queue.isEmpty())) {
                next(group, queue.poll(100, TimeUnit.MILLISECONDS));
                completeHere();
            }
        });
        LockSupport.unpark(standby);
    }

    /** Writes for the writer while that runs what waited for a group. */
    private void standBy() {
        List<Append> group = new ArrayList<>(largestGroup);
        untilAnError(group, () -> {
            while (stopped == null && !closing) {
                LockSupport.park(this);
                while (stopped == null && completing && !queue.isEmpty()) {
                    next(group, queue.poll());
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
        } catch (Error e) {
            // Whether the group was committed is unknown, and so is what else the error broke: nothing more is written.
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
            write(group);
        } catch (InterruptedException e) {
            fail(group, new StoreUnavailableException("The log writer was interrupted", e));
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A group of {} events could not be written", group.size(), e);
            connection.discard();
            fail(group, new StoreUnavailableException("The event store failed", e));
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
            completing = true;
            try {
                if (queue.isEmpty()) {
                    own.run();
                } else {
                    completions.execute(own);
                }
            } finally {
                completing = false;
            }
        }
    }

    /** Takes nothing more, and fails all that waits. After an error the answers come before the log, which may fail too. */
    private void stop(List<Append> group, Cause cause, String reason, Throwable failure) {
        String remedy = cause.fatal()
                ? ": restart the service"
                : ": declarations are refused until the log is repaired and the service restarted, see"
                        + " docs/operations.md";
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
        List<Append> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        if (ended != null) {
            failHere(waiting, ended);
        }
    }

    /** On this thread: the executor of the completions may be what is broken. */
    private static void failHere(List<Append> appends, RuntimeException failure) {
        appends.forEach(append -> append.done().completeExceptionally(failure));
    }

    private void write(List<Append> group) throws InterruptedException {
        List<Append> rest = firstOfEachStream(group);
        boolean unknown = false;
        int unexplained = 0;
        boolean looked = false;
        long begun = System.nanoTime();
        while (!rest.isEmpty()) {
            try {
                Connection open = connection.get();
                if (unknown) {
                    rest = acknowledgeStored(open, rest);
                    unknown = false;
                }
                looked = conflictBefore;
                if (looked) {
                    int before = rest.size();
                    rest = refuseLate(open, rest);
                    unexplained = rest.size() < before ? 0 : unexplained;
                }
                if (!rest.isEmpty()) {
                    insert(open, rest);
                }
                state.clear(Cause.WRITE_FAILED);
                return;
            } catch (SQLException e) {
                if (SqlFailures.UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    conflictBefore = true;
                    unexplained += looked ? 1 : 0;
                    if (unexplained >= MAX_UNEXPLAINED) {
                        stop(rest, Cause.LOG_INCONSISTENT, inconsistency(e), e);
                        return;
                    }
                    continue;
                }
                String problem = SqlFailures.describe(e);
                state.report(Cause.WRITE_FAILED, "The last declarations could not be written: " + problem);
                if (log.allows(problem)) {
                    LOG.warn("Writing {} events failed: {}; connecting again", rest.size(), problem);
                }
                connection.discard();
                unknown = true;
                if (retries.isOver(begun)) {
                    fail(rest, new StoreUnavailableException("Events were not written: " + problem, e));
                    return;
                }
                Thread.sleep(retries.pause(1));
            }
        }
    }

    /** Which part of the log contradicts the rest: no stream that grew in the meantime explains the conflict. */
    private static String inconsistency(SQLException conflict) {
        return switch (SqlFailures.constraint(conflict)) {
            case "event_pkey" -> "log.head is behind the newest position in log.event";
            case "stream_key_pkey" -> "log.stream_key has keys of streams that log.event does not have";
            case null, default -> "log.event refuses a new event for a reason that no stream explains";
        };
    }

    /** Of several for one stream the first stays; the others are refused. */
    private List<Append> firstOfEachStream(List<Append> group) {
        Map<UUID, Append> streams = HashMap.newHashMap(group.size());
        List<Append> first = new ArrayList<>(group.size());
        List<Append> late = new ArrayList<>();
        for (Append append : group) {
            (append.isFirstOf(streams) ? first : late).add(append);
        }
        refuse(late);
        return first;
    }

    private List<Append> refuseLate(Connection open, List<Append> appends) throws SQLException {
        Map<UUID, Integer> heads = LogStatements.heads(open, Append.events(appends));
        List<Append> late = new ArrayList<>();
        List<Append> rest = new ArrayList<>(appends.size());
        for (Append append : appends) {
            (append.follows(heads) ? rest : late).add(append);
        }
        conflictBefore = !late.isEmpty();
        refuse(late);
        return rest;
    }

    private List<Append> acknowledgeStored(Connection open, List<Append> appends) throws SQLException {
        Map<NewEvent.Place, LogPosition> stored = LogStatements.stored(open, Append.events(appends));
        List<Append> rest = new ArrayList<>(appends.size());
        for (Append append : appends) {
            // One transaction stores all of them or none, so the last one speaks for all.
            LogPosition position = stored.get(append.events().getLast().place());
            if (position == null) {
                rest.add(append);
            } else {
                completions.execute(() -> append.done().complete(position));
                head.reached(position.position());
            }
        }
        return rest;
    }

    private void insert(Connection open, List<Append> appends) throws SQLException {
        long start = System.nanoTime();
        List<NewEvent> events = Append.events(appends);
        LogPosition before = LogStatements.insert(open, events, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        meters.committed(events.size(), System.nanoTime() - start);
        head.committed(before.position(), before.recordedAt(), events);
        long position = before.position();
        for (int from = 0; from < appends.size(); from += COMPLETED_TOGETHER) {
            List<Append> part = List.copyOf(appends.subList(from, Math.min(from + COMPLETED_TOGETHER, appends.size())));
            long base = position;
            Runnable completion = () -> Append.complete(part, base, before.recordedAt());
            if (appends.size() <= MAX_COMPLETED_HERE && Thread.currentThread() == thread) {
                deferred = completion;
            } else {
                completions.execute(completion);
            }
            position += part.stream().mapToInt(append -> append.events().size()).sum();
        }
    }

    private void refuse(List<Append> late) {
        if (!late.isEmpty()) {
            meters.conflicts(late.size());
            fail(late, new ConflictException());
        }
    }

    private void fail(List<Append> appends, RuntimeException failure) {
        List<Append> all = List.copyOf(appends);
        completions.execute(() -> all.forEach(append -> append.done().completeExceptionally(failure)));
    }

    /** Takes no more, writes what is queued, and ends. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(standby);
        Threads.awaitEnd(thread, retries.limit().plusSeconds(5));
        Threads.awaitEnd(standby, retries.limit().plusSeconds(5));
        List<Append> left = new ArrayList<>();
        queue.drainTo(left);
        failHere(left, new OverloadException("The event store is closing"));
        connection.discard();
    }
}
