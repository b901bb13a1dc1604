package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.table.SchemaContent;

/** Compares what was acknowledged with what is stored, and each read model with one that is built anew. */
final class Verdict {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final int ATTEMPTS = 3;

    private interface Condition {
        boolean holds() throws Exception;
    }

    private final Cluster cluster;
    private final ClusterLog log;
    private final Receipts receipts;

    Verdict(Cluster cluster, ClusterLog log, Receipts receipts) {
        this.cluster = cluster;
        this.log = log;
        this.receipts = receipts;
    }

    /**
     * The whole log against all receipts.
     *
     * @param before the position of the log before the load
     */
    void log(long before) throws SQLException {
        StoredOnce stored = new StoredOnce(receipts, before, log.leavesGaps());
        log.read(stored::event);
        stored.close(log.head());
    }

    /** Every read model, table by table. Tells how many tables there are. */
    int readModels() throws Exception {
        int tables = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String name : names(client)) {
                tables += readModel(client, name);
            }
        }
        return tables;
    }

    private int readModel(HttpClient client, String name) throws Exception {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            await(name + " has not caught up", () -> caughtUp(name));
            long head = head();
            Map<String, String> survived = content(name);
            long schema = schema(name);
            long start = System.nanoTime();
            int status =
                    send(client, "POST", "/v1/projections/" + name + "/rebuild").statusCode();
            if (status != 202) {
                throw new IOException("A rebuild was answered " + status);
            }
            await(name + " was not built anew", () -> schema(name) != schema);
            await(name + " has not caught up after the rebuild", () -> caughtUp(name));
            Map<String, String> rebuilt = content(name);
            if (othersWrote(head)) {
                continue; // something was written meanwhile, such as how much operators read: compare again
            }
            for (Map.Entry<String, String> table : survived.entrySet()) {
                if (!table.getValue().equals(rebuilt.get(table.getKey()))) {
                    receipts.violation("%s.%s: %s, built anew %s"
                            .formatted(name, table.getKey(), table.getValue(), rebuilt.get(table.getKey())));
                }
            }
            if (survived.isEmpty() || !survived.keySet().equals(rebuilt.keySet())) {
                receipts.violation(name + " has other tables than one that is built anew");
            }
            System.out.printf(
                    "%s: %d tables compared, rebuilt in %.0f s%n",
                    name, survived.size(), (System.nanoTime() - start) / 1e9);
            return survived.size();
        }
        throw new IOException(name + ": the log does not come to rest");
    }

    private List<String> names(HttpClient client) throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(send(client, "GET", "/v1/projections").body())
                .path("items")
                .valueStream()
                .map(shown -> shown.path("name").asString())
                .toList();
    }

    private HttpResponse<String> send(HttpClient client, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(cluster.url(0).resolve(path))
                .header("Authorization", "Bearer " + Cluster.ADMIN)
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    long head() throws SQLException {
        return log.head();
    }

    /** Whether there are newer events than that of a rebuild, which the rebuild itself writes. */
    private boolean othersWrote(long since) throws SQLException {
        AtomicBoolean others = new AtomicBoolean();
        log.read((position, stream, type) -> {
            if (position > since && !type.startsWith("ReadModelOperated/")) {
                others.set(true);
            }
        });
        return others.get();
    }

    private boolean caughtUp(String name) throws SQLException {
        return number("select coalesce(max(position), -1) from projection.checkpoint where schema = '%s'"
                        .formatted(name))
                == head();
    }

    private long schema(String name) throws SQLException {
        return number("select coalesce(max(oid::bigint), 0) from pg_namespace where nspname = '%s'".formatted(name));
    }

    private Map<String, String> content(String name) throws SQLException {
        try (Connection connection = cluster.connect()) {
            return SchemaContent.of(connection, name, AccessLog.WITHOUT_OPERATIONS);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = cluster.connect()) {
            return number(connection, query);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException(what + " after " + TIMEOUT);
            }
            Thread.sleep(100);
        }
    }
}
