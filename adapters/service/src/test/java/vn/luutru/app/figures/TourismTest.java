package vn.luutru.app.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class TourismTest {

    private static final String TOURISM = "demo-tourism";
    private static final String JULY = "/v1/statistics/tourism?from=2026-07-01&to=2026-07-31";
    private static RunningLuutru luutru;
    private static long position;

    @BeforeAll
    static void declare() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-DULICH", "16522");
        for (int i = 0; i < 25; i++) {
            String guest = checkIn("Nguyễn Văn Đếm", "0380908800%02d".formatted(i));
            luutru.put(OPERATOR, "/v1/establishments/E-DULICH/stays/s" + i, guest);
            Reply out = luutru.post(
                    OPERATOR,
                    "/v1/establishments/E-DULICH/stays/s" + i + "/check-out",
                    "{\"departedAt\": \"2026-07-03T11:00:00+07:00\"}");
            position = out.json().at("/receipt/position").asLong();
        }
    }

    @Test
    void police_get_exact_figures() throws Exception {
        Reply reply = luutru.get(POLICE, JULY + "&groupBy=ward,month&minPosition=" + position);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("rounded").asBoolean()).isFalse();
        JsonNode item = reply.json()
                .path("items")
                .valueStream()
                .filter(found -> found.at("/group/ward").asString().equals("16522"))
                .findFirst()
                .orElseThrow();
        assertThat(item.at("/group/month").asString()).isEqualTo("2026-07");
        assertThat(item.at("/figures/arrivals").asLong()).isEqualTo(25);
        assertThat(item.at("/figures/nights").asLong()).isEqualTo(50);
        assertThat(item.at("/figures/roomsUsed").asLong()).isEqualTo(2);
        assertThat(item.at("/figures/averageStay").asDouble()).isEqualTo(2.0);
    }

    @Test
    void a_ward_officer_sees_their_ward_only() throws Exception {
        Reply reply = luutru.get(WARD_POLICE, JULY + "&groupBy=ward&minPosition=" + position);
        reply.json()
                .path("items")
                .forEach(item -> assertThat(item.at("/group/ward").asString()).isEqualTo("16531"));
    }

    @Test
    void the_tourism_department_gets_figures_that_isolate_nobody() throws Exception {
        Reply reply = luutru.get(TOURISM, JULY + "&groupBy=nationality,sex&minPosition=" + position);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("rounded").asBoolean()).isTrue();
        assertThat(reply.json().at("/total/arrivals").asLong() % 5).isZero();
        assertThat(luutru.get(TOURISM, JULY.replace("07-01", "07-02") + "&groupBy=sex")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void figures_come_as_files_by_suffix_or_by_accept() throws Exception {
        String grouped = JULY + "&groupBy=ward&minPosition=" + position;
        Reply csv = luutru.get(POLICE, grouped.replace("tourism?", "tourism.csv?"));
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).startsWith("ward,arrivals,dayGuests,").contains("\r\n16522,25,0,25,0,50,0,2,");
        assertThat(luutru.get(POLICE, grouped, "Accept", "text/csv").text()).isEqualTo(csv.text());
        Reply xlsx = luutru.get(POLICE, grouped.replace("tourism?", "tourism.xlsx?"));
        assertThat(xlsx.text()).startsWith("PK");
    }

    @Test
    void what_was_published_of_a_month_and_what_changed_since_can_be_asked() throws Exception {
        String revisions = "/v1/statistics/tourism/revisions?minPosition=" + position;
        JsonNode july = luutru.get(TOURISM, revisions + "&month=2026-07").json();
        assertThat(july.path("month").asString()).isEqualTo("2026-07");
        long revision = july.path("revision").asLong();
        assertThat(revision).isPositive();
        JsonNode last = july.path("told").path(july.path("told").size() - 1);
        assertThat(last.path("revision").asLong()).isEqualTo(revision);
        assertThat(last.at("/totals/arrivals").asLong() % 5).isZero();
        assertThat(last.at("/totals/nights").asLong() % 50).isZero();
        JsonNode change = luutru.get(TOURISM, revisions + "&since=" + (revision - 1))
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("month").asString().equals("2026-07"))
                .findFirst()
                .orElseThrow();
        assertThat(change.path("now")).isEqualTo(last.path("totals"));
        for (String senseless : new String[] {"", "&since=0&month=2026-07", "&since=x", "&month=2026"}) {
            assertThat(luutru.get(TOURISM, revisions + senseless).codes())
                    .as(senseless)
                    .containsExactly("PARAMETER_MALFORMED");
        }
        assertThat(luutru.get(POLICE, JULY + "&groupBy=name").codes()).containsExactly("PARAMETER_UNKNOWN_VALUE");
        assertThat(luutru.get("demo-zone", revisions + "&since=0").status()).isEqualTo(403);
    }

    @Test
    void others_and_senseless_questions_are_refused() throws Exception {
        for (String other : new String[] {OPERATOR, "demo-zone", "demo-health"}) {
            assertThat(luutru.get(other, JULY).status()).as(other).isEqualTo(403);
        }
        assertThat(luutru.get(ADMIN, JULY).status()).isEqualTo(200);
        for (String senseless : new String[] {
            "/v1/statistics/tourism",
            JULY + "&groupBy=ward,ward",
            "/v1/statistics/tourism?from=2026-07-01&to=2026-06-30",
            "/v1/statistics/tourism?from=2026-07-01&to=2036-07-01"
        }) {
            assertThat(luutru.get(POLICE, senseless).codes()).as(senseless).containsExactly("PARAMETER_MALFORMED");
        }
        assertThat(luutru.get(POLICE, JULY + "&groupBy=name").codes()).containsExactly("PARAMETER_UNKNOWN_VALUE");
    }
}
