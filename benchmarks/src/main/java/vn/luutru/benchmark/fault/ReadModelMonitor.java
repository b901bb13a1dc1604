package vn.luutru.benchmark.fault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How long each read model stood still while the log was ahead of it. */
final class ReadModelMonitor implements AutoCloseable {

    private static final int EVERY_MILLIS = 250;

    private final Cluster cluster;
    private final ClusterLog log;
    private final Thread thread;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Long> movedAt = new HashMap<>();
    private final Map<String, Double> longest = new TreeMap<>();
    private volatile boolean over;

    ReadModelMonitor(Cluster cluster, ClusterLog log) {
        this.cluster = cluster;
        this.log = log;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (!over) {
            try (Connection connection = cluster.connect();
                    Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(5);
                while (!over) {
                    look(statement);
                    Thread.sleep(EVERY_MILLIS);
                }
            } catch (SQLException e) {
                // The database was killed: the read models stand still for as long as that takes, which counts.
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Statement statement) throws SQLException {
        long head = log.head();
        try (ResultSet row = statement.executeQuery("select schema, position from projection.checkpoint")) {
            long now = System.nanoTime();
            while (row.next()) {
                String name = row.getString(1);
                Long before = positions.put(name, row.getLong(2));
                if (before == null || before != row.getLong(2) || row.getLong(2) >= head) {
                    double still = (now - movedAt.getOrDefault(name, now)) / 1e9;
                    longest.merge(name, still, Math::max);
                    movedAt.put(name, now);
                }
            }
        }
    }

    /** Seconds, by read model. Those that never moved again are judged elsewhere. */
    Map<String, Double> longest() {
        return longest;
    }

    @Override
    public void close() {
        over = true;
        boolean ended = false;
        try {
            ended = thread.join(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            System.err.println("The monitor of the read models has not ended");
        }
    }
}
