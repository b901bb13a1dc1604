package vn.luutru.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** Totals and their comparison with other periods, over-occupied places, and what is too large to be answered. */
@IntegrationTest
class ComparisonTest {

    private static final String TOURISM = "/v1/statistics/tourism";
    private static final String ESTABLISHMENT = "E-SOSANH";
    private static final String FULL = "E-QUATAI";

    private static RunningLuutru luutru;
    private static long position;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.get();
        establishment(ESTABLISHMENT, "CAMPSITE", "14758", "null", 90, "2020-01-01");
        establishment(FULL, "WORKER_DORMITORY", "14758", "\"kcn-qua-tai\"", 2, "2020-01-01");
        establishment("E-MAISAU", "WORKER_DORMITORY", "14758", "\"kcn-qua-tai\"", 8, "2126-01-01");
        establishment("E-BVQUATAI", "HOSPITAL", "14758", "null", 1, "2020-01-01");
        stay(ESTABLISHMENT, "a", "2023-08-03T14:00:00+07:00");
        stay(ESTABLISHMENT, "b", "2023-07-03T14:00:00+07:00");
        stay(ESTABLISHMENT, "c", "2023-07-31T14:00:00+07:00");
        for (int i = 0; i < 5; i++) {
            stay(ESTABLISHMENT, "y" + i, "2022-08-0" + (i + 1) + "T14:00:00+07:00");
        }
        for (int i = 0; i < 3; i++) {
            stay(FULL, "f" + i, "2023-08-03T14:00:00+07:00");
            stay("E-BVQUATAI", "p" + i, "2023-08-03T14:00:00+07:00");
        }
        stay("E-MAISAU", "m", "2023-08-03T14:00:00+07:00");
    }

    @Test
    void a_month_is_compared_with_the_month_before_and_the_same_month_a_year_before() throws Exception {
        JsonNode answer = ok(TOURISM + "?from=2023-08-01&to=2023-08-31&compare=true");
        assertThat(answer.at("/total/arrivals").asLong()).isEqualTo(1);
        assertThat(answer.path("comparison").valueStream().map(ComparisonTest::totals))
                .containsExactly("PREVIOUS 2023-07-01 2023-07-31 2", "YEAR_BEFORE 2022-08-01 2022-08-31 5");
        assertThat(ok(TOURISM + "?from=2023-08-01&to=2023-08-31").path("comparison"))
                .isEmpty();
    }

    @Test
    void days_are_compared_with_as_many_days_before() throws Exception {
        JsonNode answer = ok(TOURISM + "?from=2023-08-02&to=2023-08-04&compare=true&groupBy=sex");
        assertThat(answer.path("comparison").valueStream().map(ComparisonTest::totals))
                .containsExactly("PREVIOUS 2023-07-30 2023-08-01 1", "YEAR_BEFORE 2022-08-02 2022-08-04 3");
    }

    @Test
    void the_day_before_a_leap_day_is_compared_with_the_last_of_february() throws Exception {
        JsonNode answer = ok(TOURISM + "?from=2024-02-01&to=2024-02-28&compare=true");
        assertThat(answer.path("comparison").valueStream().map(ComparisonTest::totals))
                .contains("YEAR_BEFORE 2023-02-01 2023-02-28 0");
    }

    private static String totals(JsonNode compared) {
        return String.join(
                " ",
                compared.path("period").asString(),
                compared.path("from").asString(),
                compared.path("to").asString(),
                compared.at("/total/arrivals").asString());
    }

    @Test
    void files_have_the_same_totals() throws Exception {
        String period = "?from=2023-08-01&to=2023-08-31&minPosition=" + position;
        Reply grouped = luutru.get(POLICE, TOURISM + ".csv" + period + "&groupBy=month,ward&compare=true");
        assertThat(grouped.text().lines().toList().getFirst()).startsWith("row,month,ward,arrivals,");
        assertThat(grouped.text().lines().filter(line -> !line.startsWith("row,")))
                .anyMatch(line -> line.startsWith("GROUP,2023-08,14758,1,"))
                .anyMatch(line -> line.startsWith("TOTAL,,,1,"))
                .anyMatch(line -> line.startsWith("PREVIOUS,,,2,"))
                .anyMatch(line -> line.startsWith("YEAR_BEFORE,,,5,"));
        Reply whole = luutru.get(POLICE, TOURISM + ".csv" + period + "&compare=true");
        assertThat(whole.text().lines())
                .anyMatch(line -> line.startsWith("TOTAL,2023-08-01/2023-08-31,1,"))
                .anyMatch(line -> line.startsWith("PREVIOUS,2023-07-01/2023-07-31,2,"));
        assertThat(luutru.get(POLICE, TOURISM + ".csv" + period).text().lines()).hasSize(2);
        List<List<Object>> sheet = Spreadsheet.sheet(luutru.file(POLICE, TOURISM + ".xlsx" + period), 0);
        assertThat(sheet.get(1).subList(0, 2)).containsExactly("Tổng số", new BigDecimal(1));
        assertThat(sheet.get(2).subList(0, 2))
                .containsExactly("Tổng kỳ trước (01/07/2023 - 31/07/2023)", new BigDecimal(2));
        for (String path : List.of("/v1/zones", "/v1/statistics/progress", "/v1/compliance")) {
            String query = "?totals=true&minPosition=" + position + (path.endsWith("zones") ? "" : "&to=2023-08-31");
            Reply table = luutru.get(POLICE, path + ".csv" + query);
            assertThat(table.text().lines().toList().getLast()).as(path).startsWith("TOTAL,,");
            assertThat(luutru.get(POLICE, path + query).codes()).as(path).containsExactly("PARAMETER_MALFORMED");
        }
        assertThat(luutru.get(POLICE, TOURISM + period + "&compare=yes").codes())
                .containsExactly("PARAMETER_MALFORMED");
    }

    @Test
    void more_groups_than_an_answer_holds_are_refused_with_their_number() throws Exception {
        Reply reply =
                luutru.get(POLICE, TOURISM + "?from=2026-01-01&to=2026-12-31&groupBy=day,ward,stars,establishmentType");
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("ANSWER_TOO_LARGE");
        assertThat(reply.text()).contains("50000");
    }

    @Test
    void more_beds_in_use_than_there_are_is_marked_and_who_is_not_registered_yet_has_no_state() throws Exception {
        JsonNode zone = ok("/v1/zones/kcn-qua-tai/occupancy?at=2023-08-04T00:00:00%2B07:00");
        JsonNode full = zone.path("dormitories")
                .valueStream()
                .filter(establishment ->
                        establishment.path("establishmentId").asString().equals(FULL))
                .findFirst()
                .orElseThrow();
        assertThat(full.path("overOccupied").asBoolean()).isTrue();
        assertThat(full.path("state").asString()).isEqualTo("OPEN");
        assertThat(zone.at("/housing/0/overOccupied").asBoolean()).isTrue();
        JsonNode later = zone.path("dormitories")
                .valueStream()
                .filter(establishment ->
                        establishment.path("establishmentId").asString().equals("E-MAISAU"))
                .findFirst()
                .orElseThrow();
        assertThat(later.path("state").isNull()).isTrue();
        assertThat(later.path("beds").asLong()).isZero();
        assertThat(later.path("overOccupied").asBoolean()).isTrue();
        JsonNode before = ok("/v1/zones/kcn-qua-tai/occupancy?at=2023-08-03T00:00:00%2B07:00");
        assertThat(before.path("dormitories").size())
                .as("nobody came before it is registered")
                .isEqualTo(1);
        assertThat(before.at("/dormitories/0/overOccupied").asBoolean()).isFalse();
        JsonNode hospital = ok("/v1/hospitals/occupancy?at=2023-08-04T00:00:00%2B07:00")
                .path("hospitals")
                .valueStream()
                .filter(one -> one.path("establishmentId").asString().equals("E-BVQUATAI"))
                .findFirst()
                .orElseThrow();
        assertThat(hospital.path("overOccupied").asBoolean()).isTrue();
        assertThat(hospital.path("bedOccupancy").asDouble()).isEqualTo(3);
        JsonNode shown = ok("/v1/establishments/E-MAISAU");
        assertThat(shown.path("state").isNull()).as(shown.toString()).isTrue();
    }

    private static JsonNode ok(String path) throws Exception {
        boolean one = path.startsWith("/v1/establishments/");
        Reply reply =
                luutru.get(POLICE, one ? path : path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static void establishment(String id, String type, String ward, String zone, int beds, String validFrom)
            throws Exception {
        Reply reply = luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Nhà So Sánh %s", "type": "%s", "stars": null, "regime": "RESIDENCE_ONLY",
             "ward": "%s", "zone": %s, "rooms": 4, "beds": %d, "remote": false, "validFrom": "%s"}
            """.formatted(
                        id, type, ward, zone, beds, LocalDate.parse(validFrom)));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        position = Math.max(position, reply.json().path("position").asLong());
    }

    private static void stay(String establishment, String reference, String arrived) throws Exception {
        String body = checkIn("Nguyễn Văn Thử", "038090777101")
                .replaceFirst("\"arrivedAt\": \"[^\"]*\"", "\"arrivedAt\": \"" + arrived + "\"")
                .replaceFirst("\"capture\"", "\"patient\": {\"role\": \"INPATIENT\"}, \"capture\"");
        Reply reply = luutru.put(OPERATOR, "/v1/establishments/" + establishment + "/stays/" + reference, body);
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        position = Math.max(position, reply.json().at("/receipt/position").asLong());
    }
}
