package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class PlacesTest {

    private static final String ZONE = "demo-zone";
    private static final String HEALTH = "demo-health";
    private static final String TOURISM = "demo-tourism";
    private static final String AT = "at=2026-07-01T17:00:00Z";

    private RunningLuutru luutru;
    private DeclaredPlaces places;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        places = new DeclaredPlaces(luutru);
        places.establishment("E-NTA", "WORKER_DORMITORY", "16531", "\"kcn-mau\"");
        places.establishment("E-NTB", "WORKER_DORMITORY", "14797", "\"kcn-mau\"");
        places.establishment("E-BV", "HOSPITAL", "16531", "null");
        places.establishment("E-IM", "GUEST_HOUSE", "16531", "null");
        for (int i = 0; i < 6; i++) {
            places.stay(
                    "E-NTA",
                    "a" + i,
                    "\"worker\": {\"employer\": \"Công ty Mẫu\", \"employerTaxCode\": \"2800000000\"}");
        }
        places.stay("E-NTB", "b0", "\"worker\": {\"employer\": \"Công ty Thử\", \"employerTaxCode\": \"2800000001\"}");
        places.stay("E-NTB", "b1", "\"worker\": {\"employer\": \"Công ty Thử\", \"employerTaxCode\": \"2800000001\"}");
        for (int i = 0; i < 7; i++) {
            places.stay("E-BV", "n" + i, "\"patient\": {\"role\": \"INPATIENT\", \"department\": \"Nội\"}");
        }
        places.stay("E-BV", "k0", "\"patient\": {\"role\": \"COMPANION\", \"department\": \"Nội\"}");
        // What other tests declared in the same wards is counted too.
        places.settle();
    }

    @Test
    void the_zone_board_sees_beds_and_rounded_counts_of_midnights() throws Exception {
        JsonNode seen = ok(ZONE, "/v1/zones/kcn-mau/occupancy?" + AT);
        assertThat(seen.path("rounded").asBoolean()).isTrue();
        assertThat(seen.path("beds").asLong()).isEqualTo(160);
        List<JsonNode> counts = seen.findValues("persons");
        assertThat(counts).hasSizeGreaterThan(8);
        for (JsonNode count : counts) {
            JsonNode value = count.path("value");
            assertThat(value.isNull()).isEqualTo(count.path("suppressed").asBoolean());
            assertThat(value.isNull() || (value.asLong() > 0 && value.asLong() % 5 == 0))
                    .as(count.toString())
                    .isTrue();
        }
        assertThat(ok(ZONE, "/v1/zones/kcn-mau/occupancy?" + AT)).isEqualTo(seen);
        for (String between : List.of("2026-07-02T00:00:00Z", "2026-07-01T17:00:01Z", "2126-07-01T17:00:00Z")) {
            assertThat(luutru.get(ZONE, "/v1/zones/kcn-mau/occupancy?at=" + between)
                            .codes())
                    .as(between)
                    .containsExactly("PARAMETER_MALFORMED");
            assertThat(luutru.get(HEALTH, "/v1/hospitals/occupancy?at=" + between)
                            .status())
                    .isEqualTo(400);
        }
        assertThat(luutru.get(ZONE, "/v1/zones/kcn-mau/occupancy")
                        .json()
                        .at("/at")
                        .asString())
                .endsWith("T17:00:00Z");
    }

    @Test
    void the_police_see_every_count_within_their_territory() throws Exception {
        JsonNode province = ok(POLICE, "/v1/zones/kcn-mau/occupancy?" + AT);
        assertThat(province.at("/dormitories/1/figures/persons/value").asLong()).isEqualTo(2);
        assertThat(province.at("/employers/1/taxCode").asString()).isEqualTo("2800000001");
        JsonNode ward = ok(WARD_POLICE, "/v1/zones/kcn-mau/occupancy?" + AT);
        assertThat(ward.path("dormitories").size()).isEqualTo(1);
        assertThat(ward.at("/total/persons/value").asLong()).isEqualTo(6);
        assertThat(ok(POLICE, "/v1/zones")
                        .path("items")
                        .valueStream()
                        .map(zone -> zone.path("id").asString()))
                .contains("kcn-mau");
        assertThat(luutru.get(POLICE, "/v1/zones/nowhere/occupancy").status()).isEqualTo(404);
        assertThat(luutru.get(POLICE, "/v1/zones/kcn-mau/occupancy?at=today").status())
                .isEqualTo(400);
    }

    @Test
    void patients_and_companions_are_counted_by_department() throws Exception {
        JsonNode police = hospital(ok(POLICE, "/v1/hospitals/occupancy?" + AT));
        assertThat(police.at("/departments/0/name").asString()).isEqualTo("Nội");
        assertThat(police.at("/departments/0/persons/inpatients/value").asLong())
                .isEqualTo(7);
        assertThat(police.at("/departments/0/persons/companions/value").asLong())
                .isEqualTo(1);
        JsonNode health = hospital(ok(HEALTH, "/v1/hospitals/occupancy?" + AT));
        assertThat(health.at("/persons/companions/value").asLong() % 5).isZero();
        assertThat(health.at("/persons/inpatients/value").asLong() % 5).isZero();
        luutru.post(OPERATOR, "/v1/establishments/E-BV/stays/k0/cancellation", "{\"reason\": \"DUPLICATE\"}");
        places.settle();
        assertThat(hospital(ok(POLICE, "/v1/hospitals/occupancy?" + AT))
                        .at("/persons/companions/value")
                        .asLong())
                .isZero();
    }

    @Test
    void ward_police_see_who_declares_and_who_is_silent_in_their_ward_only() throws Exception {
        List<JsonNode> seen = new ArrayList<>();
        String page = "";
        do {
            JsonNode part = ok(WARD_POLICE, "/v1/compliance?from=2026-07-01&to=2026-07-02&size=500" + page);
            part.path("items").forEach(seen::add);
            page = part.path("nextPage").isNull()
                    ? ""
                    : "&page=" + part.path("nextPage").asString();
        } while (!page.isEmpty());
        seen.forEach(line -> assertThat(line.path("ward").asString()).isEqualTo("16531"));
        JsonNode dormitory = line(seen, "E-NTA");
        assertThat(dormitory.path("onTime").asLong() + dormitory.path("late").asLong())
                .isEqualTo(6);
        assertThat(dormitory.path("missingDays").asLong()).isEqualTo(1);
        assertThat(line(seen, "E-IM").path("missingDays").asLong()).isEqualTo(2);
        assertThat(luutru.get(WARD_POLICE, "/v1/compliance?ward=14797").status())
                .isEqualTo(403);
        assertThat(luutru.get(POLICE, "/v1/compliance?from=2020-01-01").status())
                .isEqualTo(400);
        JsonNode progress = ok(TOURISM, "/v1/statistics/progress?from=2026-07-01&to=2026-07-31");
        assertThat(progress.path("items").size()).isPositive();
        progress.path("items")
                .forEach(line ->
                        assertThat(line.at("/declared/value").asLong() % 5).isZero());
        for (String refused : List.of("from=2026-07-01&to=2026-07-02", "from=2026-07-07&to=2026-07-13")) {
            assertThat(luutru.get(TOURISM, "/v1/statistics/progress?" + refused).status())
                    .isEqualTo(400);
        }
        assertThat(luutru.get(TOURISM, "/v1/statistics/progress?from=2026-07-06&to=2026-07-12")
                        .status())
                .isEqualTo(200);
        JsonNode counted = ok(WARD_POLICE, "/v1/statistics/progress?from=2026-07-01&to=2026-07-02");
        assertThat(counted.path("items")
                        .valueStream()
                        .filter(PlacesTest::isDormitory)
                        .findFirst()
                        .orElseThrow()
                        .at("/declared/value")
                        .asLong())
                .as("the ward's count is the sum of its dormitories")
                .isEqualTo(seen.stream()
                        .filter(PlacesTest::isDormitory)
                        .mapToLong(line ->
                                line.path("onTime").asLong() + line.path("late").asLong())
                        .sum());
    }

    @Test
    void the_same_figures_come_as_tables() throws Exception {
        Reply zone = luutru.get(
                POLICE,
                "/v1/zones/kcn-mau/occupancy?" + AT + "&minPosition=" + places.position(),
                "Accept",
                "text/csv");
        assertThat(zone.header("Content-Type")).startsWith("text/csv");
        assertThat(zone.text())
                .contains("ZONE,kcn-mau,,,,,160,8,8,8,0,0,0,,\r\n")
                .contains("HOUSING,WORKERS,,,,,160,8,8,8,0,0,0,false,\r\n")
                .contains("EMPLOYER,2800000001,Công ty Thử")
                .contains("SEX,MALE,,,,,,8,", "ORIGIN,DOMESTIC,,,,,,8,", "NATIONALITY,VNM,,,,,,8,", "PROVINCE,");
        Reply held = luutru.get(ZONE, "/v1/zones/kcn-mau/occupancy?" + AT, "Accept", "text/csv");
        assertThat(held.text())
                .containsPattern("DORMITORY,E-NTB,Nhà Mẫu E-NTB,WORKER_DORMITORY,14797,OPEN,80,([0-9]*[05])?,.*\r\n");
        assertThat(luutru.get(POLICE, "/v1/hospitals/occupancy?" + AT, "Accept", "text/csv")
                        .text())
                .contains("DEPARTMENT,E-BV,Nhà Mẫu E-BV,16531,Nội,,7,");
        Reply file = luutru.get(WARD_POLICE, "/v1/compliance?to=2026-07-02", "Accept", "text/csv");
        assertThat(file.text().lines().count())
                .as("a file has every establishment")
                .isGreaterThan(51);
        assertThat(luutru.get(WARD_POLICE, "/v1/compliance?to=2026-07-02&size=1", "Accept", "text/csv")
                        .codes())
                .containsExactly("PARAMETER_UNKNOWN");
    }

    @Test
    void each_authority_asks_for_its_own_figures_only() throws Exception {
        for (String other : List.of(OPERATOR, TOURISM, HEALTH)) {
            assertThat(luutru.get(other, "/v1/zones/kcn-mau/occupancy").status())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String other : List.of(OPERATOR, TOURISM, ZONE)) {
            assertThat(luutru.get(other, "/v1/hospitals/occupancy").status())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String other : List.of(OPERATOR, TOURISM, ZONE, HEALTH, ADMIN)) {
            assertThat(luutru.get(other, "/v1/compliance").status()).as(other).isEqualTo(403);
        }
        assertThat(luutru.get(HEALTH, "/v1/statistics/progress").status()).isEqualTo(403);
    }

    private JsonNode ok(String token, String path) throws Exception {
        return places.seen(token, path);
    }

    private static JsonNode hospital(JsonNode seen) {
        return DeclaredPlaces.hospital(seen, "E-BV");
    }

    private static boolean isDormitory(JsonNode line) {
        return line.path("type").asString().equals("WORKER_DORMITORY");
    }

    private static JsonNode line(List<JsonNode> seen, String id) {
        return seen.stream()
                .filter(line -> line.path("establishmentId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
