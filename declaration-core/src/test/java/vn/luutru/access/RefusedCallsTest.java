package vn.luutru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.event.AccountEvent.CallsRefused;

class RefusedCallsTest {

    private static final Caller KEY = new Caller.Operator("key-1", Scope.none(), EnumSet.allOf(Operation.class));
    private static final String UPLOAD = "/v1/declarations";

    private final List<CallsRefused> recorded = new ArrayList<>();
    private boolean away;
    private Duration passed = Duration.ZERO;

    private final RefusedCalls refused = new RefusedCalls(
            event -> {
                if (away) {
                    return CompletableFuture.failedFuture(new StoreUnavailableException("away", null));
                }
                recorded.add((CallsRefused) event);
                return CompletableFuture.completedFuture(null);
            },
            InstantSource.fixed(Instant.parse("2026-11-30T05:00:00Z")),
            () -> passed.toNanos());

    /** Each with a method that the stranger invented, and an address, which has no route. */
    @Test
    void ten_thousand_invented_calls_of_a_stranger_are_an_entry_a_minute_without_a_word_of_theirs() {
        for (int second = 0; second < 120; second += 2) {
            passed = Duration.ofSeconds(second);
            for (int i = 0; i < 10_000 / 60; i++) {
                refused.count(null, "NGUYEN-VAN-" + second + "-" + i, "-", "UNAUTHENTICATED", 1);
            }
            refused.record();
        }
        assertThat(recorded).hasSize(2);
        refused.recordAll();
        assertThat(recorded)
                .hasSize(3)
                .allSatisfy(sum -> assertThat(sum.method()).isEqualTo("*"));
        assertThat(recorded.stream().mapToInt(CallsRefused::refusals).sum()).isEqualTo(60 * (10_000 / 60));
    }

    @Test
    void nobody_fills_the_log_by_walking_the_routes_without_a_key_or_with_one() {
        for (int route = 0; route < 400; route++) {
            for (String method : List.of("GET", "PUT", "INVENTED-" + route)) {
                refused.count(null, method, "/v1/route-" + route, "UNAUTHENTICATED", 1);
                refused.count(KEY, method, "/v1/route-" + route, "ROLE_NOT_ALLOWED", 1);
            }
        }
        refused.record();
        assertThat(recorded).hasSize(2 * (RefusedCalls.MAX_KINDS_OF_ONE + 1));
        assertThat(recorded).extracting(CallsRefused::caller).containsOnly("key-1", CallsRefused.NOBODY);
        assertThat(recorded).extracting(CallsRefused::method).containsOnly("GET", "PUT", "OTHER", "*");
        assertThat(recorded.stream().mapToInt(CallsRefused::refusals).sum()).isEqualTo(2 * 1_200);
    }

    @Test
    void a_million_lines_of_an_upload_are_one_entry() {
        refused.count(KEY, "POST", UPLOAD, "ESTABLISHMENT_OUT_OF_SCOPE", 1_000_000);
        refused.count(KEY, "POST", UPLOAD, "ESTABLISHMENT_OUT_OF_SCOPE", 1);
        refused.count(KEY, "POST", UPLOAD, "OPERATION_OUT_OF_SCOPE", 3);
        refused.record();
        assertThat(recorded)
                .extracting(CallsRefused::caller, CallsRefused::code, CallsRefused::refusals)
                .containsExactlyInAnyOrder(
                        tuple("key-1", "ESTABLISHMENT_OUT_OF_SCOPE", 1_000_001),
                        tuple("key-1", "OPERATION_OUT_OF_SCOPE", 3));
        refused.record();
        assertThat(recorded).hasSize(2);
    }

    @Test
    void a_sum_that_no_number_holds_is_the_largest_one() {
        refused.count(KEY, "POST", UPLOAD, "ESTABLISHMENT_OUT_OF_SCOPE", Integer.MAX_VALUE);
        refused.count(KEY, "POST", UPLOAD, "ESTABLISHMENT_OUT_OF_SCOPE", 5);
        refused.record();
        assertThat(recorded).singleElement().extracting(CallsRefused::refusals).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void what_cannot_be_recorded_is_kept_for_the_next_time() {
        away = true;
        refused.count(null, "GET", "/v1/keys", "UNAUTHENTICATED", 1);
        assertThatThrownBy(refused::record).isInstanceOf(CompletionException.class);
        away = false;
        refused.count(null, "GET", "/v1/keys", "UNAUTHENTICATED", 1);
        refused.record();
        assertThat(recorded).singleElement().satisfies(sum -> {
            assertThat(sum.caller()).isEqualTo(CallsRefused.NOBODY);
            assertThat(sum.refusals()).isEqualTo(2);
        });
    }
}
