package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;
import static vn.luutru.app.RunningLuutru.line;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

/** Guests change rooms, workers beds and patients departments, declared singly and in bulk. */
@IntegrationTest
class MovingGuestsTest {

    private static final String ESTABLISHMENT = "/v1/establishments/E-MOVES/stays/";
    private static final String MOVE = "{\"movedAt\": \"2026-07-02T15:00:00+07:00\", \"room\": \"P. 302\"}";
    private static final String FIRST_NIGHT = "2026-07-01T17:00:00Z";
    private static final String SECOND_NIGHT = "2026-07-02T17:00:00Z";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-MOVES", "16531");
    }

    @Test
    void a_move_is_declared_once_and_gives_the_first_receipt_again() throws Exception {
        luutru.put(OPERATOR, ESTABLISHMENT + "a-1", checkIn("Nguyễn Văn Thử", "038090000041"));
        Reply first = luutru.post(OPERATOR, ESTABLISHMENT + "a-1/moves", MOVE);
        Reply again = luutru.post(OPERATOR, ESTABLISHMENT + "a-1/moves", MOVE);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().at("/receipt/number").asString()).isNotEmpty();
        assertThat(first.json().at("/receipt").has("timeliness")).isFalse();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("outcome").asString()).isEqualTo("REPLAYED");
        assertThat(again.json().path("receipt")).isEqualTo(first.json().path("receipt"));
    }

    @Test
    void the_stay_shows_its_moves_and_the_receipts_of_them() throws Exception {
        luutru.put(OPERATOR, ESTABLISHMENT + "b-1", checkIn("Nguyễn Văn Thử", "038090000042"));
        assertThat(luutru.get(OPERATOR, ESTABLISHMENT + "b-1").json().has("places"))
                .isFalse();
        luutru.post(OPERATOR, ESTABLISHMENT + "b-1/moves", MOVE);
        luutru.post(OPERATOR, ESTABLISHMENT + "b-1/check-out", "{\"departedAt\": \"2026-07-03T10:30:00+07:00\"}");

        JsonNode stay = luutru.get(OPERATOR, ESTABLISHMENT + "b-1").json();
        assertThat(stay.path("room").asString()).isEqualTo("P. 302");
        assertThat(stay.path("movedAt").asString()).isEqualTo("2026-07-02T08:00:00Z");
        assertThat(stay.path("places").size()).isEqualTo(2);
        assertThat(stay.at("/places/0/room").asString()).isEqualTo("301");
        assertThat(stay.at("/places/0/to").asString()).isEqualTo("2026-07-02T08:00:00Z");
        assertThat(stay.at("/places/1/room").asString()).isEqualTo("P. 302");
        assertThat(stay.at("/places/1/to").asString()).isEqualTo("2026-07-03T03:30:00Z");
        assertThat(stay.at("/receipts/1/declaration").asString()).isEqualTo("MOVE");
    }

    @Test
    void what_a_move_cannot_be_is_refused_with_the_way_out_in_both_languages() throws Exception {
        luutru.put(OPERATOR, ESTABLISHMENT + "c-1", checkIn("Nguyễn Văn Thử", "038090000043"));
        refused(404, "STAY_UNKNOWN", "c-none", MOVE);
        refused(422, "MOVE_BEFORE_ARRIVAL", "c-1", MOVE.replace("07-02", "06-30"));
        refused(422, "MOVE_IN_FUTURE", "c-1", MOVE.replace("2026-07", "2126-07"));
        refused(422, "INSTANT_MALFORMED", "c-1", MOVE.replace("+07:00", ""));
        refused(422, "FIELD_REQUIRED", "c-1", "{\"movedAt\": \"2026-07-02T15:00:00+07:00\"}");
        luutru.post(OPERATOR, ESTABLISHMENT + "c-1/check-out", "{\"departedAt\": \"2026-07-03T10:30:00+07:00\"}");
        refused(422, "MOVE_AFTER_DEPARTURE", "c-1", MOVE.replace("07-02", "07-04"));
        luutru.post(OPERATOR, ESTABLISHMENT + "c-1/cancellation", "{\"reason\": \"DUPLICATE\"}");
        refused(409, "STAY_CANCELLED", "c-1", MOVE);
    }

    private void refused(int status, String code, String reference, String body) throws Exception {
        Reply vietnamese = luutru.post(OPERATOR, ESTABLISHMENT + reference + "/moves", body);
        Reply english =
                luutru.send(OPERATOR, "POST", ESTABLISHMENT + reference + "/moves", body, "Accept-Language", "en");
        assertThat(vietnamese.status()).as(vietnamese.text()).isEqualTo(status);
        assertThat(vietnamese.codes()).containsExactly(code);
        assertThat(vietnamese.text()).contains("ui lòng");
        assertThat(english.codes()).containsExactly(code);
        assertThat(english.text()).containsIgnoringCase("please");
    }

    @Test
    void lines_of_a_bulk_upload_move_guests_and_a_dry_run_stores_none() throws Exception {
        String lines = String.join(
                "\n",
                line("E-MOVES", "d-1", "Nguyễn Văn Thử", "038090000044"),
                moveLine("d-1", "2026-07-02T15:00:00+07:00", "302"),
                moveLine("d-1", "2026-07-02T15:00:00+07:00", "302"),
                moveLine("d-1", "2026-07-01T20:00:00+07:00", "303"),
                moveLine("d-1", "2026-06-01T20:00:00+07:00", "304"),
                "");
        List<String> expected = List.of("ACCEPTED", "ACCEPTED", "REPLAYED", "ACCEPTED", "REJECTED");
        Reply dry = luutru.send(
                OPERATOR, "POST", "/v1/declarations?dryRun=true", lines, "Content-Type", "application/x-ndjson");
        assertThat(outcomes(dry)).isEqualTo(expected);
        assertThat(luutru.get(OPERATOR, ESTABLISHMENT + "d-1").status()).isEqualTo(404);

        Reply recorded = luutru.push(OPERATOR, lines);
        assertThat(outcomes(recorded)).isEqualTo(expected);
        assertThat(recorded.lines().get(3).at("/findings/0/code").asString()).isEqualTo("MOVE_OUT_OF_ORDER");
        assertThat(recorded.lines().get(4).at("/findings/0/code").asString()).isEqualTo("MOVE_BEFORE_ARRIVAL");
        JsonNode stay = luutru.get(OPERATOR, ESTABLISHMENT + "d-1").json();
        assertThat(stay.path("places")
                        .valueStream()
                        .map(place -> place.path("room").asString()))
                .containsExactly("301", "303", "302");
    }

    @Test
    void the_police_see_who_was_in_the_room_last_night_and_the_operator_who_is_in_it_now() throws Exception {
        luutru.hotel("E-NIGHT", "16531");
        String stays = "/v1/establishments/E-NIGHT/stays/";
        luutru.put(OPERATOR, stays + "an", checkIn("Lê Thị An", "038190000045"));
        luutru.put(
                OPERATOR,
                stays + "binh",
                checkIn("Trần Văn Bình", "038090000046").replace("301", "305"));
        luutru.post(OPERATOR, stays + "an/moves", MOVE);
        Reply moved = luutru.post(
                OPERATOR,
                stays + "binh/moves",
                "{\"movedAt\": \"2026-07-02T16:00:00+07:00\", \"room\": \"Phòng 301\"}");
        String minPosition =
                "&minPosition=" + moved.json().at("/receipt/position").asLong();

        String asked = "/v1/residents?establishment=E-NIGHT" + minPosition;
        assertThat(rooms(asked + "&at=" + FIRST_NIGHT)).containsExactly("Lê Thị An 301", "Trần Văn Bình 305");
        assertThat(rooms(asked + "&at=" + SECOND_NIGHT)).containsExactly("Lê Thị An P. 302", "Trần Văn Bình Phòng 301");
        assertThat(rooms(asked + "&from=2026-07-01T13:00:00Z&to=" + FIRST_NIGHT))
                .containsExactly("Lê Thị An 301", "Trần Văn Bình 305");
        assertThat(rooms(asked)).containsExactly("Lê Thị An P. 302", "Trần Văn Bình Phòng 301");
        JsonNode resident = luutru.get(POLICE, asked, "X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01")
                .json()
                .at("/items/0");
        assertThat(resident.path("places")
                        .valueStream()
                        .map(place -> place.path("room").asString()))
                .containsExactly("301", "P. 302");
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-NIGHT/stays?state=IN_HOUSE" + minPosition)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("room").asString()))
                .containsExactlyInAnyOrder("P. 302", "Phòng 301");
        assertThat(luutru.get(OPERATOR, "/v1/establishments/E-NIGHT/obligations?" + minPosition.substring(1))
                        .text())
                .contains("Phòng 301")
                .doesNotContain("\"305\"");
    }

    private List<String> rooms(String question) throws Exception {
        Reply reply = luutru.get(POLICE, question, "X-Purpose", "RESIDENCE_CHECK", "X-Case", "Ca 01");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("fullName").asString() + " "
                        + item.path("room").asString())
                .sorted()
                .toList();
    }

    @Test
    void a_worker_who_moves_into_a_shared_bed_frees_the_own_one() throws Exception {
        register("E-MOVES-NT", "WORKER_DORMITORY", "\"kcn-moves\"");
        String stays = "/v1/establishments/E-MOVES-NT/stays/";
        for (String bed : List.of("1", "2")) {
            luutru.put(
                    OPERATOR,
                    stays + "w-" + bed,
                    checkIn("Nguyễn Văn Thử", "03809000005" + bed)
                            .replace("\"bed\": null", "\"bed\": \"" + bed + "\""));
        }
        luutru.post(OPERATOR, stays + "w-2/moves", MOVE.replace("\"room\": \"P. 302\"", "\"bed\": \"Giường 1\""));

        assertThat(occupied(FIRST_NIGHT)).isEqualTo("2 persons in 2 beds");
        assertThat(occupied(SECOND_NIGHT)).isEqualTo("2 persons in 1 beds");
    }

    private String occupied(String at) throws Exception {
        JsonNode total = figures("/v1/zones/kcn-moves/occupancy?at=" + at).path("total");
        return total.at("/persons/value").asLong() + " persons in "
                + total.at("/occupied/value").asLong() + " beds";
    }

    @Test
    void a_patient_counts_for_the_department_of_the_instant() throws Exception {
        register("E-MOVES-BV", "HOSPITAL", "null");
        String stay = "/v1/establishments/E-MOVES-BV/stays/p-1";
        luutru.put(
                OPERATOR,
                stay,
                checkIn("Nguyễn Văn Thử", "038090000061")
                        .replace(
                                "\"purpose\"",
                                "\"patient\": {\"role\": \"INPATIENT\", \"department\": \"Nội\"}, \"purpose\""));
        Reply moved = luutru.post(
                OPERATOR, stay + "/moves", MOVE.replace("\"room\": \"P. 302\"", "\"department\": \"Khoa Ngoại\""));
        assertThat(moved.codes()).isEmpty();

        assertThat(departments(FIRST_NIGHT)).containsExactly("Nội 1 1");
        assertThat(departments(SECOND_NIGHT)).containsExactly("Khoa Ngoại 1 0", "Nội 0 1");
        luutru.post(OPERATOR, stay + "/corrections", "{\"changes\": {\"movedAt\": null}, \"reason\": \"Nhập nhầm\"}");
        assertThat(departments(SECOND_NIGHT)).containsExactly("Nội 1 1");
    }

    /** Each with those in house and those admitted. */
    private List<String> departments(String at) throws Exception {
        return figures("/v1/hospitals/occupancy?at=" + at)
                .path("hospitals")
                .valueStream()
                .filter(hospital -> hospital.path("establishmentId").asString().equals("E-MOVES-BV"))
                .flatMap(hospital -> hospital.path("departments").valueStream())
                .map(department -> department.path("name").asString() + " "
                        + department.at("/persons/inpatients/value").asLong() + " "
                        + department.at("/persons/admissions/value").asLong())
                .toList();
    }

    private JsonNode figures(String question) throws Exception {
        Reply reply = luutru.get(POLICE, question + "&minPosition=" + luutru.head());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Objects.requireNonNull(reply.json());
    }

    private void register(String id, String type, String zone) throws Exception {
        Reply reply = luutru.put(ADMIN, "/v1/establishments/" + id, """
            {"name": "Nhà Mẫu %s", "type": "%s", "stars": null, "regime": "RESIDENCE_ONLY",
             "ward": "16531", "zone": %s, "rooms": 40, "beds": 80, "remote": false, "validFrom": "2020-01-01"}
            """.formatted(id, type, zone));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }

    private static String moveLine(String reference, String movedAt, String room) {
        return "{\"type\": \"MOVE\", \"establishmentId\": \"E-MOVES\", \"reference\": \"%s\", \"movedAt\": \"%s\", \"room\": \"%s\"}"
                .formatted(reference, movedAt, room);
    }

    private static List<String> outcomes(Reply reply) {
        List<JsonNode> lines = reply.lines();
        return lines.subList(0, lines.size() - 1).stream()
                .map(line -> line.path("outcome").asString())
                .toList();
    }
}
