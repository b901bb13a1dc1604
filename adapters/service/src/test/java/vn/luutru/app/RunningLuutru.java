package vn.luutru.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationPhase;
import vn.luutru.app.demo.DemoGuard;

/** The whole service with its own database, started once for all tests, and a client that speaks to it. */
public final class RunningLuutru implements AutoCloseable {

    public static final String OPERATOR = "demo-operator";
    public static final String ADMIN = "demo-admin";
    public static final String POLICE = "demo-police";
    public static final String WARD_POLICE = "demo-police-16531";

    /** Where PostgreSQL is unpacked, once for all tests of this Java machine; builds run two of them. */
    public static final String PROGRAMS = "--luutru.database.programs="
            + Path.of(System.getProperty("luutru.test.programs", "target/postgresql-server"))
                    .toAbsolutePath();

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A question for a position waits five seconds: so many events are read in a fraction of these. */
    private static final long FEW = 200;

    private static RunningLuutru started;

    static {
        // Machines that build are busy, and waiting costs only what fails.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    public final ConfigurableApplicationContext context;
    public final int port;

    private RunningLuutru(Path data, Clock clock, String... settings) {
        IntegrationPhase.required();
        List<String> arguments = new ArrayList<>(List.of("--luutru.data=" + data, PROGRAMS));
        if (List.of(settings).stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
            arguments.add("--server.port=0");
        }
        arguments.addAll(List.of(settings));
        SpringApplication application = new SpringApplication(LuutruApplication.class);
        application.addInitializers(new DemoGuard());
        if (clock != null) {
            application.addInitializers(prepared -> ((GenericApplicationContext) prepared)
                    .registerBean("testClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)));
        }
        context = application.run(arguments.toArray(String[]::new));
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The one that tests share, whose read models are not far behind what the tests before declared. */
    public static synchronized RunningLuutru get() throws IOException {
        if (started == null) {
            started = new RunningLuutru(Files.createTempDirectory("luutru-test"), null);
        }
        started.settle(FEW);
        return started;
    }

    /** A service of its own, for a test that does to it what no other test should meet. */
    public static RunningLuutru start(Path data, String... settings) {
        return new RunningLuutru(data, null, settings);
    }

    /** The same, with a clock of its own. */
    public static RunningLuutru start(Path data, Clock clock, String... settings) {
        return new RunningLuutru(data, clock, settings);
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer with its body as text and as JSON. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public List<JsonNode> lines() {
            return response.body().lines().map(JSON::readTree).toList();
        }

        public List<String> codes() {
            return json().path("findings")
                    .valueStream()
                    .map(finding -> finding.path("code").asString())
                    .toList();
        }

        /** The number of the receipt of a declaration that was accepted or replayed. */
        public String receiptNumber() {
            String number = json().at("/receipt/number").asString();
            if (number.isEmpty()) {
                throw new AssertionError("No receipt: " + text());
            }
            return number;
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Reply get(String token, String path, String... headers) throws Exception {
        return send(token, "GET", path, null, headers);
    }

    public Reply put(String token, String path, String body) throws Exception {
        return send(token, "PUT", path, body);
    }

    public Reply post(String token, String path, String body) throws Exception {
        return send(token, "POST", path, body);
    }

    public Reply push(String token, String body) throws Exception {
        return send(token, "POST", "/v1/declarations", body, "Content-Type", "application/x-ndjson");
    }

    public Reply send(String token, String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
    }

    /** The bytes of a file that must be answered. */
    public byte[] file(String token, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** Every read model as the administrator sees it. */
    public List<JsonNode> projections() throws Exception {
        return get(ADMIN, "/v1/projections").json().path("items").valueStream().toList();
    }

    /** The position of the newest event. */
    public long head() throws Exception {
        return get(ADMIN, "/v1/projections").json().at("/items/0/head").asLong();
    }

    /** Waits until the read models know all that is recorded, which takes them a moment after a start. */
    public RunningLuutru settle() {
        settle(0);
        return this;
    }

    private void settle(long behind) {
        Awaitility.await("read models that have caught up")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(1))
                .until(() -> projections().stream()
                        .allMatch(model -> model.path("lagEvents").asLong() <= behind));
    }

    /** A hotel in a ward, registered if it is not yet; where the position of its registration is returned. */
    public void hotel(String id, String ward) throws Exception {
        Reply reply = put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Khách sạn Mẫu %s", "type": "HOTEL", "stars": 3, "regime": "LICENSED_LODGING",
             "ward": "%s", "zone": null, "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(id, ward));
        if (reply.status() != 201 && reply.status() != 200) {
            throw new IllegalStateException(reply.text());
        }
    }

    /** An invented guest is declared, unless they are already. */
    public void declare(String establishment, String reference, String name, String number) throws Exception {
        Reply reply =
                put(OPERATOR, "/v1/establishments/" + establishment + "/stays/" + reference, checkIn(name, number));
        if (reply.status() != 201 && reply.status() != 200) {
            throw new IllegalStateException(reply.text());
        }
    }

    /** A check-in of an invented guest, as the contract shows it. */
    public static String checkIn(String name, String number) {
        return """
            {"guest": {"fullName": "%s", "dateOfBirth": "1990-03-15", "sex": "MALE", "nationality": "VNM",
              "document": {"type": "CCCD", "number": "%s"},
              "residence": {"province": "38", "ward": "16531", "address": "Khu phố Mẫu"},
              "phone": null, "occupation": null},
             "arrivedAt": "2026-07-01T14:05:00+07:00", "expectedDepartureOn": "2026-07-03",
             "room": "301", "bed": null, "party": "B-1007", "purpose": "TOURISM",
             "capture": {"method": "CARD_QR", "capturedAt": "2026-07-01T14:04:10+07:00"}}
            """.formatted(name, number);
    }

    /** The same as a line of a push. */
    public static String line(String establishment, String reference, String name, String number) {
        return checkIn(name, number)
                .replaceFirst(
                        "\\{",
                        "{\"type\": \"CHECK_IN\", \"establishmentId\": \"%s\", \"reference\": \"%s\", "
                                .formatted(establishment, reference))
                .replace("\n", " ")
                .strip();
    }
}
