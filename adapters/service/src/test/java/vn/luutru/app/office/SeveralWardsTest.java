package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;

/** An officer of two wards asks without naming one, and is answered for exactly these. */
@IntegrationTest
@WithinOneDay(minutes = 3)
class SeveralWardsTest {

    private static final String OFFICER = "demo-police-14797-16531";
    private static final Set<String> OWN = Set.of("14797", "16531");
    private static final List<String> WARDS = List.of("14797", "16531", "16561");
    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 02"};

    private final LocalDate today = LocalDate.now(Vietnam.ZONE);

    private RunningLuutru luutru;
    private long position;

    @BeforeEach
    void declare() throws Exception {
        luutru = RunningLuutru.get();
        for (String ward : WARDS) {
            establishment("E-HAI-" + ward, "GUEST_HOUSE", ward, "null");
            establishment("E-HAI-NT-" + ward, "WORKER_DORMITORY", ward, "\"kcn-hai\"");
            establishment("E-HAI-BV-" + ward, "HOSPITAL", ward, "null");
            for (String kind : List.of("", "NT-", "BV-")) {
                Reply declared = luutru.put(
                        OPERATOR,
                        "/v1/establishments/E-HAI-" + kind + ward + "/stays/hai",
                        RunningLuutru.checkIn("Võ Thị Hai Phường", "038190772200"));
                position = Math.max(
                        position, declared.json().at("/receipt/position").asLong());
            }
        }
        position = Math.max(position, luutru.head());
    }

    private void establishment(String id, String type, String ward, String zone) throws Exception {
        assertThat(luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "%s", "type": "%s", "stars": null, "regime": "LICENSED_LODGING", "ward": "%s", "zone": %s,
             "rooms": 10, "beds": 20, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(id, type, ward, zone))
                        .status())
                .isBetween(200, 201);
    }

    @Test
    void persons_are_found_in_both_wards_and_in_no_other() throws Exception {
        // Other tests' guests are among them, and may fill the page.
        assertThat(OWN).containsAll(wards(ok("/v1/residents?size=500")));

        Reply found = luutru.send(
                OFFICER,
                "POST",
                "/v1/residents/search?minPosition=" + position,
                "{\"name\": \"vo thi hai phuong\"}",
                WHY);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().path("items").size()).isEqualTo(6);
        assertThat(wards(found.json())).isEqualTo(OWN);
        Reply words =
                luutru.send(OFFICER, "POST", "/v1/residents/search", "{\"words\": \"hai phuong e-hai-16561\"}", WHY);
        assertThat(words.json().path("items").isEmpty()).isTrue();

        String person = found.json().at("/items/0/personId").asString();
        assertThat(ok("/v1/persons/" + person + "/stays").path("items").size()).isEqualTo(6);
        assertThat(luutru.get(POLICE, "/v1/persons/" + person + "/stays", WHY)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(9);
    }

    @Test
    void what_was_asked_stands_in_the_access_log_with_both_wards() throws Exception {
        luutru.get(OFFICER, "/v1/residents?ward=14797", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "HAI-9");
        JsonNode entry = luutru.get(
                        ADMIN,
                        "/v1/access-log?kind=PERSONS_QUERIED&reader=" + OFFICER + "&minPosition=" + luutru.head())
                .json()
                .at("/items/0");
        assertThat(entry.path("caseFile").asString()).isEqualTo("HAI-9");
        assertThat(entry.path("territory").asString()).isEqualTo("14797,16531");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/establishments?size=500",
                "/v1/compliance?size=500&from=TODAY&to=TODAY",
                "/v1/statistics/progress?from=TODAY&to=TODAY",
                "/v1/zones/kcn-hai/occupancy",
                "/v1/hospitals/occupancy",
                "/v1/statistics/tourism?from=2026-07-01&to=2026-07-02&groupBy=ward"
            })
    void figures_and_lists_are_of_both_wards_and_no_other(String path) throws Exception {
        JsonNode own = ok(path.replace("TODAY", today.toString()));
        assertThat(wards(own)).as(own.toString()).isEqualTo(OWN);
    }

    @Test
    void sums_are_those_of_both_wards() throws Exception {
        assertThat(ok("/v1/zones/kcn-hai/occupancy").at("/total/persons/value").asLong())
                .isEqualTo(2);
        String tourism = "/v1/statistics/tourism?from=2026-07-01&to=2026-07-02&groupBy=ward";
        long own = 0;
        for (JsonNode ward : luutru.get(POLICE, tourism, WHY).json().path("items")) {
            own += OWN.contains(ward.at("/group/ward").asString())
                    ? ward.at("/figures/arrivals").asLong()
                    : 0;
        }
        assertThat(ok(tourism).at("/total/arrivals").asLong()).isEqualTo(own).isPositive();
        Reply unidentified = luutru.get(OFFICER, "/v1/hospitals/unidentified", WHY);
        assertThat(unidentified.status()).isEqualTo(200);
        Reply form = luutru.get(
                OFFICER,
                "/v1/statistics/tourism/forms/01-cs-ltdl.xlsx?month="
                        + YearMonth.from(today).minusMonths(1));
        assertThat(form.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/residents?ward=WARD",
                "/v1/residents?establishment=E-HAI-WARD",
                "/v1/establishments?ward=WARD",
                "/v1/establishments/E-HAI-WARD",
                "/v1/compliance?ward=WARD",
                "/v1/compliance.csv?ward=WARD"
            })
    void one_of_the_wards_may_be_named_and_another_is_refused(String path) throws Exception {
        for (String ward : WARDS) {
            Reply reply = luutru.get(OFFICER, path.replace("WARD", ward), WHY);
            assertThat(reply.status()).as(ward + " " + reply.text()).isEqualTo(OWN.contains(ward) ? 200 : 403);
            if (!OWN.contains(ward)) {
                assertThat(reply.codes()).containsExactly("TERRITORY_OUT_OF_SCOPE");
            }
        }
    }

    @Test
    void a_session_of_two_wards_sees_both_on_the_pages() throws Exception {
        OfficialBrowser browser = new OfficialBrowser(luutru.port);
        browser.post("/dang-nhap/thu", "nguoi=" + OFFICER);
        assertThat(browser.get("/v1/establishments/E-HAI-14797").statusCode()).isEqualTo(200);
        assertThat(browser.get("/v1/establishments/E-HAI-16561").statusCode()).isEqualTo(403);
        assertThat(browser.get("/cong-an/co-so?het=1").body()).contains("Phường Hạc Thành, Phường Sầm Sơn");
        assertThat(browser.get("/cong-an/co-so/E-HAI-14797").body()).contains("E-HAI-14797");
        assertThat(browser.get("/cong-an/co-so/E-HAI-16531").body()).contains("E-HAI-16531");
        assertThat(browser.get("/cong-an/co-so/E-HAI-16561").statusCode()).isIn(403, 404);
    }

    private JsonNode ok(String path) throws Exception {
        Reply reply = luutru.get(OFFICER, path + (path.contains("?") ? "&" : "?") + "minPosition=" + position, WHY);
        assertThat(reply.status()).as(path + " " + reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static Set<String> wards(JsonNode answer) {
        return answer.findValues("ward").stream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
