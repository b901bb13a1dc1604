package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.SqlFailures;
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.database.StoreState.Cause;
import vn.luutru.adapter.postgres.database.Threads;
import vn.luutru.adapter.postgres.log.EventRows;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.eventstore.Backoff;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamReader;
import vn.luutru.projection.OncePerMinute;

/**
 * Reads streams in groups, as the writer writes them: whoever asks while a read is under way shares the next one. A day's
 * check-outs or an upload that is sent again then cost a few hundred round trips instead of a hundred thousand.
 */
final class GroupReader implements StreamReader, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);
    private static final int MAX_GROUP = 1_000;
    private static final Backoff RETRIES = Backoff.endless(Duration.ofMillis(100), Duration.ofMillis(100));
    private static final String SELECT = "SELECT " + EventRows.COLUMNS + """
         FROM log.event e LEFT JOIN log.stream_key k ON k.stream = e.stream
        WHERE e.stream = ANY (?::uuid[]) ORDER BY e.stream, e.version\
        """;

    private record Request(UUID stream, CompletableFuture<List<StoredRow>> rows) {}

    private final BlockingQueue<Request> queue;
    private final WriterConnection connection;
    private final Executor completions;
    private final StoreState state;
    private final Thread thread;
    private final OncePerMinute log = new OncePerMinute();
    private volatile boolean closing;
    private volatile @Nullable StoreUnavailableException stopped;

    GroupReader(WriterConnection connection, Executor completions, StoreState state, EngineLimits limits) {
        this.connection = connection;
        this.state = state;
        this.completions = completions;
        this.queue = new ArrayBlockingQueue<>(limits.readers());
        this.thread = Thread.ofPlatform().name("log-reader").start(this::run);
    }

    /** The rows of a stream by version; empty if there is no such stream. */
    @Override
    public CompletableFuture<List<StoredRow>> read(UUID stream) {
        Request request = new Request(stream, new CompletableFuture<>());
        StoreUnavailableException ended = stopped;
        if (ended != null) {
            request.rows.completeExceptionally(ended);
        } else if (closing || !queue.offer(request)) {
            request.rows.completeExceptionally(new OverloadException("Too many streams wait to be read"));
        } else {
            // It stopped in between, and may have emptied the queue before this came into it.
            StoreUnavailableException meanwhile = stopped;
            if (meanwhile != null) {
                failQueued(meanwhile);
            }
        }
        return request.rows;
    }

    private void run() {
        List<Request> group = new ArrayList<>(MAX_GROUP);
        try {
            while (!closing || !queue.isEmpty()) {
                next(group);
                group.clear();
            }
        } catch (RuntimeException | Error e) {
            end(group, e);
        }
    }

    private void next(List<Request> group) {
        try {
            Request first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            group.add(first);
            queue.drainTo(group, MAX_GROUP - 1);
            answer(List.copyOf(group), readTwice(group));
        } catch (InterruptedException e) {
            closing = true;
        } catch (SQLException e) {
            // Everybody who waits tries again and again: one line a minute reports the failure.
            String problem = SqlFailures.describe(e);
            if (log.allows(problem)) {
                LOG.warn("Reading {} streams failed: {}", group.size(), problem);
            }
            connection.discard();
            fail(List.copyOf(group), new StoreUnavailableException("Streams were not read: " + problem, e));
            pause();
        } catch (RuntimeException e) {
            LOG.error("Reading {} streams failed", group.size(), e);
            connection.discard();
            fail(List.copyOf(group), new StoreUnavailableException("The event store failed", e));
        }
    }

    /** Answers all that wait, on this thread: the executor of the completions may be what is broken. */
    private void end(List<Request> group, Throwable failure) {
        String reason = "The log reader ended (" + failure.getClass().getSimpleName() + "): restart the service";
        StoreUnavailableException ended = new StoreUnavailableException(reason, failure);
        stopped = ended;
        state.report(Cause.READER_ENDED, reason);
        group.forEach(request -> request.rows.completeExceptionally(ended));
        failQueued(ended);
        LOG.error("{}", reason, failure);
        connection.discard();
    }

    private void failQueued(StoreUnavailableException ended) {
        List<Request> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(request -> request.rows.completeExceptionally(ended));
    }

    /** While the database is away, requests gather instead of knocking at its door one by one. */
    private void pause() {
        try {
            Thread.sleep(RETRIES.pause(1));
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** A connection that broke while it was idle is worth a second try. */
    private Map<UUID, List<StoredRow>> readTwice(List<Request> group) throws SQLException {
        try {
            return read(connection.get(), group);
        } catch (SQLException e) {
            if (log.allows("again")) {
                LOG.info("Reading again: {}", SqlFailures.describe(e));
            }
            connection.discard();
            return read(connection.get(), group);
        }
    }

    private static Map<UUID, List<StoredRow>> read(Connection open, List<Request> group) throws SQLException {
        Map<UUID, List<StoredRow>> rows = HashMap.newHashMap(group.size());
        group.forEach(request -> rows.put(request.stream, new ArrayList<>(2)));
        try (PreparedStatement select = open.prepareStatement(SELECT)) {
            select.setObject(1, new UuidArray(rows.keySet().toArray(UUID[]::new)));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    StoredRow row = EventRows.read(found);
                    rows.getOrDefault(row.stream(), new ArrayList<>()).add(row);
                }
            }
        }
        return rows;
    }

    private void answer(List<Request> group, Map<UUID, List<StoredRow>> rows) {
        int half = (group.size() + 1) / 2;
        for (List<Request> part : List.of(group.subList(0, half), group.subList(half, group.size()))) {
            completions.execute(
                    () -> part.forEach(request -> request.rows.complete(rows.getOrDefault(request.stream, List.of()))));
        }
    }

    private void fail(List<Request> group, RuntimeException failure) {
        completions.execute(() -> group.forEach(request -> request.rows.completeExceptionally(failure)));
    }

    @Override
    public void close() {
        closing = true;
        Threads.awaitEnd(thread, Duration.ofSeconds(20));
        connection.discard();
    }
}
