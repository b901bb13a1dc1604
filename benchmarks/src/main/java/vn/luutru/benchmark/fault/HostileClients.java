package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.benchmark.fault.Exchange.Answer;
import vn.luutru.benchmark.load.Declaration;
import vn.luutru.benchmark.load.Declarations;

/**
 * Slow and hostile clients beside the honest ones: bodies that come byte by byte with and without a token, pushes whose
 * outcomes are never read, and uploads whose key is revoked while they are open.
 */
final class HostileClients implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int NO_TOKEN = 60;
    private static final int SLOW = 20;
    private static final int UNREAD = 10;
    private static final Duration UNREAD_FOR = Duration.ofSeconds(20);
    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(15);
    private static final long PAUSE_BETWEEN_KEYS_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 90_000;

    private interface Visit {
        void go() throws IOException, InterruptedException;
    }

    private final int port;
    private final Declarations declarations;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final HttpClient admin = HttpClient.newHttpClient();
    private final AtomicInteger violations = new AtomicInteger();
    private volatile boolean over;

    /** @param declarations of their own */
    HostileClients(int port, Declarations declarations) {
        this.port = port;
        this.declarations = declarations;
        repeat(NO_TOKEN, this::bytesWithoutToken);
        repeat(SLOW, this::bytesWithToken);
        repeat(UNREAD, this::unreadOutcomes);
        repeat(1, this::revokedKey);
    }

    private void repeat(int clients, Visit visit) {
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (!over) {
                    try {
                        visit.go();
                    } catch (IOException e) {
                        count("ended by the service: " + e.getClass().getSimpleName());
                        rest();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    } catch (RuntimeException e) {
                        violation("A hostile client has failed: " + e);
                        return;
                    }
                }
            }));
        }
    }

    private static void rest() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bytesWithoutToken() throws IOException, InterruptedException {
        try (Exchange to = new Exchange(port, SILENCE_MILLIS)) {
            to.send("""
                    PUT /v1/establishments/38-16531-0003/stays/AAA HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Length: 65000\r
                    \r
                    """);
            for (int sent = 0; sent < 65_000 && !over; sent++) {
                to.send(" ");
                Thread.sleep(20);
            }
        }
    }

    private void bytesWithToken() throws IOException, InterruptedException {
        long number = numbers.getAndIncrement();
        Declaration declaration = declarations.declaration(number);
        long pause = number % 2 == 0 ? 5 : 60;
        try (Exchange to = new Exchange(port, SILENCE_MILLIS)) {
            to.send("""
                    PUT /v1/establishments/%s/stays/%s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(
                    declaration.establishment(), declaration.reference(), Client.OPERATOR, declaration.body().length));
            for (byte one : declaration.body()) {
                to.send(new byte[] {one});
                Thread.sleep(pause);
            }
            Answer answer = to.read();
            count("slow body answered " + answer.status());
            if (answer.status() == 201) {
                acknowledged.put(
                        path(declaration.establishment(), declaration.reference()),
                        position(JSON.readTree(answer.body())));
            }
        }
    }

    private void unreadOutcomes() throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("{\"type\":\"CHECK_IN\"");
        for (int field = 0; field < 2_000; field++) {
            line.append(",\"unknown").append(field).append("\":1");
        }
        byte[] text = line.append("}\n").toString().getBytes(StandardCharsets.US_ASCII);
        try (Exchange to = new Exchange(port, SILENCE_MILLIS)) {
            Thread close = Thread.ofVirtual().start(() -> closeAfter(to));
            long start = System.nanoTime();
            try {
                to.sendPushHead(Client.OPERATOR);
                while (!over) {
                    to.sendChunk(text);
                }
            } catch (IOException e) {
                boolean own = System.nanoTime() - start >= UNREAD_FOR.toNanos();
                count(own ? "unread outcomes, closed by the client" : "unread outcomes, closed by the service");
            }
            close.interrupt();
        }
    }

    private void closeAfter(Exchange exchange) {
        try {
            Thread.sleep(UNREAD_FOR);
            exchange.close();
        } catch (IOException e) {
            violation("A socket does not close: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An upload of one line every 200 ms, whose key is revoked after two seconds: it has to be broken off. */
    private void revokedKey() throws IOException, InterruptedException {
        Declaration example = declarations.declaration(numbers.getAndIncrement());
        JsonNode given = call("POST", "/v1/keys", """
                {"label": "Soak", "establishments": ["%s"], "operations": ["CHECK_IN"]}
                """.formatted(example.establishment()), 201);
        String id = given.path("key").path("id").asString();
        try (Exchange to = new Exchange(port, SILENCE_MILLIS)) {
            to.sendPushHead(given.path("secret").asString());
            Thread reader = Thread.ofVirtual().start(() -> readOutcomes(to));
            long revokedAt = 0;
            for (int line = 1; reader.isAlive(); line++) {
                Declaration declaration = declarations.declaration(numbers.getAndIncrement());
                String text = "{\"type\":\"CHECK_IN\",\"establishmentId\":\"%s\",\"reference\":\"%s\",%s\n"
                        .formatted(
                                example.establishment(),
                                declaration.reference(),
                                new String(declaration.body(), StandardCharsets.UTF_8).substring(1));
                to.sendChunk(text.getBytes(StandardCharsets.UTF_8));
                Thread.sleep(200);
                if (revokedAt == 0 && line > 10) {
                    call("DELETE", "/v1/keys/" + id, "", 204);
                    revokedAt = System.nanoTime();
                } else if (revokedAt > 0 && System.nanoTime() - revokedAt > REVOKED_WITHIN.toNanos()) {
                    violation("An upload goes on %s after its key was revoked".formatted(REVOKED_WITHIN));
                    return;
                }
            }
            count("upload of a revoked key was over");
        }
        for (int i = 0; i < PAUSE_BETWEEN_KEYS_MILLIS / 500 && !over; i++) {
            Thread.sleep(500);
        }
    }

    private void readOutcomes(Exchange from) {
        try {
            from.read(line -> {
                JsonNode outcome = JSON.readTree(line);
                if (outcome.has("receipt")) {
                    acknowledged.put(
                            path(
                                    outcome.path("establishmentId").asString(),
                                    outcome.path("reference").asString()),
                            position(outcome));
                }
            });
        } catch (IOException e) {
            count("upload of a revoked key cut");
        }
    }

    private static String path(String establishment, String reference) {
        return "/v1/establishments/" + establishment + "/stays/" + reference;
    }

    private static long position(JsonNode answer) {
        return answer.path("receipt").path("position").asLong();
    }

    private JsonNode call(String method, String path, String body, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + Cluster.ADMIN)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = admin.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            violation("%s %s was answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private void count(String what) {
        seen.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    private void violation(String what) {
        violations.incrementAndGet();
        System.out.println("VIOLATION: " + what);
    }

    /** What became of them, by kind. */
    Map<String, AtomicInteger> seen() {
        return new TreeMap<>(seen);
    }

    int violations() {
        return violations.get();
    }

    /** Positions on the receipts of these clients, by the path of the stay. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() {
        over = true;
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofMinutes(2))) {
                    violation("A hostile client does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close();
    }
}
