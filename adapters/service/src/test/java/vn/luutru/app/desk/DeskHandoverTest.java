package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.declaration.Vietnam;

@IntegrationTest
class DeskHandoverTest {

    private static final String ESTABLISHMENT = "E-DESK-HANDOVER";
    private static final String OTHER = "E-DESK-HANDOVER-2";
    private static final String STAYS = "/v1/establishments/" + ESTABLISHMENT + "/stays";
    private static final String GUEST = checkIn("Nguyễn Văn Thử", "038090000001");
    private static final String CAPTURED_BY = "X-Luutru-Captured-By";

    private RunningLuutru luutru;
    private DeskBrowser browser;
    private String first;
    private String captured;

    @BeforeEach
    void hand_over() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel(OTHER, "16531");
        browser = DeskBrowser.signedIn(luutru, ESTABLISHMENT);
        JsonNode desk = browser.desk();
        first = desk.at("/session/person/id").asString();
        captured = "desk/" + desk.at("/device/deviceId").asString() + "/" + first;
        String second = browser.addPerson("Trần Văn Thử", "1379");
        assertThat(browser.signIn(second, "1379").status()).isEqualTo(200);
    }

    @Test
    void what_one_clerk_captured_and_another_sends_names_both() throws Exception {
        Reply sent = browser.put(STAYS + "/handed-over", GUEST, CAPTURED_BY, captured);
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertSent("handed-over", "Lê Thị Mẫu");
        assertThat(desk("handed-over").at("/capturedBy/label").asString()).isEqualTo("Quầy chính");
    }

    @Test
    void lines_of_a_bulk_upload_name_both() throws Exception {
        List<String> headers = new ArrayList<>(List.of(browser.headers(CAPTURED_BY, captured)));
        headers.addAll(List.of("Content-Type", "application/x-ndjson"));
        String line = RunningLuutru.line(ESTABLISHMENT, "handed-over-bulk", "Nguyễn Văn Thử", "038090000001");
        Reply pushed = luutru.send(null, "POST", "/v1/declarations", line, headers.toArray(String[]::new));
        assertThat(pushed.lines().getFirst().path("outcome").asString()).isEqualTo("ACCEPTED");
        assertSent("handed-over-bulk", "Lê Thị Mẫu");
    }

    @Test
    void what_somebody_captured_stays_theirs_after_they_were_removed_and_their_desk_revoked() throws Exception {
        assertThat(browser.delete("/v1/desk/people/" + first).status()).isEqualTo(204);
        browser.put(STAYS + "/handed-over-removed", GUEST, CAPTURED_BY, captured);
        assertSent("handed-over-removed", "Lê Thị Mẫu");

        String device = browser.desk().at("/device/deviceId").asString();
        luutru.send(OPERATOR, "DELETE", "/v1/devices/" + device, null);
        DeskBrowser next = new DeskBrowser(luutru);
        next.enrol(DeskBrowser.code(luutru, OPERATOR, ESTABLISHMENT));
        next.signIn(next.addPerson("Trần Văn Thử", "1379"), "1379");
        next.put(STAYS + "/handed-over-revoked", GUEST, CAPTURED_BY, captured);
        assertSent("handed-over-revoked", "Lê Thị Mẫu");
    }

    @Test
    void a_declaration_that_is_sent_again_by_the_next_clerk_keeps_its_first_receipt_and_its_first_signature()
            throws Exception {
        Reply sent = browser.put(STAYS + "/handed-over-again", GUEST, CAPTURED_BY, captured);
        browser.signIn(first, "2580");
        Reply again = browser.put(STAYS + "/handed-over-again", GUEST, CAPTURED_BY, captured);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/receipt/number")).isEqualTo(sent.json().at("/receipt/number"));
        assertSent("handed-over-again", "Lê Thị Mẫu");
    }

    @Test
    void who_captured_what_they_send_is_named_once() throws Exception {
        browser.signIn(first, "2580");
        browser.put(STAYS + "/not-handed-over", GUEST, CAPTURED_BY, captured);
        assertThat(desk("not-handed-over").path("name").asString()).isEqualTo("Lê Thị Mẫu");
        assertThat(desk("not-handed-over").path("capturedBy").isMissingNode()).isTrue();
    }

    @Test
    void a_nil_report_of_a_colleague_is_taken() throws Exception {
        String yesterday = LocalDate.now(Vietnam.ZONE).minusDays(1).toString();
        Reply reported = luutru.send(
                null,
                "POST",
                "/v1/establishments/" + ESTABLISHMENT + "/nil-reports",
                "{\"date\": \"" + yesterday + "\"}",
                browser.headers(CAPTURED_BY, captured));
        assertThat(reported.status()).as(reported.text()).isBetween(200, 201);
    }

    @Test
    void what_nobody_of_the_establishment_captured_is_refused_and_not_stored() throws Exception {
        JsonNode other = DeskBrowser.signedIn(luutru, OTHER).desk();
        String device = captured.split("/")[1];
        List<String> unknown = List.of(
                "desk/" + other.at("/device/deviceId").asString() + "/"
                        + other.at("/session/person/id").asString(),
                "desk/" + device + "/" + other.at("/session/person/id").asString(),
                "desk/" + device + "/" + UUID.randomUUID(),
                captured + "/captured/" + device + "/" + first,
                first,
                "Le Thi Mau");
        for (String nobody : unknown) {
            Reply refused = browser.put(STAYS + "/handed-over-by-nobody", GUEST, CAPTURED_BY, nobody);
            assertThat(refused.status()).as(nobody).isEqualTo(422);
            assertThat(refused.codes()).containsExactly("CAPTURED_BY_UNKNOWN");
        }
        assertThat(luutru.get(OPERATOR, STAYS + "/handed-over-by-nobody").status())
                .isEqualTo(404);
    }

    private void assertSent(String reference, String capturedBy) throws Exception {
        assertThat(desk(reference).path("name").asString()).isEqualTo("Trần Văn Thử");
        assertThat(desk(reference).at("/capturedBy/name").asString()).isEqualTo(capturedBy);
    }

    private JsonNode desk(String reference) throws Exception {
        return luutru.get(OPERATOR, STAYS + "/" + reference).json().at("/receipts/0/desk");
    }
}
