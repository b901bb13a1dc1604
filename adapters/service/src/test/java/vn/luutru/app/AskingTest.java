package vn.luutru.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class AskingTest {

    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01"};

    private RunningLuutru luutru;
    private long position;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-ASK", "16531");
        luutru.hotel("E-ASK-FAR", "14797");
        luutru.put(OPERATOR, "/v1/establishments/E-ASK-FAR/stays/a", checkIn("Đặng Thị Hỏi", "038090777002"));
        Reply declared =
                luutru.put(OPERATOR, "/v1/establishments/E-ASK/stays/a", checkIn("Đặng Thị Hỏi", "038090777002"));
        position = declared.json().at("/receipt/position").asLong();
    }

    @Test
    void ward_police_find_a_guest_by_a_name_without_marks_in_their_ward_only() throws Exception {
        Reply found = luutru.get(WARD_POLICE, "/v1/residents?name=dang+thi+hoi&minPosition=" + position, WHY);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().path("items").size()).isEqualTo(1);
        JsonNode resident = found.json().at("/items/0");
        assertThat(resident.path("fullName").asString()).isEqualTo("Đặng Thị Hỏi");
        assertThat(resident.path("establishmentId").asString()).isEqualTo("E-ASK");
        assertThat(resident.path("ward").asString()).isEqualTo("16531");
        assertThat(resident.path("state").asString()).isEqualTo("IN_HOUSE");
        assertThat(resident.at("/document/number").asString()).isEqualTo("038090777002");
        Reply province = luutru.get(POLICE, "/v1/residents?document=038090777002", WHY);
        assertThat(province.json().path("items").size()).isEqualTo(2);
        String person = resident.path("personId").asString();
        assertThat(luutru.get(POLICE, "/v1/persons/" + person + "/stays", WHY)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(luutru.get(WARD_POLICE, "/v1/persons/" + person + "/stays", WHY)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(luutru.get(WARD_POLICE, "/v1/residents?ward=14797", WHY).status())
                .isEqualTo(403);
    }

    @Test
    void answers_are_not_kept_and_say_what_browsers_may_do_with_them() throws Exception {
        for (String path : List.of("/v1/residents", "/v1/establishments", "/v1/nothing", "/v1/findings")) {
            Reply reply = luutru.get(POLICE, path, WHY);
            assertThat(reply.header("Cache-Control")).as(path).isEqualTo("no-store");
            assertThat(reply.header("Content-Security-Policy")).as(path).startsWith("default-src 'none'");
            assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(reply.header("X-Frame-Options")).as(path).isEqualTo("DENY");
        }
        assertThat(luutru.post(ADMIN, "/v1/keys", "{\"label\": \"a\", \"establishments\": [\"E-ASK\"]}")
                        .header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-ASK/stays/a").header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(luutru.get(null, "/v1/code-tables/sexes").header("Cache-Control"))
                .contains("max-age");
        assertThat(luutru.get(null, "/docs").header("Content-Security-Policy")).contains("script-src 'self' 'sha256-");
    }

    @Test
    void nobody_asks_about_persons_without_saying_why() throws Exception {
        assertThat(luutru.get(POLICE, "/v1/residents").codes()).containsExactly("PURPOSE_REQUIRED");
        assertThat(luutru.get(POLICE, "/v1/residents", "X-Purpose", "CURIOSITY", "X-Case", "1")
                        .codes())
                .containsExactly("PURPOSE_UNKNOWN");
        assertThat(luutru.get(POLICE, "/v1/residents", "X-Purpose", "RESIDENCE_CHECK")
                        .codes())
                .containsExactly("CASE_REQUIRED");
        assertThat(luutru.get(POLICE, "/v1/residents", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "x".repeat(65))
                        .codes())
                .containsExactly("CASE_TOO_LONG");
        for (String other : List.of(ADMIN, OPERATOR, "demo-tourism", "demo-zone", "demo-health")) {
            assertThat(luutru.get(other, "/v1/residents", WHY).status())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    void every_question_lies_in_the_access_log_before_its_answer_leaves() throws Exception {
        luutru.get(WARD_POLICE, "/v1/residents?name=hoi", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "Vu-77");
        long head =
                luutru.get(ADMIN, "/v1/projections").json().at("/items/0/head").asLong();
        Reply log =
                luutru.get(ADMIN, "/v1/access-log?kind=PERSONS_QUERIED&reader=demo-police-16531&minPosition=" + head);
        assertThat(log.status()).as(log.text()).isEqualTo(200);
        assertThat(log.json().at("/items/0/purpose").asString()).isEqualTo("RESIDENCE_CHECK");
        assertThat(log.json().at("/items/0/caseFile").asString()).isEqualTo("Vu-77");
        assertThat(luutru.get("demo-police", "/v1/access-log?reader=demo-police-16531")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_operator_sees_their_own_register_and_what_they_owe() throws Exception {
        Reply own = luutru.get(OPERATOR, "/v1/establishments/E-ASK/stays?state=IN_HOUSE&minPosition=" + position);
        assertThat(own.json().path("items").size()).isEqualTo(1);
        Reply owed = luutru.get(OPERATOR, "/v1/establishments/E-ASK/obligations?minPosition=" + position);
        assertThat(owed.status()).as(owed.text()).isEqualTo(200);
        assertThat(owed.json().at("/departureOverdue/0/reference").asString()).isEqualTo("a");
    }

    @Test
    void establishments_are_listed_by_ward_and_page() throws Exception {
        long head =
                luutru.get(ADMIN, "/v1/projections").json().at("/items/0/head").asLong();
        Reply first = luutru.get(POLICE, "/v1/establishments?size=2&minPosition=" + head);
        assertThat(first.json().path("items").size()).isEqualTo(2);
        Reply next = luutru.get(
                POLICE,
                "/v1/establishments?size=2&page="
                        + first.json().path("nextPage").asString());
        assertThat(next.json().at("/items/0/id")).isNotEqualTo(first.json().at("/items/0/id"));
        luutru.get(WARD_POLICE, "/v1/establishments?size=500")
                .json()
                .path("items")
                .forEach(establishment ->
                        assertThat(establishment.path("ward").asString()).isEqualTo("16531"));
        assertThat(luutru.get(POLICE, "/v1/establishments/E-ASK")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(luutru.get(WARD_POLICE, "/v1/establishments/E-ASK-FAR").status())
                .isEqualTo(403);
        assertThat(luutru.get(POLICE, "/v1/establishments?page=%21").status()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_looked_for_does_not_find_everybody() throws Exception {
        for (String senseless : List.of(
                "name=%25", "name=%00x", "ward=%00", "at=2026-07-01", "at=%2B999999999-01-01T00:00:00Z", "size=0")) {
            Reply reply = luutru.get(POLICE, "/v1/residents?" + senseless, WHY);
            assertThat(reply.status()).as(senseless).isEqualTo(400);
            assertThat(reply.codes()).containsExactly("PARAMETER_MALFORMED");
            assertThat(reply.json().at("/findings/0/message").asString())
                    .contains(": " + senseless.substring(0, senseless.indexOf('=')) + ".");
        }
        String backwards = "from=2026-07-02T00:00:00%2B07:00&to=2026-07-01T00:00:00%2B07:00";
        assertThat(luutru.get(POLICE, "/v1/residents?" + backwards, WHY).status())
                .isEqualTo(400);
        assertThat(luutru.get(POLICE, "/v1/residents?nationalty=KOR", WHY).codes())
                .containsExactly("PARAMETER_UNKNOWN");
    }

    @Test
    void a_page_that_was_tampered_with_is_no_page() throws Exception {
        String person = "/v1/persons/00000000-0000-8000-8000-000000000000/stays";
        for (String place : List.of("38-1\n2026-13-45 99:99:99\nx", "38\0\n2026-11-22 10:00:00\nx", "a")) {
            String page = Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
            for (String question : List.of("/v1/residents", person)) {
                Reply reply = luutru.get(POLICE, question + "?page=" + page, WHY);
                assertThat(reply.status()).as(question + " " + place).isEqualTo(400);
            }
        }
    }

    @Test
    void a_page_leads_its_own_reader_through_its_own_question_only() throws Exception {
        luutru.hotel("E-PAGE", "16531");
        luutru.put(OPERATOR, "/v1/establishments/E-PAGE/stays/p1", checkIn("Trang Thị Một", "038090777101"));
        Reply second =
                luutru.put(OPERATOR, "/v1/establishments/E-PAGE/stays/p2", checkIn("Trang Thị Hai", "038090777102"));
        long at = second.json().at("/receipt/position").asLong();
        String question = "/v1/residents?name=trang+thi&ward=16531&size=1";
        Reply first = luutru.get(POLICE, question + "&minPosition=" + at, WHY);
        String page = first.json().path("nextPage").asString();
        String bytes = new String(Base64.getUrlDecoder().decode(page), UTF_8);
        assertThat(bytes).doesNotContain("trang", "16531");

        Reply next = luutru.get(POLICE, question + "&page=" + page, WHY);
        assertThat(next.status()).as(next.text()).isEqualTo(200);
        assertThat(next.json().path("items").size()).isEqualTo(1);
        assertThat(next.json().at("/items/0/stayId")).isNotEqualTo(first.json().at("/items/0/stayId"));

        for (String other : List.of(
                "/v1/residents?name=n&ward=16531&size=1",
                "/v1/residents?name=trang+thi&size=1",
                "/v1/residents?size=1",
                "/v1/establishments?ward=16531&size=1")) {
            assertThat(luutru.get(POLICE, other + "&page=" + page, WHY).codes())
                    .as(other)
                    .containsExactly("PARAMETER_MALFORMED");
        }
        assertThat(luutru.get(WARD_POLICE, question + "&page=" + page, WHY).status())
                .isEqualTo(400);
        for (int i = 0; i < page.length(); i += 7) {
            char changed = page.charAt(i) == 'A' ? 'B' : 'A';
            String forged = page.substring(0, i) + changed + page.substring(i + 1);
            assertThat(luutru.get(POLICE, question + "&page=" + forged, WHY).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void the_register_of_a_establishment_that_nobody_registered_is_not_there() throws Exception {
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-NOWHERE/stays").codes())
                .containsExactly("ESTABLISHMENT_UNKNOWN");
    }

    @Test
    void a_position_that_the_log_never_had_is_refused_at_once() throws Exception {
        long before = System.nanoTime();
        Reply late = luutru.get(POLICE, "/v1/residents?ward=16531&minPosition=999999999", WHY);

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.codes()).containsExactly("POSITION_UNKNOWN");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }
}
