package vn.luutru.adapter.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.adapter.http.auth.CallerFilter;
import vn.luutru.adapter.http.problem.ApiException;

class WaitingShareTest {

    private final WaitingShare share = new WaitingShare(2);
    private final List<CompletableFuture<Void>> questions = new ArrayList<>();

    @Test
    void one_caller_may_have_its_share_of_questions_waiting_and_others_theirs() {
        CompletableFuture<Void> first = ask("one", "?minPosition=7");
        CompletableFuture<Void> second = ask("one", "?ward=1&minPosition=7");
        CompletableFuture<Void> third = ask("one", "?minPosition=7");
        CompletableFuture<Void> other = ask("two", "?minPosition=7");

        assertThat(List.of(first, second, other)).noneMatch(CompletableFuture::isDone);
        assertThat(third)
                .isCompletedExceptionally()
                .failsWithin(0, java.util.concurrent.TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(ApiException.class)
                .havingCause()
                .withMessage("HTTP 429");

        questions.getFirst().complete(null);
        assertThat(ask("one", "?minPosition=7")).isNotDone();
    }

    /** Spring reads each of them as the same parameter. */
    @Test
    void a_position_counts_in_whatever_way_it_is_spelt_or_named() {
        assertThat(ask("one", "?min%50osition=7")).isNotDone();
        assertThat(ask("one", "?since=7.2026-07-01")).isNotDone();
        assertThat(ask("one", "?%6d%69nPosition=7")).isCompletedExceptionally();
    }

    @Test
    void a_report_and_a_search_count_without_one() {
        assertThat(post("one", "/v1/establishments/{id}/nil-reports")).isNotDone();
        assertThat(post("one", "/v1/residents/search")).isNotDone();
        assertThat(post("one", "/v1/residents/search")).isCompletedExceptionally();
    }

    @Test
    void pages_to_print_count() {
        assertThat(post("one", "/v1/receipts/{number}/pdf")).isNotDone();
        assertThat(post("one", "/v1/establishments/{id}/receipts/pdf")).isNotDone();
        assertThat(post("one", "/v1/establishments/{id}/receipts/{date}/pdf")).isCompletedExceptionally();
    }

    @Test
    void searches_of_the_access_log_count_by_call_page_and_file() {
        assertThat(post("one", "/v1/access-log/search")).isNotDone();
        assertThat(post("one", "/quan-tri/nhat-ky")).isNotDone();
        for (String route : List.of("/quan-tri/nhat-ky", "/quan-tri/nhat-ky.csv", "/quan-tri/nhat-ky.xlsx")) {
            assertThat(post("one", route)).as(route).isCompletedExceptionally();
        }
    }

    private CompletableFuture<Void> post(String id, String route) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/v1/any"));
        exchange.getAttributes()
                .put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PathPatternParser.defaultInstance.parse(route));
        return ask(id, exchange);
    }

    @Test
    void questions_that_wait_for_nothing_are_not_counted() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask("one", "?ward=16531")).isNotDone();
        }
    }

    private CompletableFuture<Void> ask(String id, String query) {
        return ask(
                id,
                MockServerWebExchange.from(
                        MockServerHttpRequest.method(HttpMethod.GET, URI.create("/v1/residents" + query))));
    }

    private CompletableFuture<Void> ask(String id, MockServerWebExchange exchange) {
        Caller caller = new Caller.Operator(id, Scope.none(), EnumSet.noneOf(Operation.class));
        exchange.getAttributes().put(CallerFilter.class.getName(), caller);
        CompletableFuture<Void> answered = new CompletableFuture<>();
        questions.add(answered);
        return share.filter(exchange, ignored -> Mono.fromFuture(answered)).toFuture();
    }
}
