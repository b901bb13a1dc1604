package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;
import static vn.luutru.app.RunningLuutru.line;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class DeclaringTest {

    private static final String ESTABLISHMENT = "/v1/establishments/E-DECLARING/stays/";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-DECLARING", "16531");
    }

    @Test
    void a_guest_is_declared_and_a_receipt_given() throws Exception {
        Reply reply = luutru.put(OPERATOR, ESTABLISHMENT + "a-1", checkIn("Nguyễn Văn Thử", "038090000001"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().at("/receipt/number").asString()).isNotEmpty();
        assertThat(reply.json().at("/receipt/position").asLong()).isPositive();
        assertThat(reply.json().at("/receipt/timeliness").asString()).isEqualTo("LATE");
        assertThat(reply.json().at("/receipt/dueAt").asString()).isEqualTo("2026-07-01T16:00:00Z");
    }

    @Test
    void a_guest_declared_twice_gets_the_first_receipt() throws Exception {
        Reply first = luutru.put(OPERATOR, ESTABLISHMENT + "b-1", checkIn("Nguyễn Văn Thử", "038090000021"));
        Reply again = luutru.put(OPERATOR, ESTABLISHMENT + "b-1", checkIn("Nguyễn Văn Thử", "038090000021"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.json().path("findings")).isEmpty();
        assertThat(again.json().path("receipt")).isEqualTo(first.json().path("receipt"));
    }

    @Test
    void the_same_card_scanned_twice_is_a_warning_with_the_other_reference() throws Exception {
        luutru.put(OPERATOR, ESTABLISHMENT + "twice-1", checkIn("Nguyễn Văn Thử", "038090000031"));
        Reply second = luutru.put(OPERATOR, ESTABLISHMENT + "twice-2", checkIn("Nguyễn Văn Thử", "038090000031"));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.codes()).containsExactly("ALREADY_IN_HOUSE");
        assertThat(second.text()).contains("mã tham chiếu twice-1");
    }

    @Test
    void the_fraction_of_a_second_makes_no_other_declaration_of_the_same_one() throws Exception {
        String precise = checkIn("Nguyễn Văn Thử", "038090000001").replace("14:05:00+", "14:05:00.123456789+");
        assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "b-2", precise).status())
                .isEqualTo(201);
        assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "b-2", precise).status())
                .isEqualTo(200);
    }

    @Test
    void other_content_under_the_same_reference_is_a_conflict() throws Exception {
        luutru.put(OPERATOR, ESTABLISHMENT + "c-1", checkIn("Nguyễn Văn Thử", "038090000001"));
        Reply other = luutru.put(OPERATOR, ESTABLISHMENT + "c-1", checkIn("Nguyễn Văn Khác", "038090000001"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(other.codes()).containsExactly("STAY_CONFLICT");
    }

    @Test
    void a_stay_takes_its_course_and_every_step_may_be_sent_again() throws Exception {
        String stay = ESTABLISHMENT + "d-1";
        luutru.put(OPERATOR, stay, checkIn("Nguyễn Văn Thử", "038090000001"));
        String change = "{\"changes\": {\"room\": \"302\", \"guest\": {\"phone\": null}}, \"reason\": \"Đổi phòng\"}";
        assertThat(luutru.post(OPERATOR, stay + "/corrections", change).status())
                .isEqualTo(201);
        String departure = "{\"departedAt\": \"2026-07-03T10:30:00+07:00\"}";
        Reply out = luutru.post(OPERATOR, stay + "/check-out", departure);
        assertThat(out.status()).as(out.text()).isEqualTo(201);
        Reply outAgain = luutru.post(OPERATOR, stay + "/check-out", departure);
        assertThat(outAgain.status()).isEqualTo(200);
        assertThat(outAgain.json().path("receipt")).isEqualTo(out.json().path("receipt"));
        assertThat(luutru.post(OPERATOR, stay + "/corrections", change).status())
                .isEqualTo(200);
        Reply taken = luutru.post(OPERATOR, stay + "/cancellation", "{\"reason\": \"ENTERED_BY_MISTAKE\"}");
        assertThat(taken.status()).isEqualTo(201);
        Reply known = luutru.get(OPERATOR, stay);
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.json().path("state").asString()).isEqualTo("CANCELLED");
        assertThat(known.json().path("room").asString()).isEqualTo("302");
        assertThat(known.json().at("/guest/fullName").asString()).isEqualTo("Nguyễn Văn Thử");
        assertThat(known.json().at("/guest/document/type").asString()).isEqualTo("CCCD");
        assertThat(known.json().path("receipts").size()).isEqualTo(4);
        assertThat(known.json().at("/receipts/2/number").asString())
                .isEqualTo(out.json().at("/receipt/number").asString());
    }

    @Test
    void what_is_wrong_is_said_all_at_once_in_the_language_of_the_caller() throws Exception {
        String wrong = checkIn("", "12").replace("2026-07-01T14:05", "2026-07-01X14:05");
        Reply reply = luutru.put(OPERATOR, ESTABLISHMENT + "e-1", wrong);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("status").asInt()).isEqualTo(422);
        Reply english = luutru.send(OPERATOR, "PUT", ESTABLISHMENT + "e-1", wrong, "Accept-Language", "en-GB,en;q=0.8");
        assertThat(english.codes())
                .isEqualTo(reply.codes())
                .containsExactly("INSTANT_MALFORMED", "FIELD_REQUIRED", "PERSONAL_NUMBER_MALFORMED");
        assertThat(english.json().at("/findings/0/message"))
                .isNotEqualTo(reply.json().at("/findings/0/message"));
        assertThat(luutru.get(OPERATOR, ESTABLISHMENT + "e-1").status()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_read_is_answered_as_malformed() throws Exception {
        assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "f-1", "{\"guest\":").codes())
                .containsExactly("JSON_MALFORMED");
        assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "f-1", "{\"guest\":").status())
                .isEqualTo(400);
        assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "f%20g", "{}").status()).isEqualTo(400);
        Reply text = luutru.send(OPERATOR, "PUT", ESTABLISHMENT + "f-1", "a=b", "Content-Type", "text/plain");
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.text()).contains("Content-Type: application/json");
        assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "f-1", "{\"x\": \"" + "y".repeat(65_536) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(luutru.send(OPERATOR, "PATCH", ESTABLISHMENT + "f-1", "{}").status())
                .isEqualTo(405);
        assertThat(luutru.send(OPERATOR, "PATCH", ESTABLISHMENT + "f-1", "{}").header("Allow"))
                .contains("PUT");
    }

    @Test
    void a_compressed_body_is_refused_and_said_to_be_compressed() throws Exception {
        String guest = checkIn("Nguyễn Văn Thử", "038090000001");
        Reply single = luutru.send(OPERATOR, "PUT", ESTABLISHMENT + "f-2", guest, "Content-Encoding", "gzip");
        assertThat(single.status()).isEqualTo(415);
        assertThat(single.codes()).containsExactly("CONTENT_ENCODING_UNSUPPORTED");
        Reply plain = luutru.send(OPERATOR, "PUT", ESTABLISHMENT + "f-2", guest, "Content-Encoding", "identity");
        assertThat(plain.status()).isEqualTo(201);
    }

    @Test
    void a_stay_with_an_instant_beyond_the_calendar_is_refused() throws Exception {
        for (String beyond : List.of("0000-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00")) {
            String guest = checkIn("Nguyễn Văn Thử", "038090000001").replace("2026-07-01T14:05:00+07:00", beyond);
            assertThat(luutru.put(OPERATOR, ESTABLISHMENT + "f-3", guest).codes())
                    .containsExactly("INSTANT_MALFORMED");
        }
    }

    @Test
    void what_the_law_does_not_ask_for_never_refuses_a_guest() throws Exception {
        String guest = checkIn("Nguyễn Văn Thử", "038090000001")
                .replace("2026-07-01T14:04:10+07:00", "9999-12-31T23:59:59-07:00");
        Reply reply = luutru.put(OPERATOR, ESTABLISHMENT + "f-4", guest);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.codes()).contains("FIELD_LEFT_OUT");
    }

    /** A clerk typed 31 February: no fault of the program that sends it, whichever way it goes. */
    @Test
    void a_date_that_is_none_is_a_wrong_member_in_every_call() throws Exception {
        String wrong =
                line("E-DECLARING", "m-1", "Nguyễn Văn Thử", "038090000001").replace("1990-03-15", "1990-02-31");
        Reply single = luutru.put(
                OPERATOR,
                ESTABLISHMENT + "m-1",
                checkIn("Nguyễn Văn Thử", "038090000001").replace("1990-03-15", "1990-02-31"));
        Reply nil = luutru.post(OPERATOR, "/v1/establishments/E-DECLARING/nil-reports", "{\"date\": \"2026-02-31\"}");
        for (Reply reply : List.of(single, nil)) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.codes()).containsExactly("DATE_MALFORMED");
        }
        for (String path : List.of("/v1/declarations", "/v1/declarations?dryRun=true")) {
            JsonNode ofLine = luutru.send(OPERATOR, "POST", path, wrong, "Content-Type", "application/x-ndjson")
                    .lines()
                    .getFirst();
            JsonNode ofArray =
                    luutru.post(OPERATOR, path, "[" + wrong + "]").json().at("/outcomes/0");
            assertThat(ofArray).isEqualTo(ofLine);
            assertThat(ofLine.path("outcome").asString()).isEqualTo("REJECTED");
            assertThat(ofLine.at("/findings/0/code").asString()).isEqualTo("DATE_MALFORMED");
        }
    }

    @Test
    void a_stay_that_nobody_checked_in_cannot_be_checked_out() throws Exception {
        Reply reply = luutru.post(
                OPERATOR, ESTABLISHMENT + "g-1/check-out", "{\"departedAt\": \"2026-07-03T10:30:00+07:00\"}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.codes()).containsExactly("STAY_UNKNOWN");
    }

    @Test
    void an_establishment_that_nobody_registered_cannot_declare() throws Exception {
        Reply reply =
                luutru.put(OPERATOR, "/v1/establishments/E-NOWHERE/stays/a", checkIn("Nguyễn Văn Thử", "038090000001"));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.codes()).containsExactly("ESTABLISHMENT_UNKNOWN");
    }
}
