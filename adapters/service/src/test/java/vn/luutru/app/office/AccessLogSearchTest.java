package vn.luutru.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.app.access.OfficialBrowser;

/** An auditor finds what was asked in a case and about a person, by call, page and file alike, and stands in the log. */
@IntegrationTest
class AccessLogSearchTest {

    private static final String SEARCH = "/v1/access-log/search";
    private static final String CASE = "Vu 7741/2026";
    private static final String NAME = "Đỗ Thị Soi";
    private static final String NUMBER = "038190774101";

    private static RunningLuutru luutru;
    private static String person;

    @BeforeAll
    static void ask() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-AUDITED", "16531");
        Reply stay = luutru.put(OPERATOR, "/v1/establishments/E-AUDITED/stays/a", RunningLuutru.checkIn(NAME, NUMBER));
        assertThat(stay.status()).as(stay.text()).isEqualTo(201);
        long position = stay.json().at("/receipt/position").asLong();
        person = asked(POLICE, CASE, "{\"words\": \"" + NUMBER + "\"}", position)
                .at("/items/0/personId")
                .asString();
        asked(WARD_POLICE, "Vu 7742/2026", "{\"name\": \"do thi soi\"}", position);
        asked(WARD_POLICE, CASE, "{\"ward\": \"16531\"}", position);
        Reply opened = luutru.get(
                WARD_POLICE, "/v1/persons/" + person + "/stays", "X-Purpose", "RESIDENCE_CHECK", "X-Case", "KT 7743");
        assertThat(opened.status()).isEqualTo(200);
    }

    private static JsonNode asked(String token, String caseFile, String filters, long position) throws Exception {
        Reply reply = luutru.send(
                token,
                "POST",
                "/v1/residents/search?minPosition=" + position,
                filters,
                "X-Purpose",
                "RESIDENCE_CHECK",
                "X-Case",
                caseFile);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void a_case_and_a_person_are_found_by_whoever_asked() throws Exception {
        assertThat(questions(ADMIN, Map.of("caseFile", "VU  7741 / 2026")))
                .containsExactly("demo-police-16531 residents", "demo-police residents");
        assertThat(questions(ADMIN, Map.of("words", NUMBER, "kind", "PERSONS_QUERIED", "reader", "demo-police")))
                .containsExactly("demo-police residents");
        assertThat(questions(ADMIN, Map.of("words", NUMBER, "reader", "demo-police-16531")))
                .as("who opened the person with the number")
                .containsExactly("demo-police-16531 person-stays");
        assertThat(questions(ADMIN, Map.of("words", NAME, "caseFile", "Vu 7742/2026")))
                .containsExactly("demo-police-16531 residents");
        assertThat(questions(ADMIN, Map.of("personId", person, "caseFile", "KT 7743")))
                .containsExactly("demo-police-16531 person-stays");
        assertThat(questions(ADMIN, Map.of("personId", person, "caseFile", CASE)))
                .as("asked for by the number of the paper")
                .containsExactly("demo-police residents");
    }

    @Test
    void officials_find_their_own_questions_only() throws Exception {
        assertThat(questions(WARD_POLICE, Map.of("words", NUMBER))).containsExactly("demo-police-16531 person-stays");
        assertThat(questions(POLICE, Map.of("caseFile", CASE))).containsExactly("demo-police residents");
        Reply others = luutru.post(WARD_POLICE, SEARCH, "{\"reader\": \"demo-police\"}");
        assertThat(others.status()).isEqualTo(403);
        assertThat(luutru.post(OPERATOR, SEARCH, "{}").status()).isEqualTo(403);
    }

    @Test
    void what_can_match_nothing_is_refused_and_a_case_stands_in_no_address() throws Exception {
        for (String one :
                List.of("{\"words\": \"·\"}", "{\"personId\": \"x\"}", "{\"from\": \"yesterday\"}", "{\"words\": 7}")) {
            assertThat(luutru.post(ADMIN, SEARCH, one).codes()).as(one).containsExactly("PARAMETER_MALFORMED");
        }
        assertThat(luutru.post(ADMIN, SEARCH, "{\"kind\": \"ALL\"}").codes())
                .containsExactly("PARAMETER_UNKNOWN_VALUE");
        assertThat(luutru.post(ADMIN, SEARCH, "{\"case\": \"1\"}").codes()).containsExactly("PARAMETER_UNKNOWN");
        for (String name : List.of("caseFile", "words", "personId")) {
            assertThat(luutru.get(ADMIN, "/v1/access-log?" + name + "=x").codes())
                    .as(name)
                    .containsExactly("PARAMETER_UNKNOWN");
        }
    }

    @Test
    void the_page_and_its_files_have_one_filter_which_stands_in_no_address() throws Exception {
        OfficialBrowser admin = OfficialBrowser.signedIn(luutru.port, "demo-admin-2");
        String typed = "vu=" + encoded("vu 7741/2026") + "&nguoi=" + encoded(NAME + " " + NUMBER);
        HttpResponse<String> page = admin.post("/quan-tri/nhat-ky", typed);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("<td role=\"cell\" data-l=\"Ai:\">demo-police</td>")
                .doesNotContain("<td role=\"cell\" data-l=\"Ai:\">demo-police-16531</td>")
                .contains("<input type=\"hidden\" name=\"vu\" value=\"vu 7741/2026\">")
                .contains("Hỏi về ai")
                .contains("Tìm người lưu trú (qua phần mềm)", "chữ tìm: " + NUMBER, "Kiểm tra cư trú")
                .doesNotContain("words=" + NUMBER)
                .doesNotContain("nhat-ky.csv?");
        HttpResponse<String> file = admin.post("/quan-tri/nhat-ky.csv", typed);
        assertThat(file.body().lines().skip(1)).hasSize(1).first().asString().contains(",demo-police,");
        WorkbookText book =
                WorkbookText.of(admin.download("/quan-tri/nhat-ky.xlsx", typed).body());
        assertThat(book.texts()).contains(">" + CASE + "<").doesNotContain("demo-police-16531");
        assertThat(admin.post("/quan-tri/nhat-ky", "nguoi=" + person).body())
                .contains("demo-police-16531", "Xem các lần lưu trú của một người", "mã người: " + person);
        for (String address : List.of("/quan-tri/nhat-ky?nguoi=x", "/quan-tri/nhat-ky.csv?vu=x")) {
            assertThat(admin.get(address).statusCode()).as(address).isEqualTo(400);
        }
        assertThat(own("demo-admin-2"))
                .contains(
                        "access-log-search [caseFile=vu 7741/2026, words=" + NAME + " " + NUMBER + "]",
                        "access-log-export [caseFile=vu 7741/2026, words=" + NAME + " " + NUMBER + "]",
                        "access-log-search [personId=" + person + "]");
    }

    @Test
    void a_filter_that_cannot_be_read_comes_back_as_it_was_typed_and_nothing_was_asked() throws Exception {
        OfficialBrowser admin = OfficialBrowser.signedIn(luutru.port, "demo-admin-2");
        String typed = "ai=nguoi-7745&tu=31%2F02%2F2026&vu=" + encoded("vu 7745/2026") + "&nguoi=%C2%B7";
        HttpResponse<String> wrong = admin.post("/quan-tri/nhat-ky", typed);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "id=\"tu-e\"", "Nhập ngày, ví dụ 29/11/2026", "id=\"nguoi-e\"", "Nhập ít nhất một chữ của tên")
                .contains("value=\"nguoi-7745\"", "value=\"31/02/2026\"", "value=\"vu 7745/2026\"", "value=\"·\"")
                .doesNotContain("id=\"ai-e\"", "id=\"vu-e\"", "Không có lượt nào như vậy", "nhat-ky.csv");
        for (String file : List.of("/quan-tri/nhat-ky.csv", "/quan-tri/nhat-ky.xlsx")) {
            assertThat(admin.post(file, typed).statusCode()).as(file).isEqualTo(400);
        }
        assertThat(own("demo-admin-2")).noneMatch(look -> look.contains("nguoi-7745"));
    }

    @Test
    void a_name_is_found_in_lines_that_officers_typed_into_the_one_box_of_their_page() throws Exception {
        OfficialBrowser police = OfficialBrowser.signedIn(luutru.port, "demo-police-16531");
        assertThat(police.post("/cong-an/viec", "mucdich=RESIDENCE_CHECK&vu=KT-7744&tiep=%2Fcong-an")
                        .statusCode())
                .isEqualTo(303);
        for (String line : List.of("soi 301 song mau", "soi phòng 301", "hoa phòng 301")) {
            assertThat(police.post("/cong-an/tim", "luc=moi-luc&q=" + encoded(line))
                            .statusCode())
                    .as(line)
                    .isEqualTo(200);
        }
        assertThat(questions(ADMIN, Map.of("words", NAME, "caseFile", "KT-7744")))
                .containsExactly("demo-police-16531 desk-search", "demo-police-16531 desk-search");
    }

    @Test
    void with_an_erased_guest_goes_what_an_auditor_looked_for() throws Exception {
        Reply stay = luutru.put(
                OPERATOR, "/v1/establishments/E-AUDITED/stays/e", RunningLuutru.checkIn("Mai Thị Tan", "038190774177"));
        luutru.settle();
        assertThat(found(ADMIN, Map.of("words", "038190774177"))).isEmpty();
        assertThat(found(ADMIN, Map.of("words", "038190774177"))).containsExactly("demo-admin access-log-search");
        Reply gone = luutru.post(
                ADMIN, "/v1/privacy/stays/" + stay.json().at("/receipt/stayId").asString() + "/destruction", "");
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(found(ADMIN, Map.of("words", "038190774177"))).isEmpty();
    }

    /** The same without looks at the access log, which other tests make. */
    private static List<String> questions(String token, Map<String, String> filters) throws Exception {
        return found(token, filters).stream()
                .filter(question -> !question.contains(" access-log"))
                .toList();
    }

    /** Who asked which question, the newest first. */
    private static List<String> found(String token, Map<String, String> filters) throws Exception {
        StringBuilder body = new StringBuilder();
        filters.forEach((name, value) -> body.append(body.isEmpty() ? "{" : ", ")
                .append('"')
                .append(name)
                .append("\": \"")
                .append(value)
                .append('"'));
        Reply reply = luutru.post(token, SEARCH + "?size=500&minPosition=" + luutru.head(), body + "}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("reader").asString() + " "
                        + entry.path("question").asString())
                .toList();
    }

    /** What an account looked for in the access log. */
    private static List<String> own(String account) throws Exception {
        return luutru.get(ADMIN, "/v1/access-log?size=500&reader=" + account + "&minPosition=" + luutru.head())
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("question").asString() + " "
                        + entry.path("criteria").properties().stream()
                                .map(one -> one.getKey() + "=" + one.getValue().asString())
                                .sorted()
                                .toList())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
