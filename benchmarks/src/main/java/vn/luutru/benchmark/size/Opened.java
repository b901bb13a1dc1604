package vn.luutru.benchmark.size;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.load.Service;
import vn.luutru.benchmark.service.ServiceProcess;

/** A data folder with its database server, which the benchmark may use too, and the service on it. */
final class Opened implements AutoCloseable {

    static final String OPERATOR = "demo-operator";
    static final String ADMIN = "demo-admin";

    private static final String PROJECTIONS = "--luutru.projections=";

    private final Server server;
    private final ServiceProcess process;
    private final Service service;
    private final @Nullable Set<String> kept;
    private final HttpClient client = HttpClient.newHttpClient();

    Opened(Path data, List<String> options) throws IOException, InterruptedException {
        this(new Server(data), data, options);
    }

    /** @param server on the folder's database; closed together with the service */
    private Opened(Server server, Path data, List<String> options) throws IOException, InterruptedException {
        this.server = server;
        List<String> all = new ArrayList<>(options);
        all.add("--luutru.database.url=" + server.url());
        this.process = new ServiceProcess(data, all);
        this.kept = kept(options);
        this.service = new Service(process.url(), OPERATOR);
        // A benchmark that is broken off leaves no service behind.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy)));
    }

    /** The read models that the service was configured to keep; null for all. */
    private static @Nullable Set<String> kept(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(PROJECTIONS))
                .map(option -> Set.of(option.substring(PROJECTIONS.length()).split(",", -1)))
                .findFirst()
                .orElse(null);
    }

    Server server() {
        return server;
    }

    ServiceProcess process() {
        return process;
    }

    Service service() {
        return service;
    }

    /** Events that the slowest read model does not show yet. */
    long lag() throws IOException, InterruptedException {
        return Collections.max(lags().values());
    }

    /** Events that each read model does not show yet, by its name. */
    Map<String, Long> lags() throws IOException, InterruptedException {
        return working().stream()
                .collect(Collectors.toMap(
                        projection -> projection.path("name").asString(),
                        projection -> projection.path("lagEvents").asLong()));
    }

    private boolean shows(long head) throws IOException, InterruptedException {
        return working().stream()
                .allMatch(projection -> projection.path("position").asLong() >= head);
    }

    private List<JsonNode> working() throws IOException, InterruptedException {
        List<JsonNode> all = projections();
        for (JsonNode projection : all) {
            if (projection.path("lastError").isString()) {
                throw new IOException("A projection has failed: " + projection);
            }
        }
        return all;
    }

    /** Waits until every read model shows what is in the log now, and tells how far they are. */
    void awaitProjections(PrintStream progress) throws IOException, InterruptedException, SQLException {
        long head;
        try (Connection connection = server.connect()) {
            head = Kept.number(connection, "select position from log.head");
        }
        long start = System.nanoTime();
        long counted = start;
        while (!shows(head)) {
            if (System.nanoTime() - counted > Duration.ofSeconds(10).toNanos()) {
                counted = System.nanoTime();
                StringBuilder line = new StringBuilder();
                for (JsonNode projection : projections()) {
                    line.append("  %s %,d"
                            .formatted(
                                    projection.path("name").asString(),
                                    projection.path("position").asLong()));
                }
                progress.printf(
                        "projections after %,d s, of %,d:%s%n",
                        (counted - start) / 1_000_000_000L,
                        projections().getFirst().path("head").asLong(),
                        line);
            }
            Thread.sleep(50);
        }
    }

    /** What the heap of the service holds now, garbage included, in MiB. */
    double heapMebibytes() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(process.url().resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + ADMIN)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("/actuator/prometheus was answered " + answer.statusCode());
        }
        return answer.body()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / (1 << 20);
    }

    private List<JsonNode> projections() throws IOException, InterruptedException {
        return service.get("/v1/projections", ADMIN)
                .path("items")
                .valueStream()
                .filter(projection ->
                        kept == null || kept.contains(projection.path("name").asString()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        client.close();
        service.close();
        try {
            process.close();
        } finally {
            server.close();
        }
    }
}
