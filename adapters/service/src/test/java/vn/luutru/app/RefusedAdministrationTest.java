package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

/** What even an administrator cannot do, because it could not be undone. */
@IntegrationTest
class RefusedAdministrationTest {

    @Test
    void the_key_of_a_month_that_is_not_over_is_not_destroyed() throws Exception {
        YearMonth now = YearMonth.now(Vietnam.ZONE);
        for (YearMonth month : new YearMonth[] {now, now.plusMonths(1), now.plusYears(10)}) {
            Reply refused = RunningLuutru.get().post(ADMIN, "/v1/privacy/months/" + month + "/destruction", "");
            assertThat(refused.status()).as(month + " " + refused.text()).isEqualTo(422);
            assertThat(refused.codes()).containsExactly("MONTH_NOT_OVER");
        }
    }

    @Test
    void nor_if_it_is_over_by_the_clock_of_this_machine_alone(@TempDir Path data) throws Exception {
        Clock ahead = Clock.offset(Clock.tickMillis(ZoneOffset.UTC), Duration.ofDays(40));
        try (RunningLuutru luutru = RunningLuutru.start(data, ahead, "--luutru.clock.max-skew=60d")) {
            YearMonth month = YearMonth.now(Vietnam.ZONE);
            Reply refused = luutru.post(ADMIN, "/v1/privacy/months/" + month + "/destruction", "");
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.codes()).containsExactly("MONTH_NOT_OVER");
            Reply over = luutru.post(ADMIN, "/v1/privacy/months/" + month.minusMonths(1) + "/destruction", "");
            assertThat(over.status()).as(over.text()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e", "%2E%2e"})
    void an_establishment_that_no_address_can_name_is_not_registered(String id) throws Exception {
        Reply refused = RunningLuutru.get().put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Khách sạn Mẫu", "type": "HOTEL", "regime": "LICENSED_LODGING", "ward": "16531",
             "rooms": 4, "beds": 8, "validFrom": "2026-01-01"}\
            """);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.codes()).containsExactly("ESTABLISHMENT_MALFORMED");
    }
}
