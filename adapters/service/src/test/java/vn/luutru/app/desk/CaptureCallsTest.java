package vn.luutru.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class CaptureCallsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-CAPTURE", "16531");
    }

    @Test
    void what_a_scanner_read_from_a_card_is_declared_as_it_is_answered() throws Exception {
        Reply read = luutru.post(OPERATOR, "/v1/capture/card-qr", """
            {"text": "038303000002||Lê Thị Mẫu|02092003|Nữ|Khu phố Mẫu, Phường Sầm Sơn, Thanh Hóa|05082025"}\
            """);

        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json().path("outcome").asString()).isEqualTo("READ");
        assertThat(read.json().at("/guest/residence/ward").asString()).isEqualTo("16531");
        Reply declared = luutru.put(OPERATOR, "/v1/establishments/E-CAPTURE/stays/qr-1", checkIn(read.json()));
        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
        assertThat(declared.json().path("findings")).isEmpty();
    }

    @Test
    void a_passport_is_read_and_declared() throws Exception {
        Reply read = luutru.post(OPERATOR, "/v1/capture/mrz", """
            {"lines": ["P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<", "M000000015KOR8501019M3101012<<<<<<<<<<<<<<<2"]}\
            """);

        assertThat(read.json().path("format").asString()).isEqualTo("TD3");
        assertThat(read.json().at("/guest/document/type").asString()).isEqualTo("PASSPORT");
        assertThat(read.json()
                        .path("sources")
                        .valueStream()
                        .map(source -> source.path("field").asString()))
                .contains("/guest/fullName", "/guest/document/number");
        Reply declared = luutru.put(OPERATOR, "/v1/establishments/E-CAPTURE/stays/mrz-1", checkIn(read.json()));
        assertThat(declared.status()).as(declared.text()).isEqualTo(201);
    }

    @Test
    void what_cannot_be_read_is_an_answer_with_findings_in_the_callers_language() throws Exception {
        Reply read = luutru.send(
                OPERATOR,
                "POST",
                "/v1/capture/mrz",
                "{\"lines\": [\"P<KOR\"]}",
                "Accept-Language",
                "en",
                "Content-Type",
                "application/json");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("outcome").asString()).isEqualTo("UNREAD");
        assertThat(read.json().path("guest").isNull()).isTrue();
        assertThat(read.codes()).containsExactly("MRZ_NOT_RECOGNISED");
        assertThat(read.json().at("/findings/0/message").asString()).startsWith("This is not");
    }

    @Test
    void a_body_without_a_scan_is_refused_and_only_operators_may_ask() throws Exception {
        assertThat(luutru.post(OPERATOR, "/v1/capture/card-qr", "{}").codes()).containsExactly("FIELD_REQUIRED");
        assertThat(luutru.post(OPERATOR, "/v1/capture/mrz", "{}").status()).isEqualTo(422);
        assertThat(luutru.post(ADMIN, "/v1/capture/card-qr", "{\"text\": \"\"}").status())
                .isEqualTo(403);
        assertThat(luutru.post(null, "/v1/capture/card-qr", "{\"text\": \"\"}").status())
                .isEqualTo(401);
    }

    private static String checkIn(JsonNode read) {
        ObjectNode checkIn = JSON.createObjectNode();
        checkIn.set("guest", read.path("guest"));
        checkIn.set("capture", read.path("capture"));
        checkIn.put("arrivedAt", "2026-07-01T14:05:00+07:00");
        checkIn.put("expectedDepartureOn", "2026-07-03");
        checkIn.put("room", "301");
        checkIn.put("purpose", "TOURISM");
        return checkIn.toString();
    }
}
