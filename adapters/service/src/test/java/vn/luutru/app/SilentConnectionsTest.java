package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.projection.TestDatabase;

/** Connections that die in silence while new ones work: everything recovers by itself, within stated times. */
@Timeout(180)
@IntegrationTest
class SilentConnectionsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STAYS = "/v1/establishments/38-16531-0003/stays/";

    private final TestDatabase database = TestDatabase.create();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    private SilentProxy proxy;
    private ConfigurableApplicationContext context;
    private String root;

    @BeforeEach
    void start() throws Exception {
        URI direct = URI.create(database.url().substring("jdbc:".length()));
        proxy = new SilentProxy(direct.getPort());
        String url = database.url().replaceFirst("localhost:\\d+", "127.0.0.1:" + proxy.port());
        context = LuutruApplication.start(
                "--server.port=0",
                "--luutru.data=" + data,
                "--luutru.database.url=" + url,
                "--luutru.database.silence=5s",
                "--luutru.projections=directory,register");
        root = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterEach
    void end() throws Exception {
        context.close();
        proxy.close();
        database.close();
    }

    @Test
    void declarations_callers_and_read_models_recover() throws Exception {
        String key = key();
        assertThat(declare(key, "before").statusCode()).isEqualTo(201);

        assertThat(proxy.silence()).isGreaterThan(5);
        long silenced = System.nanoTime();

        // An unknown key must be looked up, through the pool of the look-ups.
        assertThat(within(Duration.ofSeconds(12), () -> declare("luutru_" + "x".repeat(43), "nobody"), 401))
                .isTrue();
        assertThat(within(Duration.ofSeconds(25), () -> declare(key, "after"), 201))
                .isTrue();
        long position = JSON.readTree(declare(key, "after").body())
                .at("/receipt/position")
                .asLong();
        assertThat(within(
                        Duration.ofSeconds(40),
                        () -> call(
                                "demo-operator",
                                "GET",
                                "/v1/establishments/38-16531-0003/stays?minPosition=" + position,
                                ""),
                        200))
                .isTrue();
        assertThat(within(Duration.ofSeconds(15), this::readiness, 200)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - silenced)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void a_read_only_database_is_not_ready_for_declarations_and_says_why_while_questions_are_answered()
            throws Exception {
        String name = database.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        assertThat(within(Duration.ofSeconds(30), this::readiness, 200)).isTrue();

        database.execute("alter database %s set default_transaction_read_only = on".formatted(name));
        database.terminateSessions();
        assertThat(within(Duration.ofSeconds(20), this::readiness, 503)).isTrue();
        assertThat(within(Duration.ofSeconds(20), () -> containing("25006"), 200))
                .isTrue();
        assertThat(call("demo-operator", "GET", "/v1/establishments/38-16531-0003/stays", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("", "GET", "/actuator/health/liveness", "").statusCode())
                .isEqualTo(200);

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database %s reset default_transaction_read_only".formatted(name));
        }
        database.terminateSessions();
        assertThat(within(Duration.ofSeconds(30), this::readiness, 200)).isTrue();
    }

    private HttpResponse<String> readiness() throws Exception {
        return call("", "GET", "/actuator/health/readiness", "");
    }

    /** The liveness while the reason of readiness has this text, else readiness itself. */
    private HttpResponse<String> containing(String text) throws Exception {
        HttpResponse<String> readiness = readiness();
        return readiness.body().contains(text) ? call("", "GET", "/actuator/health/liveness", "") : readiness;
    }

    private String key() throws Exception {
        HttpResponse<String> made = call("demo-admin", "POST", "/v1/keys", """
                {"label": "test", "establishments": ["38-16531-0003"], "operations": ["CHECK_IN"]}""");
        JsonNode body = JSON.readTree(made.body());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return body.path("secret").asString();
    }

    private interface Call {
        HttpResponse<String> send() throws Exception;
    }

    /** Calls again and again until this status comes, or the time is over. */
    private static boolean within(Duration time, Call call, int status) throws Exception {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            if (call.send().statusCode() == status) {
                return true;
            }
        }
        return false;
    }

    private HttpResponse<String> declare(String token, String reference) throws Exception {
        return call(token, "PUT", STAYS + reference, RunningLuutru.checkIn("Nguyễn Văn Thử", "038090000001"));
    }

    private HttpResponse<String> call(String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(40))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
