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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;

/**
 * Reads streams in groups, as the writer writes them: whoever asks while a read is under way shares the next one. A day's
 * check-outs or a push that is sent again then cost a few hundred round trips instead of a hundred thousand.
 */
final class GroupReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);
    private static final int LARGEST_GROUP = 1_000;
    private static final long PAUSE_MILLIS = 100;
    private static final String SELECT = "SELECT " + StoredRow.COLUMNS + """
             FROM log.event e LEFT JOIN log.stream_key k ON k.stream = e.stream
            WHERE e.stream = ANY (?::uuid[]) ORDER BY e.stream, e.version""";

    private record Request(UUID stream, CompletableFuture<List<StoredRow>> rows) {}

    private final BlockingQueue<Request> queue;
    private final WriterConnection connection;
    private final Executor completions;
    private final Thread thread;
    private volatile boolean closing;
    private boolean failing;

    GroupReader(WriterConnection connection, Executor completions, EngineLimits limits) {
        this.connection = connection;
        this.completions = completions;
        this.queue = new ArrayBlockingQueue<>(limits.readers());
        this.thread = Thread.ofPlatform().name("log-reader").start(this::run);
    }

    /** The rows of a stream by version; empty if there is no such stream. */
    CompletableFuture<List<StoredRow>> read(UUID stream) {
        Request request = new Request(stream, new CompletableFuture<>());
        if (closing || !queue.offer(request)) {
            request.rows.completeExceptionally(new OverloadException("Too many streams wait to be read"));
        }
        return request.rows;
    }

    private void run() {
        List<Request> group = new ArrayList<>(LARGEST_GROUP);
        while (!closing || !queue.isEmpty()) {
            try {
                Request first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                group.add(first);
                queue.drainTo(group, LARGEST_GROUP - 1);
                answer(List.copyOf(group), readTwice(group));
                failing = false;
            } catch (InterruptedException e) {
                closing = true;
            } catch (SQLException e) {
                // An outage is told once: everybody who waits tries again and again, and a log can fill a disk.
                if (!failing) {
                    LOG.warn("Reading {} streams failed with state {}", group.size(), e.getSQLState());
                }
                failing = true;
                fail(List.copyOf(group), new StoreUnavailableException("The database is not there", e));
                pause();
            } catch (RuntimeException e) {
                LOG.error("Reading {} streams failed", group.size(), e);
                fail(List.copyOf(group), new StoreUnavailableException("The event store failed", e));
            }
            group.clear();
        }
    }

    /** While the database is away, requests gather instead of knocking at its door one by one. */
    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** A connection that broke while it was idle is worth a second try. */
    private Map<UUID, List<StoredRow>> readTwice(List<Request> group) throws SQLException {
        try {
            return read(connection.get(), group);
        } catch (SQLException e) {
            if (!failing) {
                LOG.info("Reading again after state {}", e.getSQLState());
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
                    StoredRow row = StoredRow.read(found);
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
