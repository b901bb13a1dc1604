package vn.luutru.adapter.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.DeclarationOutcome;

class ProblemTest {

    private static final Finding HINT = Finding.of(FindingCode.DECLARATION_NOT_REQUIRED, Field.EXPECTED_DEPARTURE_ON);
    private static final Finding WARNING = Finding.of(FindingCode.PHONE_IMPLAUSIBLE, Field.PHONE);
    private static final Finding WRONG = Finding.of(FindingCode.FIELD_REQUIRED, Field.FULL_NAME);
    private static final Finding CONFLICT = Finding.of(FindingCode.STAY_CONFLICT, "/reference");

    @Test
    void the_title_is_the_gravest_error_and_never_a_hint() {
        assertThat(title(HINT, WARNING, WRONG)).startsWith("Required and missing: full name.");
        assertThat(title(WRONG, CONFLICT)).startsWith("This reference belongs to a check-in with other content");
    }

    @Test
    void title_and_status_come_from_the_same_finding() {
        assertThat(ProblemStatus.status(List.of(WRONG, HINT))).isEqualTo(422);
        assertThat(ProblemStatus.status(List.of(WRONG, CONFLICT, HINT))).isEqualTo(409);
        assertThat(ProblemStatus.status(List.of(CONFLICT, Finding.of(FindingCode.JSON_MALFORMED, ""))))
                .isEqualTo(400);
    }

    @Test
    void a_rejected_line_names_first_what_refuses_it() {
        assertThat(DeclarationOutcome.rejected(List.of(HINT, WARNING, WRONG)).findings())
                .containsExactly(WRONG, WARNING, HINT);
    }

    @Test
    void a_question_to_a_store_that_is_away_is_not_told_to_declare_again() {
        ApiException away = ApiException.unavailable();

        assertThat(away.ofQuestion().findings()).containsExactly(Finding.of(FindingCode.STORE_NOT_READABLE, ""));
        assertThat(away.ofQuestion().status()).isEqualTo(503);
        assertThat(away.ofQuestion().retryAfter()).isEqualTo(away.retryAfter());
        ApiException other = ApiException.of(422, List.of(WRONG));
        assertThat(other.ofQuestion()).isSameAs(other);
    }

    @Test
    void whether_a_call_only_asks_is_seen_by_its_method_or_its_handler() throws Exception {
        assertThat(code(MockServerHttpRequest.get("/v1/keys"), null)).isEqualTo("STORE_NOT_READABLE");
        assertThat(code(MockServerHttpRequest.head("/v1/keys"), null)).isEqualTo("STORE_NOT_READABLE");
        assertThat(code(MockServerHttpRequest.post("/v1/keys"), null)).isEqualTo("STORE_UNAVAILABLE");
        assertThat(code(MockServerHttpRequest.post("/v1/asks"), new HandlerMethod(new Calls(), "asks")))
                .isEqualTo("STORE_NOT_READABLE");
        assertThat(code(MockServerHttpRequest.post("/v1/stores"), new HandlerMethod(new Calls(), "stores")))
                .isEqualTo("STORE_UNAVAILABLE");
    }

    /** Two calls with a body. */
    public static final class Calls {

        @StoresNothing
        public void asks() {
            throw new UnsupportedOperationException();
        }

        public void stores() {
            throw new UnsupportedOperationException();
        }
    }

    private static String code(MockServerHttpRequest.BaseBuilder<?> request, @Nullable HandlerMethod called) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        if (called != null) {
            exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, called);
        }
        new ProblemHandler()
                .handle(exchange, new StoreUnavailableException("away", null))
                .block();
        String json = exchange.getResponse().getBodyAsString().block();
        int from = json.indexOf("\"code\":\"") + 8;
        return json.substring(from, json.indexOf('"', from));
    }

    private static String title(Finding... findings) {
        byte[] body = Problem.body(ApiException.of(422, List.of(findings)), Locale.ENGLISH);
        String json = new String(body, StandardCharsets.UTF_8);
        int from = json.indexOf("\"title\":\"") + 9;
        return json.substring(from, json.indexOf('"', from));
    }
}
