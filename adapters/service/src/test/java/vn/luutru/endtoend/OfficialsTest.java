package vn.luutru.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.IntegrationTest;
import vn.luutru.identity.IdentityProvider;

/**
 * Officials sign in with a provider that is known by its issuer only, and that is down when the service starts. The
 * order of the tests is the story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@IntegrationTest
class OfficialsTest {

    private static final String OFFICER = "tran.thi.can.bo";

    private static IdentityProvider provider;
    private static RSAKey key;
    private static RSAKey next;
    private static Server server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        provider = new IdentityProvider();
        key = IdentityProvider.key("key-1");
        next = IdentityProvider.key("key-2");
        provider.publish(key);
        server = Server.start(
                data,
                "--luutru.officials.issuer=" + provider.issuer(),
                "--luutru.officials.audience=" + IdentityProvider.AUDIENCE);
    }

    @AfterAll
    static void end() {
        server.close();
        provider.close();
    }

    @Test
    @Order(1)
    void while_the_provider_is_down_declarations_are_taken_and_officials_are_asked_to_come_back() throws Exception {
        assertThat(server.send(
                                Server.OPERATOR,
                                "PUT",
                                "/v1/establishments/38-16531-0001/stays/R-1",
                                Receptionist.guest())
                        .statusCode())
                .isEqualTo(201);
        assertRefused(ask(token(key)), 503, "OFFICIALS_UNAVAILABLE");
        assertRefused(declare(token(key)), 503, "OFFICIALS_UNAVAILABLE");
    }

    @Test
    @Order(2)
    void when_it_is_up_its_tokens_are_good_and_a_changed_key_too() throws Exception {
        provider.up();
        assertThat(ask(token(key)).statusCode()).isEqualTo(200);
        provider.publish(next);
        assertThat(ask(token(next)).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void other_tokens_are_refused_alike_whatever_is_wrong_with_them() throws Exception {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        assertRefused(ask(provider.unsigned()), 401, "UNAUTHENTICATED");
        assertRefused(ask(token(IdentityProvider.key("key-3"))), 401, "UNAUTHENTICATED");
        assertRefused(ask(provider.token(next, claims -> claims.expirationTime(past))), 401, "UNAUTHENTICATED");
        assertRefused(ask(provider.token(next, claims -> claims.issuer("https://a.example"))), 401, "UNAUTHENTICATED");
        assertRefused(ask(provider.token(next, claims -> claims.audience("other"))), 401, "UNAUTHENTICATED");
        assertRefused(ask(provider.token(next, claims -> claims.claim("territory", null))), 401, "UNAUTHENTICATED");
    }

    @Test
    @Order(4)
    void while_it_is_down_again_a_known_key_still_opens_and_an_unknown_one_waits() throws Exception {
        provider.down();
        assertThat(ask(token(next)).statusCode()).isEqualTo(200);
        assertRefused(ask(token(IdentityProvider.key("key-4"))), 503, "OFFICIALS_UNAVAILABLE");
    }

    @Test
    @Order(5)
    void the_log_reports_the_outage_without_a_stack_trace_a_token_or_a_name() throws Exception {
        assertThat(Files.readString(server.log()))
                .contains("identity provider of the officials does not answer")
                .doesNotContain("\tat ", " ERROR ", OFFICER, "eyJ");
    }

    private static String token(RSAKey signing) throws Exception {
        return provider.token(signing, claims -> claims.subject(OFFICER));
    }

    private static HttpResponse<String> ask(String token) throws Exception {
        return server.send(token, "GET", "/v1/establishments?size=1", "");
    }

    /** The way of the write routes, which officials may not go: whoever is known is refused with 403. */
    private static HttpResponse<String> declare(String token) throws Exception {
        return server.send(token, "PUT", "/v1/establishments/38-16531-0001/stays/R-2", Receptionist.guest());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue(status == 401 ? "WWW-Authenticate" : "Retry-After"))
                .isPresent();
        assertThat(answer.body()).contains(code).doesNotContain("Exception", "127.0.0.1");
    }
}
