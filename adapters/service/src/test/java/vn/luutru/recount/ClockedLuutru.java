package vn.luutru.recount;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.app.LuutruApplication;
import vn.luutru.app.RunningLuutru;
import vn.luutru.identity.IdentityProvider;

/** The whole service as in production, with its own database, officials that sign in, and a clock that is set. */
final class ClockedLuutru implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final MovedClock clock;
    private final IdentityProvider provider = new IdentityProvider();
    private final ConfigurableApplicationContext context;
    private final Map<String, String> tokens = new HashMap<>();
    private final int port;

    ClockedLuutru(Path data, Instant start) throws Exception {
        clock = new MovedClock(start);
        RSAKey key = IdentityProvider.key("recount");
        provider.publish(key);
        provider.up();
        SpringApplication application = new SpringApplication(LuutruApplication.class);
        application.addInitializers(prepared -> ((GenericApplicationContext) prepared)
                .registerBean("movedClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)));
        context = application.run(
                "--server.port=0",
                "--luutru.demo=false",
                "--luutru.data=" + data,
                "--luutru.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--luutru.clock.max-skew=36500d",
                RunningLuutru.PROGRAMS,
                "--luutru.officials.issuer=" + provider.issuer(),
                "--luutru.officials.audience=" + IdentityProvider.AUDIENCE);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        for (String role : new String[] {"POLICE", "TOURISM", "ZONE", "HEALTH", "ADMIN"}) {
            official(key, role, role, "*");
        }
        official(key, "SECOND", "ADMIN", "*");
        official(key, "16531", "POLICE", "16531");
        JsonNode given = ok(send("ADMIN", "POST", "/v1/keys", "{\"label\": \"Phần mềm thử\"}"));
        ok(send("SECOND", "POST", "/v1/keys/" + given.at("/key/id").asString() + "/confirmation", ""));
        tokens.put("OPERATOR", given.path("secret").asString());
    }

    private void official(RSAKey key, String name, String role, String territory) throws Exception {
        tokens.put(
                name,
                provider.token(
                        key,
                        claims -> claims.subject("recount-" + name)
                                .claim("role", role)
                                .claim("territory", territory)
                                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(10))))));
    }

    HttpResponse<byte[]> send(String caller, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + tokens.get(caller))
                .header(
                        "Content-Type",
                        path.startsWith("/v1/declarations") ? "application/x-ndjson" : "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    JsonNode ask(String caller, String path) throws Exception {
        return ok(send(caller, "GET", path, ""));
    }

    static JsonNode ok(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.uri() + " "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
        provider.close();
    }
}
