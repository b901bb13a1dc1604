package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.WithinOneDay;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;
import vn.luutru.declaration.Vietnam;

/** Police learn at once that somebody they look for was declared; whoever declared them never does. */
@IntegrationTest
@WithinOneDay(minutes = 3)
class WatchListTest {

    private static final String[] WHY = {"X-Purpose", "WANTED_PERSON", "X-Case", "KT-112/2026"};
    private static final String ESTABLISHMENT = "E-WATCH";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel("E-WATCH-2", "14797");
    }

    @Test
    void a_match_is_returned_within_three_seconds_to_those_who_see_the_ward_and_to_nobody_else() throws Exception {
        add(POLICE, "{\"number\": \"0380 7700 1001\"," + entry("") + "}");
        // Only what is declared now is measured, not what other tests declared before.
        luutru.settle();
        long began = System.nanoTime();
        Reply declared = declare(ESTABLISHMENT, "w1", "038077001001");
        JsonNode alert = awaitAlert(WARD_POLICE, "038077001001");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));

        assertThat(alert.path("matchedBy").asString()).isEqualTo("NUMBER");
        assertThat(alert.path("ward").asString()).isEqualTo("16531");
        assertThat(alert.at("/resident/room").asString()).isEqualTo("301");
        assertThat(declared.text())
                .doesNotContain("watch")
                .doesNotContain(alert.path("alertId").asString());
        for (String token : new String[] {OPERATOR, ADMIN, "demo-tourism", "demo-health"}) {
            assertThat(luutru.get(token, "/v1/watch-list/alerts", WHY).status())
                    .as(token)
                    .isEqualTo(403);
            assertThat(luutru.get(token, "/v1/watch-list").status()).as(token).isEqualTo(403);
        }
        assertThat(luutru.get(POLICE, "/v1/watch-list/alerts").codes()).containsExactly("PURPOSE_REQUIRED");
    }

    @Test
    void whoever_is_in_house_when_an_entry_is_added_is_found_and_marked_for_those_who_are_told() throws Exception {
        declare(ESTABLISHMENT, "w6", "038077001006");
        declare("E-WATCH-2", "w7", "038077001006");
        add(POLICE, "{\"number\": \"038077001006\"," + entry("\"16531\"") + "}");
        Awaitility.await()
                .untilAsserted(() -> assertThat(matches("038077001006")).isEqualTo(1));
        assertThat(awaitAlert(WARD_POLICE, "038077001006")
                        .at("/resident/establishmentId")
                        .asString())
                .isEqualTo(ESTABLISHMENT);

        OfficialBrowser officer = new OfficialBrowser(luutru.port);
        officer.post("/dang-nhap/thu", "nguoi=demo-police-16531");
        officer.post("/cong-an/viec", "mucdich=MISSING_PERSON&vu=12%2F2026&tiep=%2Fcong-an%2Ftim");
        assertThat(officer.post("/cong-an/tim", "q=038077001006").body()).contains("Trong danh sách theo dõi");
        assertThat(luutru.get(POLICE, "/v1/watch-list").json().path("complete").asBoolean())
                .isTrue();
    }

    private long matches(String number) throws Exception {
        return luutru.get(POLICE, "/v1/watch-list/alerts?minPosition=" + luutru.head(), WHY)
                .json()
                .path("items")
                .valueStream()
                .filter(alert ->
                        alert.at("/resident/document/number").asString().equals(number))
                .count();
    }

    @Test
    void an_entry_of_a_ward_is_not_told_in_another_and_not_shown_to_it() throws Exception {
        add(POLICE, "{\"number\": \"038077001002\"," + entry("\"14797\"") + "}");
        declare("E-WATCH-2", "w2", "038077001002");
        String alert = awaitAlert(POLICE, "038077001002").path("alertId").asString();

        assertThat(luutru.get(WARD_POLICE, "/v1/watch-list/alerts", WHY).text()).doesNotContain(alert);
        assertThat(luutru.get(WARD_POLICE, "/v1/watch-list").text()).doesNotContain("14797");
        assertThat(luutru.post(WARD_POLICE, "/v1/watch-list/alerts/" + alert + "/acknowledgement", "{\"note\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(luutru.post(
                                WARD_POLICE,
                                "/v1/watch-list",
                                "{\"number\": \"038077001003\"," + entry("\"14797\"") + "}")
                        .codes())
                .containsExactly("TERRITORY_OUT_OF_SCOPE");
    }

    @Test
    void a_match_is_acknowledged_with_a_note_and_an_entry_removed_with_a_reason() throws Exception {
        String entry = add(WARD_POLICE, "{\"number\": \"038077001004\"," + entry("") + "}")
                .json()
                .path("id")
                .asString();
        declare(ESTABLISHMENT, "w4", "038077001004");
        String alert = awaitAlert(WARD_POLICE, "038077001004").path("alertId").asString();
        String address = "/v1/watch-list/alerts/" + alert + "/acknowledgement";
        assertThat(luutru.post(WARD_POLICE, address, "{\"note\": \" \"}").codes())
                .containsExactly("FIELD_REQUIRED");
        Reply noted = luutru.post(WARD_POLICE, address, "{\"note\": \"Đã cử tổ 2 đến\"}");
        assertThat(noted.status()).as(noted.text()).isEqualTo(200);
        String wait = "minPosition=" + noted.json().path("position").asLong();
        assertThat(luutru.get(WARD_POLICE, "/v1/watch-list/alerts?open=true&" + wait, WHY)
                        .text())
                .doesNotContain(alert);
        assertThat(luutru.get(WARD_POLICE, "/v1/watch-list/alerts?" + wait, WHY).text())
                .contains("Đã cử tổ 2 đến");

        Reply removed =
                luutru.post(WARD_POLICE, "/v1/watch-list/" + entry + "/removal", "{\"reason\": \"Đã tìm thấy\"}");
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        JsonNode log = luutru.get(
                        ADMIN,
                        "/v1/access-log?kind=WATCH_LIST&size=3&minPosition="
                                + removed.json().path("position").asLong())
                .json();
        assertThat(log.path("items")
                        .valueStream()
                        .map(item -> item.path("question").asString()))
                .containsExactly("watch-entry-removed", "watch-alert-acknowledged", "watch-entry-added");
        assertThat(log.toString()).doesNotContain("038077001004").doesNotContain("tổ 2");
    }

    @Test
    void an_entry_says_who_looks_by_what_decision_and_until_when() throws Exception {
        assertThat(luutru.post(POLICE, "/v1/watch-list", "{}").codes())
                .containsExactly(
                        "FIELD_REQUIRED", "FIELD_REQUIRED", "FIELD_REQUIRED", "FIELD_REQUIRED", "FIELD_REQUIRED");
        LocalDate today = LocalDate.now(Vietnam.ZONE);
        for (LocalDate day :
                new LocalDate[] {today.minusDays(1), today.plusYears(2).plusDays(1)}) {
            assertThat(luutru.post(
                                    POLICE,
                                    "/v1/watch-list",
                                    "{\"name\": \"Ai Đó\", \"born\": \"1990\", \"owner\": \"a\", \"basis\": \"b\","
                                            + " \"expiresOn\": \"" + day + "\"}")
                            .codes())
                    .containsExactly("DAY_OUT_OF_RANGE");
        }
        assertThat(luutru.post(POLICE, "/v1/watch-list", "{\"name\": \"!\", \"born\": \"hôm qua\"," + entry("") + "}")
                        .codes())
                .containsExactly("NAME_WITHOUT_LETTERS", "DATE_MALFORMED");
    }

    @Test
    void a_number_is_nowhere_to_be_read_again() throws Exception {
        add(POLICE, "{\"number\": \"038077001005\"," + entry("") + "}");
        assertThat(luutru.get(POLICE, "/v1/watch-list").text()).doesNotContain("038077001005");
    }

    /**
     * By rank: whether the times of those who are looked for lie among the others' (Mann and Whitney). Under the hypothesis
     * that they do, |z| is above 4 once in 16,000 runs.
     */
    @Test
    void neither_an_answer_nor_its_time_tells_an_establishment_that_a_guest_is_looked_for() throws Exception {
        int pairs = 400;
        for (int i = 0; i < 40; i++) {
            String number = "0380771%05d".formatted(i);
            add(POLICE, "{\"number\": \"" + number + "\"," + entry("") + "}");
        }
        List<long[]> times = new ArrayList<>();
        Set<String> watched = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        for (int i = -100; i < pairs; i++) {
            for (int kind : i % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                String number = (kind == 1 ? "0380771%05d" : "0380772%05d").formatted(Math.floorMod(i, 40));
                long began = System.nanoTime();
                Reply reply = declare(ESTABLISHMENT, "t" + kind + "-" + (i + 100), number);
                long took = System.nanoTime() - began;
                assertThat(reply.status()).isEqualTo(201);
                if (i >= 0) {
                    times.add(new long[] {took, kind});
                    (kind == 1 ? watched : others).add(shape(reply));
                }
            }
        }
        assertThat(watched).isEqualTo(others);
        assertThat(Math.abs(z(times))).as("z of %s pairs", pairs).isLessThan(4);
    }

    /** Everything of an answer but what differs between any two. */
    private static String shape(Reply reply) {
        List<String> findings = reply.json()
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("code").asString())
                .filter(code -> !code.equals("ALREADY_IN_HOUSE"))
                .sorted()
                .toList();
        return reply.response().headers().map().keySet() + " "
                + reply.json().propertyStream().map(java.util.Map.Entry::getKey).toList() + " "
                + reply.json()
                        .path("receipt")
                        .propertyStream()
                        .map(java.util.Map.Entry::getKey)
                        .toList() + " "
                + findings;
    }

    private static double z(List<long[]> times) {
        List<long[]> sorted = new ArrayList<>(times);
        sorted.sort(Comparator.comparingLong(time -> time[0]));
        double ranks = 0;
        long first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i)[1] == 1) {
                ranks += i + 1;
                first++;
            }
        }
        long second = sorted.size() - first;
        double u = ranks - first * (first + 1) / 2.0;
        double mean = first * second / 2.0;
        return (u - mean) / Math.sqrt(first * (double) second * (sorted.size() + 1) / 12);
    }

    private static String entry(String wards) {
        return "\"owner\": \"Công an tỉnh\", \"basis\": \"QĐ 45 (mẫu)\", \"wards\": [" + wards + "], \"expiresOn\": \""
                + LocalDate.now(Vietnam.ZONE).plusMonths(6) + "\"";
    }

    private Reply add(String reader, String body) throws Exception {
        Reply added = luutru.post(reader, "/v1/watch-list", body);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added;
    }

    private Reply declare(String establishment, String reference, String number) throws Exception {
        return luutru.put(
                OPERATOR,
                "/v1/establishments/" + establishment + "/stays/" + reference,
                checkIn("Trần Văn Giả", number));
    }

    private JsonNode awaitAlert(String reader, String number) throws Exception {
        long position = luutru.head();
        luutru.get(reader, "/v1/residents?ward=16531&minPosition=" + position, WHY);
        return luutru.get(reader, "/v1/watch-list/alerts?minPosition=" + position, WHY)
                .json()
                .path("items")
                .valueStream()
                .filter(alert ->
                        alert.at("/resident/document/number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
