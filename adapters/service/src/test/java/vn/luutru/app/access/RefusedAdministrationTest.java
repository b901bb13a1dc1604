package vn.luutru.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.PlantedEvents;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

/** What even an administrator cannot do, because it could not be undone. */
@IntegrationTest
@WithinOneDay(minutes = 1)
class RefusedAdministrationTest {

    private static final String SECOND = "demo-admin-2";

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
        try (RunningLuutru luutru =
                RunningLuutru.start(data, ahead, "--luutru.clock.max-skew=60d", "--luutru.erasure.kept-months=0")) {
            YearMonth month = YearMonth.now(Vietnam.ZONE);
            new PlantedEvents(luutru.context.getBean("dataSource", DataSource.class)).monthKey(month);
            String destruction = "/v1/privacy/months/" + month + "/destruction";
            assertThat(luutru.post(ADMIN, destruction, "").status()).isEqualTo(202);
            Reply refused = luutru.post(SECOND, destruction + "/confirmation", "");
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.codes()).containsExactly("MONTH_NOT_OVER");
        }
    }

    @Test
    void the_key_of_a_month_is_destroyed_by_two_administrators_and_only_when_its_time_is_over() throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        YearMonth old = YearMonth.of(2021, 5);
        String destruction = "/v1/privacy/months/" + old + "/destruction";
        Reply unknown = luutru.post(ADMIN, destruction, "");
        assertThat(unknown.codes()).as("no key is there").containsExactly("MONTH_KEPT");
        new PlantedEvents(luutru.context.getBean("dataSource", DataSource.class)).monthKey(old);
        Reply kept = luutru.post(
                ADMIN, "/v1/privacy/months/" + YearMonth.now(Vietnam.ZONE).minusMonths(1) + "/destruction", "");
        assertThat(kept.status()).as(kept.text()).isEqualTo(422);
        assertThat(kept.codes()).containsExactly("MONTH_KEPT");

        assertThat(luutru.post(SECOND, destruction + "/confirmation", "").status())
                .isEqualTo(404);
        Reply asked = luutru.post(ADMIN, destruction, "");
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.json().path("askedBy").asString()).isEqualTo(ADMIN);
        assertThat(luutru.post(SECOND, destruction, "").json().path("askedBy").asString())
                .as("the first wish stays")
                .isEqualTo(ADMIN);
        assertThat(luutru.get(SECOND, "/v1/privacy/months").text()).contains("\"month\":\"2021-05\"");
        Reply alone = luutru.post(ADMIN, destruction + "/confirmation", "");
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.codes()).containsExactly("SECOND_ADMINISTRATOR_REQUIRED");

        assertThat(luutru.send(SECOND, "DELETE", destruction, null).status()).isEqualTo(204);
        assertThat(luutru.send(SECOND, "DELETE", destruction, null).status()).isEqualTo(404);
        luutru.post(ADMIN, destruction, "");
        Reply destroyed = luutru.post(SECOND, destruction + "/confirmation", "");
        assertThat(destroyed.status()).as(destroyed.text()).isEqualTo(200);
        assertThat(destroyed.json().path("position").asLong()).isPositive();
        assertThat(luutru.get(SECOND, "/v1/privacy/months").text()).doesNotContain("2021-05");
        assertThat(luutru.get(ADMIN, "/v1/access-log?kind=DESTRUCTION&size=500&minPosition=" + luutru.head())
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(entry ->
                                entry.at("/criteria/month").asString("").equals("2021-05"))
                        .map(entry -> entry.path("reader").asString() + " "
                                + entry.path("question").asString() + " "
                                + entry.at("/criteria/month").asString() + " "
                                + entry.at("/criteria/askedBy").asString()))
                .containsExactly(
                        "demo-admin-2 destruction-done 2021-05 demo-admin",
                        "demo-admin destruction-asked 2021-05 ",
                        "demo-admin-2 destruction-withdrawn 2021-05 demo-admin",
                        "demo-admin destruction-asked 2021-05 ");
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
