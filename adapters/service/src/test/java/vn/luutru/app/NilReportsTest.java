package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;
import static vn.luutru.app.RunningLuutru.line;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.adapter.http.operator.CachedNilDays;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.obligation.ObligationQueries;

/** Reports that nobody came, and guests who did. */
@IntegrationTest
@WithinOneDay(minutes = 3)
class NilReportsTest {

    private static final String ESTABLISHMENT = "/v1/establishments/E-NIL";
    private static final String REPORTS = ESTABLISHMENT + "/nil-reports";
    private static final String STAYS = ESTABLISHMENT + "/stays/";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-NIL", "16531");
        luutru.hotel("E-NIL-FIRST", "16531");
    }

    @Test
    void a_day_without_guests_is_a_day_that_can_have_been() throws Exception {
        String[][] refused = {
            {"\"-999999999-01-01\"", "422", "DATE_MALFORMED"},
            {"\"05/07/2026\"", "422", "DATE_MALFORMED"},
            {"20", "422", "DATE_MALFORMED"},
            {"\"0001-01-01\"", "422", "DAY_OUT_OF_RANGE"},
            {"null", "422", "FIELD_REQUIRED"},
        };
        for (String[] day : refused) {
            Reply reply = luutru.post(OPERATOR, REPORTS, "{\"date\": %s}".formatted(day[0]));
            assertThat(reply.status()).as(day[0]).isEqualTo(Integer.parseInt(day[1]));
            assertThat(reply.codes()).containsExactly(day[2]);
            assertThat(reply.json().at("/findings/0/field").asString()).isEqualTo("/date");
        }
        Reply torn = luutru.post(OPERATOR, REPORTS, "{\"date\":");
        assertThat(torn.status()).isEqualTo(400);
        assertThat(torn.codes()).containsExactly("JSON_MALFORMED");
    }

    @Test
    void a_report_that_nobody_came_is_stored_with_a_warning_when_a_guest_is_known() throws Exception {
        Reply guest = luutru.put(OPERATOR, STAYS + "nil-1", checkIn("Nguyễn Văn Thử", "038090000001"));
        assertThat(guest.status()).as(guest.text()).isEqualTo(201);
        Reply reply = luutru.post(OPERATOR, REPORTS, "{\"date\": \"2026-07-01\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().path("findings").path(0).path("code").asString())
                .isEqualTo("NIL_REPORT_CONTRADICTED");
        assertThat(reply.json().path("findings").path(0).path("message").asString())
                .startsWith("Ngày này đã có khách");
    }

    @Test
    void the_report_of_a_day_that_is_not_over_or_long_ago_is_stored_and_says_so_each_time() throws Exception {
        LocalDate today = LocalDate.now(Vietnam.ZONE);
        String[][] days = {
            {today.toString(), "NIL_REPORT_DAY_NOT_OVER", "INFO", "khách vẫn có thể đến"},
            {"2020-01-02", "NIL_REPORT_LONG_AGO", "WARNING", "hơn một năm"},
        };
        for (String[] day : days) {
            for (int status : new int[] {201, 200}) {
                Reply reply = luutru.post(OPERATOR, REPORTS, "{\"date\": \"%s\"}".formatted(day[0]));
                assertThat(reply.status()).as(reply.text()).isEqualTo(status);
                assertThat(reply.codes()).containsExactly(day[1]);
                JsonNode finding = reply.json().at("/findings/0");
                assertThat(finding.path("severity").asString()).isEqualTo(day[2]);
                assertThat(finding.path("field").asString()).isEqualTo("/date");
                assertThat(finding.path("message").asString()).contains(day[3]);
            }
        }
        Reply yesterday = luutru.post(OPERATOR, REPORTS, "{\"date\": \"%s\"}".formatted(today.minusDays(1)));
        assertThat(yesterday.status()).isEqualTo(201);
        assertThat(yesterday.json().path("findings").isEmpty()).isTrue();
    }

    @Test
    void a_closed_establishment_has_no_days_to_report() throws Exception {
        luutru.hotel("E-NIL-CLOSED", "16531");
        luutru.post(
                ADMIN, "/v1/establishments/E-NIL-CLOSED/closure", "{\"from\": \"2026-01-01\", \"reason\": \"Thử\"}");

        Reply refused =
                luutru.post(OPERATOR, "/v1/establishments/E-NIL-CLOSED/nil-reports", "{\"date\": \"2026-07-05\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactly("ESTABLISHMENT_CLOSED");
        assertThat(luutru.post(OPERATOR, "/v1/establishments/E-NIL-CLOSED/nil-reports", "{\"date\": \"2025-12-31\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_day_without_guests_is_reported_once() throws Exception {
        String day = "{\"date\": \"2026-07-05\"}";
        Reply first = luutru.post(OPERATOR, REPORTS, day);
        Reply again = luutru.post(OPERATOR, REPORTS, day);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("receipt")).isEqualTo(first.json().path("receipt"));
        assertThat(first.json().path("receipt").path("number").asString()).matches("[0-9A-Z]+-[0-9A-Z]{9}");
        assertThat(luutru.post(OPERATOR, REPORTS, "{\"date\": \"2099-01-01\"}").status())
                .isEqualTo(422);
    }

    @Test
    void a_guest_of_a_day_that_was_reported_without_guests_is_stored_with_a_warning() throws Exception {
        String first = "/v1/establishments/E-NIL-FIRST";
        Reply report = luutru.post(OPERATOR, first + "/nil-reports", "{\"date\": \"2026-07-01\"}");
        assertThat(report.status()).as(report.text()).isEqualTo(201);

        Reply guest = luutru.put(OPERATOR, first + "/stays/n-1", checkIn("Nguyễn Văn Thử", "038090000041"));
        assertThat(guest.status()).isEqualTo(201);
        assertThat(guest.codes()).containsExactly("DAY_REPORTED_NIL");
        assertThat(guest.json().at("/findings/0/field").asString()).isEqualTo("/arrivedAt");
        JsonNode pushed = luutru.push(OPERATOR, line("E-NIL-FIRST", "n-2", "Trần Văn Mẫu", "038090000042"))
                .lines()
                .getFirst();
        assertThat(pushed.at("/findings/0/code").asString()).isEqualTo("DAY_REPORTED_NIL");
        JsonNode tried = luutru.send(
                        OPERATOR,
                        "POST",
                        "/v1/declarations?dryRun=true",
                        line("E-NIL-FIRST", "n-3", "Lê Văn Mẫu", "038090000043"),
                        "Content-Type",
                        "application/x-ndjson")
                .lines()
                .getFirst();
        assertThat(tried.at("/findings/0/code").asString()).isEqualTo("DAY_REPORTED_NIL");
        Reply dayBefore = luutru.put(
                OPERATOR,
                first + "/stays/n-4",
                checkIn("Phạm Văn Mẫu", "038090000044").replace("2026-07-01T14:05", "2026-06-30T14:05"));
        assertThat(dayBefore.codes()).doesNotContain("DAY_REPORTED_NIL");
    }

    @Test
    void what_another_process_was_told_is_read_from_the_read_model() throws Exception {
        Reply report = luutru.post(OPERATOR, REPORTS, "{\"date\": \"2026-02-03\"}");
        String position = report.json().at("/receipt/position").asString();
        luutru.get(OPERATOR, ESTABLISHMENT + "/obligations?minPosition=" + position);
        EstablishmentId establishment = new EstablishmentId("E-NIL");
        CachedNilDays another =
                new CachedNilDays(luutru.context.getBean(ObligationQueries.class)::nilDays, Runnable::run);

        assertThat(another.isReported(establishment, LocalDate.of(2026, 2, 3)).join())
                .isTrue();
        assertThat(another.isReported(establishment, LocalDate.of(2026, 2, 4)).join())
                .isFalse();
    }
}
