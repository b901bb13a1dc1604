package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.LogPosition;

/**
 * Writes events in groups: one statement, one commit, one fsync for all that wait.
 *
 * <p>One thread drains a bounded queue. While a group is being written the next one gathers, so that the group grows
 * with the load and a lone event does not wait. Of two events for the same place of a stream the first wins. A place
 * that is taken in the database spoils only its own event: the group is tried, and after a conflict the heads of the
 * streams are looked up, the late ones are refused, and the rest is written; a push that is sent again is recognised
 * from the group before and looked up first.
 *
 * <p>When the connection breaks, nobody knows whether the group was committed. The writer connects again and looks: what
 * lies in the log byte for byte is acknowledged, the rest is written again. So nothing is lost and nothing is double.
 */
final class GroupCommitWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int COMPLETED_TOGETHER = 256;

    private final BlockingQueue<Append> queue;
    private final WriterConnection connection;
    private final Executor completions;
    private final LogHead head;
    private final StoreMeters meters;
    private final InstantSource clock;
    private final int largestGroup;
    private final Duration patience;
    private final Thread thread;
    private volatile boolean closing;
    private boolean conflictBefore;

    GroupCommitWriter(
            WriterConnection connection,
            Executor completions,
            LogHead head,
            StoreMeters meters,
            InstantSource clock,
            EngineLimits limits) {
        this.queue = new ArrayBlockingQueue<>(limits.queue());
        this.connection = connection;
        this.completions = completions;
        this.head = head;
        this.meters = meters;
        this.clock = clock;
        this.largestGroup = limits.group();
        this.patience = limits.patience();
        meters.queue(queue);
        this.thread = Thread.ofPlatform().name("log-writer").start(this::run);
    }

    /** Takes an event, or fails at once: the queue is full, or the store is closing. */
    CompletableFuture<LogPosition> write(Append append) {
        if (closing) {
            append.done().completeExceptionally(new OverloadException("The event store is closing"));
        } else if (!queue.offer(append)) {
            meters.full();
            append.done().completeExceptionally(new OverloadException("The queue of the event store is full"));
        }
        return append.done();
    }

    private void run() {
        List<Append> group = new ArrayList<>(largestGroup);
        while (!closing || !queue.isEmpty()) {
            try {
                Append first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                group.add(first);
                queue.drainTo(group, largestGroup - 1);
                write(group);
            } catch (InterruptedException e) {
                closing = true;
            } catch (RuntimeException e) {
                LOG.error("A group of {} events could not be written", group.size(), e);
                fail(group, new StoreUnavailableException("The event store failed", e));
            }
            group.clear();
        }
    }

    private void write(List<Append> group) throws InterruptedException {
        List<Append> rest = firstOfEachPlace(group);
        boolean unknown = false;
        Instant until = clock.instant().plus(patience);
        while (!rest.isEmpty()) {
            try {
                Connection open = connection.get();
                if (unknown) {
                    rest = acknowledgeStored(open, rest);
                    unknown = false;
                }
                if (conflictBefore) {
                    rest = refuseLate(open, rest);
                }
                if (!rest.isEmpty()) {
                    insert(open, rest);
                }
                return;
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    conflictBefore = true;
                    continue;
                }
                if (!unknown) {
                    LOG.warn("Writing {} events failed with state {}: connecting again", rest.size(), e.getSQLState());
                }
                connection.discard();
                unknown = true;
                if (clock.instant().isAfter(until)) {
                    fail(rest, new StoreUnavailableException("The database is not there", e));
                    return;
                }
                Thread.sleep(100);
            }
        }
    }

    /** Of several for one place of a stream the first stays; the others are refused. */
    private List<Append> firstOfEachPlace(List<Append> group) {
        Set<UUID> streams = HashSet.newHashSet(group.size());
        List<Append> first = new ArrayList<>(group.size());
        List<Append> late = new ArrayList<>();
        for (Append append : group) {
            (streams.add(append.stream()) ? first : late).add(append);
        }
        refuse(late);
        return first;
    }

    private List<Append> refuseLate(Connection open, List<Append> appends) throws SQLException {
        Map<UUID, Integer> heads = LogStatements.heads(open, appends);
        List<Append> late = new ArrayList<>();
        List<Append> rest = new ArrayList<>(appends.size());
        for (Append append : appends) {
            boolean next = heads.getOrDefault(append.stream(), -1) == append.version() - 1;
            (next ? rest : late).add(append);
        }
        conflictBefore = !late.isEmpty();
        refuse(late);
        return rest;
    }

    private List<Append> acknowledgeStored(Connection open, List<Append> appends) throws SQLException {
        Map<Append, LogPosition> stored = LogStatements.stored(open, appends);
        List<Append> rest = new ArrayList<>(appends);
        rest.removeAll(stored.keySet());
        stored.forEach(
                (append, position) -> completions.execute(() -> append.done().complete(position)));
        stored.values().stream().mapToLong(LogPosition::position).max().ifPresent(head::reached);
        return rest;
    }

    private void insert(Connection open, List<Append> appends) throws SQLException {
        long start = System.nanoTime();
        Instant recordedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long base = LogStatements.insert(open, appends, recordedAt);
        meters.committed(appends.size(), System.nanoTime() - start);
        head.committed(base, recordedAt, appends);
        for (int from = 0; from < appends.size(); from += COMPLETED_TOGETHER) {
            int first = from;
            List<Append> part = List.copyOf(appends.subList(from, Math.min(from + COMPLETED_TOGETHER, appends.size())));
            completions.execute(() -> {
                for (int i = 0; i < part.size(); i++) {
                    part.get(i).done().complete(new LogPosition(base + first + i + 1, recordedAt));
                }
            });
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
        Threads.awaitEnd(thread, patience.plusSeconds(5));
        List<Append> left = new ArrayList<>();
        queue.drainTo(left);
        fail(left, new OverloadException("The event store is closing"));
        connection.discard();
    }
}
