package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

/** Police look for persons without writing who they look for into an address. */
@IntegrationTest
class SearchTest {

    private static final String[] WHY = {"X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca tim kiem"};
    private static final String SEARCH = "/v1/residents/search";

    private RunningLuutru luutru;
    private long position;

    @BeforeEach
    void declare() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-TIM", "16531");
        for (String reference : new String[] {"s1", "s2", "s3"}) {
            Reply reply = luutru.put(
                    OPERATOR,
                    "/v1/establishments/E-TIM/stays/" + reference,
                    checkIn("Phùng Thị Kiếm", "03819077755" + reference.charAt(1)));
            position = Math.max(position, reply.json().at("/receipt/position").asLong());
        }
    }

    @Test
    void the_filters_in_a_body_find_what_they_find_in_an_address() throws Exception {
        String wait = "minPosition=" + position;
        Reply asked = luutru.get(WARD_POLICE, "/v1/residents?name=kiem+phung&ward=16531&state=IN_HOUSE&" + wait, WHY);
        Reply searched = search(WARD_POLICE, wait, """
            {"name": "kiem phung", "ward": "16531", "state": "IN_HOUSE", "document": null}\
            """);
        assertThat(searched.status()).as(searched.text()).isEqualTo(200);
        assertThat(searched.json().path("items").size()).isEqualTo(3);
        assertThat(searched.json()).isEqualTo(asked.json());
        assertThat(searched.header("Cache-Control")).isEqualTo("no-store");
        assertThat(searched.header("Deprecation")).isEmpty();
        assertThat(search(POLICE, wait, "{\"document\": \"0381 9077 7552\"}")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void one_box_of_words_finds_by_name_number_room_and_establishment() throws Exception {
        String wait = "minPosition=" + position;
        for (String words : new String[] {"kiem phung", "038190777552", "P.301 kiếm", "kiem e-tim"}) {
            Reply found = search(WARD_POLICE, wait, "{\"words\": \"" + words + "\"}");
            assertThat(found.status()).as(found.text()).isEqualTo(200);
            assertThat(found.text()).as(words).contains("Phùng Thị Kiếm");
        }
        assertThat(search(WARD_POLICE, wait, "{\"words\": \"kiem\", \"room\": \"9999\"}")
                        .codes())
                .containsExactly("PARAMETER_MALFORMED");
        assertThat(search(WARD_POLICE, wait, "{\"words\": \" ?! \"}").codes()).containsExactly("PARAMETER_MALFORMED");
    }

    @Test
    void a_room_and_a_list_are_filters_like_others() throws Exception {
        String wait = "minPosition=" + position;
        assertThat(search(WARD_POLICE, wait, "{\"establishment\": \"E-TIM\", \"room\": \"phòng 301\"}")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(3);
        assertThat(search(WARD_POLICE, wait, "{\"establishment\": \"E-TIM\", \"room\": \"302\"}")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        for (String trait : new String[] {"FOREIGN", "LONG_STAY", "WITHOUT_PAPERS", "TWO_NAMES"}) {
            Reply list = luutru.get(WARD_POLICE, "/v1/residents?establishment=E-TIM&trait=" + trait + "&" + wait, WHY);
            assertThat(list.status()).as(trait).isEqualTo(200);
        }
        assertThat(search(POLICE, "", "{\"trait\": \"RICH\"}").codes()).containsExactly("PARAMETER_UNKNOWN_VALUE");
    }

    @Test
    void a_name_or_a_number_in_an_address_is_answered_with_where_to_ask_instead() throws Exception {
        for (String personal : new String[] {"name=kiem", "document=038190777551"}) {
            Reply reply = luutru.get(POLICE, "/v1/residents?ward=16531&" + personal, WHY);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Deprecation")).isEqualTo("@1796058000");
            assertThat(reply.header("Link")).isEqualTo("</v1/residents/search>; rel=\"successor-version\"");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }
        Reply impersonal = luutru.get(POLICE, "/v1/residents?ward=16531&state=IN_HOUSE", WHY);
        assertThat(impersonal.header("Deprecation")).isEmpty();
    }

    @Test
    void pages_lead_on_with_the_same_filters_only() throws Exception {
        String filters = "{\"name\": \"phùng kiếm\", \"establishment\": \"E-TIM\"}";
        Reply first = search(POLICE, "size=2&minPosition=" + position, filters);
        assertThat(first.json().path("items").size()).isEqualTo(2);
        String page = first.json().path("nextPage").asString();
        Reply second = search(POLICE, "size=2&page=" + page, filters);
        assertThat(second.json().path("items").size()).isEqualTo(1);
        assertThat(second.json().path("nextPage").isNull()).isTrue();
        assertThat(search(POLICE, "page=" + page, "{\"name\": \"kiếm\"}").codes())
                .containsExactly("PARAMETER_MALFORMED");
    }

    @Test
    void a_search_is_recorded_with_its_filters_and_why_before_it_is_answered() throws Exception {
        search(POLICE, "", "{\"name\": \"kiếm tìm ai\", \"nationality\": \"VNM\"}");
        JsonNode entry = luutru.get(
                        ADMIN,
                        "/v1/access-log?kind=PERSONS_QUERIED&reader=demo-police&size=1&minPosition=" + luutru.head())
                .json()
                .at("/items/0");
        assertThat(entry.at("/criteria/name").asString()).isEqualTo("kiếm tìm ai");
        assertThat(entry.at("/criteria/nationality").asString()).isEqualTo("VNM");
        assertThat(entry.path("question").asString()).isEqualTo("residents");
        assertThat(entry.path("caseFile").asString()).isEqualTo("Ca tim kiem");
        assertThat(entry.path("results").asLong()).isZero();
        assertThat(luutru.send(POLICE, "POST", SEARCH, "{\"name\": \"kiếm\"}").codes())
                .containsExactly("PURPOSE_REQUIRED");
    }

    @Test
    void what_cannot_be_understood_finds_nobody_and_is_not_guessed() throws Exception {
        assertThat(search(POLICE, "", "{\"nam\": \"kiếm\"}").codes()).containsExactly("PARAMETER_UNKNOWN");
        assertThat(search(POLICE, "name=kiem", "{}").codes()).containsExactly("PARAMETER_UNKNOWN");
        assertThat(search(POLICE, "", "{\"name\": 5}").codes()).containsExactly("PARAMETER_MALFORMED");
        assertThat(search(POLICE, "", "{\"name\": \"%\"}").codes()).containsExactly("PARAMETER_MALFORMED");
        assertThat(search(POLICE, "", "{\"ward\": \"99999\"}").codes()).containsExactly("PARAMETER_UNKNOWN_VALUE");
        assertThat(search(WARD_POLICE, "", "{\"ward\": \"14797\"}").codes()).containsExactly("TERRITORY_OUT_OF_SCOPE");
        for (String body : new String[] {"", "[]", "{\"name\":", "\"kiếm\""}) {
            assertThat(search(POLICE, "", body).status()).as(body).isEqualTo(400);
        }
    }

    private Reply search(String reader, String query, String body) throws Exception {
        String[] headers = {WHY[0], WHY[1], WHY[2], WHY[3], "Content-Type", "application/json"};
        return luutru.send(reader, "POST", query.isEmpty() ? SEARCH : SEARCH + "?" + query, body, headers);
    }
}
