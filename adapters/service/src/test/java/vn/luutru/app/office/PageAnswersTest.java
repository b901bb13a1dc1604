package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.TerritoryException;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemHandler;
import vn.luutru.adapter.web.Assets;
import vn.luutru.adapter.web.PageErrors;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.ClockSkewException;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.ProjectionException;

/** What fails is answered to a browser as to a program: with the same status, and when to try again; and says what to do. */
class PageAnswersTest {

    private static final Texts TEXTS = new Texts();
    private final PageErrors pages = new PageErrors(
            new PageRenderer(TEXTS, new Assets(TEXTS), false), PagesConfiguration::answer, address -> null);
    private final ProblemHandler problems = new ProblemHandler();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new StoreUnavailableException("down", null), 503, "1", "Thử lại sau vài phút", "in a few"),
                Arguments.of(
                        new CompletionException(new StoreUnavailableException("down", null)),
                        503,
                        "1",
                        "Thử lại sau vài phút",
                        "Try again in a few minutes"),
                Arguments.of(
                        ApiException.readModelRefused(FindingCode.READ_MODEL_PAUSED, "register"),
                        503,
                        "60",
                        "Vui lòng tra cứu lại sau",
                        "Please ask again later"),
                Arguments.of(
                        ApiException.readModelRefused(FindingCode.READ_MODEL_STOPPED, "register", "x"),
                        503,
                        "60",
                        "báo quản trị viên hệ thống",
                        "tell the administrator"),
                Arguments.of(
                        ApiException.readModelOfOtherVersion(),
                        503,
                        "60",
                        "Vui lòng thử lại sau ít giây",
                        "Please try again"),
                Arguments.of(
                        new ProjectionException(new SQLTransientConnectionException("busy")),
                        503,
                        "1",
                        "Vui lòng thử lại sau ít giây",
                        "Please try again"),
                Arguments.of(
                        new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE),
                        503,
                        "1",
                        "Vui lòng thử lại",
                        "Please try again"),
                Arguments.of(
                        ApiException.officialsUnavailable(),
                        503,
                        "1",
                        "Vui lòng thử lại sau ít giây",
                        "Please try again"),
                Arguments.of(new ClockSkewException("wrong"), 503, "60", "sau vài phút", "in a few minutes"),
                Arguments.of(new OverloadException("full"), 429, "1", "Thử lại sau ít giây", "in a few seconds"),
                Arguments.of(
                        new TerritoryException(),
                        403,
                        null,
                        "Vui lòng chọn địa bàn mình phụ trách",
                        "Please ask about the territory"),
                Arguments.of(new IllegalStateException("fault"), 500, null, "Thử lại sau vài phút", "Try again"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_page_has_the_status_and_the_headers_of_a_call_and_says_what_to_do(
            Throwable failure, int status, String retryAfter, String vietnamese, String english) {
        MockServerHttpResponse page = page(failure, "vi");
        MockServerHttpResponse call = call(failure);

        assertThat(page.getStatusCode()).isEqualTo(call.getStatusCode());
        assertThat(page.getStatusCode().value()).isEqualTo(status);
        assertThat(page.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo(call.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo(retryAfter);
        assertThat(page.getHeaders().getContentType().toString()).startsWith("text/html");
        assertThat(text(page)).contains(vietnamese, "lt-brand");
        assertThat(text(page(failure, "en"))).contains(english);
    }

    private MockServerHttpResponse page(Throwable failure, String language) {
        MockServerWebExchange exchange = exchange("/cong-an", "text/html", language);
        pages.handle(exchange, failure).block();
        return exchange.getResponse();
    }

    private MockServerHttpResponse call(Throwable failure) {
        MockServerWebExchange exchange = exchange("/v1/residents", "application/json", "vi");
        problems.handle(exchange, failure).block();
        return exchange.getResponse();
    }

    private static MockServerWebExchange exchange(String path, String accept, String language) {
        return MockServerWebExchange.from(MockServerHttpRequest.get(path)
                .header("Host", "localhost")
                .header("Accept", accept)
                .header("Accept-Language", language));
    }

    private static String text(MockServerHttpResponse answer) {
        return new String(answer.getBodyAsString().block().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
