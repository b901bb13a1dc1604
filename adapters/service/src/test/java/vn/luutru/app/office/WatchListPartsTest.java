package vn.luutru.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

/** A list that is longer than its answer says so, and leads on. */
@IntegrationTest
class WatchListPartsTest {

    private static final String[] WHY = {"X-Purpose", "WANTED_PERSON", "X-Case", "KT-112/2026"};

    @Test
    void the_list_and_its_matches_are_read_part_by_part_to_their_end() throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        luutru.hotel("E-WATCH-PARTS", "16531");
        for (int i = 0; i < 3; i++) {
            String number = "03807730000%d".formatted(i);
            Reply added = luutru.post(POLICE, "/v1/watch-list", """
                {"number": "%s", "owner": "Công an tỉnh", "basis": "QĐ 45 (mẫu)", "wards": [], "expiresOn": "%s"}\
                """.formatted(
                            number, LocalDate.now(Vietnam.ZONE).plusMonths(6)));
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            luutru.put(OPERATOR, "/v1/establishments/E-WATCH-PARTS/stays/page-" + i, checkIn("Trần Văn Giả", number));
        }
        String wait = "&minPosition=" + luutru.head();
        for (String list : new String[] {"/v1/watch-list", "/v1/watch-list/alerts"}) {
            List<JsonNode> all = read(luutru, list + "?page=", wait);
            assertThat(all).as(list).hasSizeGreaterThanOrEqualTo(3);
            assertThat(read(luutru, list + "?size=" + (all.size() / 3 + 1) + "&page=", wait))
                    .as(list)
                    .containsExactlyElementsOf(all);
            assertThat(luutru.get(POLICE, list + "?page=x", WHY).codes()).containsExactly("PARAMETER_MALFORMED");
            assertThat(luutru.get(POLICE, list + "?size=0", WHY).codes()).containsExactly("PARAMETER_MALFORMED");
        }
    }

    private static List<JsonNode> read(RunningLuutru luutru, String list, String wait) throws Exception {
        List<JsonNode> read = new ArrayList<>();
        JsonNode next;
        String page = "";
        do {
            JsonNode part = luutru.get(POLICE, list + page + wait, WHY).json();
            part.path("items").forEach(read::add);
            next = part.path("nextPage");
            assertThat(part.path("complete").asBoolean()).isEqualTo(next.isNull());
            page = next.asString("");
        } while (!next.isNull());
        return read;
    }
}
