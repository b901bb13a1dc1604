package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru.Reply;

@IntegrationTest
class ReceiptsTest {

    private static final String ESTABLISHMENT = "/v1/establishments/E-RECEIPTS";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-RECEIPTS", "16531");
    }

    @Test
    void a_receipt_is_found_by_its_number_and_says_what_was_declared_without_saying_who() throws Exception {
        String number = declared("say-1", "Nguyễn Văn Thử", "038090000001");

        JsonNode receipt = luutru.get(OPERATOR, "/v1/receipts/" + number).json();

        assertThat(receipt.path("number").asString()).isEqualTo(number);
        assertThat(receipt.path("kind").asString()).isEqualTo("CHECK_IN");
        assertThat(receipt.path("establishmentId").asString()).isEqualTo("E-RECEIPTS");
        assertThat(receipt.path("reference").asString()).isEqualTo("say-1");
        assertThat(receipt.path("nights").asInt()).isEqualTo(2);
        assertThat(receipt.path("ward").asString()).isEqualTo("16531");
        assertThat(receipt.path("cancelled").asBoolean()).isFalse();
        assertThat(receipt.path("content").asString())
                .contains("/guest/fullName\tNguyễn Văn Thử\n", "/guest/document/number\t038090000001\n");
        byte[] cose = base64(receipt.path("cose"));
        assertThat(cose.length).isLessThan(180);
        assertThat(new String(cose, StandardCharsets.UTF_8)).doesNotContain("Thử", "038090000001");
        assertThat(receipt.path("link").asString()).startsWith("http://127.0.0.1:" + luutru.port + "/r#");
    }

    @Test
    void whoever_has_the_declaration_recomputes_the_digest() throws Exception {
        JsonNode receipt = luutru.get(OPERATOR, "/v1/receipts/" + declared("digest-1", "Lê Thị Mẫu", "038303000002"))
                .json();

        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(base64(receipt.path("salt")));
        byte[] digest = sha256.digest(receipt.path("content").asString().getBytes(StandardCharsets.UTF_8));

        assertThat(base64(receipt.path("digest"))).isEqualTo(digest).hasSize(32);
        assertThat(contains(base64(receipt.path("cose")), digest)).isTrue();
    }

    @Test
    void the_same_receipt_is_the_same_bytes_every_time_also_by_a_number_read_over_the_telephone() throws Exception {
        String number = declared("again-1", "Nguyễn Văn Thử", "038090000003");

        Reply first = luutru.get(OPERATOR, "/v1/receipts/" + number);
        Reply again = luutru.get(OPERATOR, "/v1/receipts/" + number.toLowerCase(Locale.ROOT));

        assertThat(again.json()).isEqualTo(first.json());
        for (String written : List.of(
                number.replace("-", ""), number.replace("-", "%20").toLowerCase(Locale.ROOT), "%20" + number + "%20")) {
            assertThat(luutru.get(OPERATOR, "/v1/receipts/" + written).json())
                    .as(written)
                    .isEqualTo(first.json());
            assertThat(luutru.get(null, "/v1/receipts/" + written + "/revocation")
                            .json()
                            .path("revoked")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void one_number_that_is_written_in_two_ways_is_one_line_of_the_receipt_of_an_upload() throws Exception {
        String number = declared("again-2", "Nguyễn Văn Thử", "038090000013");
        Reply receipt = luutru.post(OPERATOR, ESTABLISHMENT + "/receipts", """
            {"accepted": ["%s", "%s"]}\
            """.formatted(
                        number, number.replace("-", "").toLowerCase(Locale.ROOT)));

        assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
        assertThat(receipt.json().path("received").asInt()).isEqualTo(1);
        assertThat(receipt.json().at("/receipts/0/number").asString()).isEqualTo(number);
    }

    @Test
    void the_key_that_signed_is_published_with_its_validity() throws Exception {
        String key = luutru.get(OPERATOR, "/v1/receipts/" + declared("key-1", "Nguyễn Văn Thử", "038090000004"))
                .json()
                .path("key")
                .asString();

        JsonNode keys =
                luutru.get(null, "/.well-known/luutru-receipt-keys.json").json().path("keys");

        assertThat(keys.valueStream().map(each -> each.path("name").asString())).contains(key);
        JsonNode first = keys.get(0);
        assertThat(base64(first.path("x"))).hasSize(32);
        assertThat(first.path("kid").asString()).matches("[0-9a-f]{8}");
        assertThat(first.path("signsFrom").asString())
                .isLessThan(first.path("signsUntil").asString());
    }

    @Test
    void every_declaration_of_a_stay_has_a_receipt_and_a_report_of_no_guests_too() throws Exception {
        declared("kinds-1", "Nguyễn Văn Thử", "038090000005");
        String stay = ESTABLISHMENT + "/stays/kinds-1";
        String corrected = luutru.post(
                        OPERATOR,
                        stay + "/corrections",
                        "{\"changes\": {\"room\": \"302\", \"bed\": null}, \"reason\": \"Nhập nhầm\"}")
                .receiptNumber();
        String moved = luutru.post(
                        OPERATOR, stay + "/moves", "{\"movedAt\": \"2026-07-01T20:00:00+07:00\", \"room\": \"305\"}")
                .receiptNumber();
        String left = luutru.post(OPERATOR, stay + "/check-out", "{\"departedAt\": \"2026-07-02T10:30:00+07:00\"}")
                .receiptNumber();
        String nil = luutru.post(OPERATOR, ESTABLISHMENT + "/nil-reports", "{\"date\": \"2026-03-01\"}")
                .receiptNumber();

        assertThat(kind(corrected)).isEqualTo("CORRECTION");
        assertThat(kind(moved)).isEqualTo("MOVE");
        assertThat(kind(left)).isEqualTo("CHECK_OUT");
        assertThat(kind(nil)).isEqualTo("NIL_REPORT");
        assertThat(luutru.get(OPERATOR, "/v1/receipts/" + corrected)
                        .json()
                        .path("content")
                        .asString())
                .contains("/changes/room\t302\n", "/reason\tNhập nhầm\n");
        assertThat(luutru.get(OPERATOR, "/v1/receipts/" + nil)
                        .json()
                        .path("guests")
                        .asInt())
                .isZero();
    }

    @Test
    void a_cancelled_stay_is_revoked_and_whoever_asks_learns_nothing_else() throws Exception {
        String number = declared("gone-1", "Nguyễn Văn Thử", "038090000006");
        String question = "/v1/receipts/" + number + "/revocation";
        assertThat(luutru.get(null, question).text()).isEqualTo("{\"revoked\":false}");

        luutru.post(OPERATOR, ESTABLISHMENT + "/stays/gone-1/cancellation", "{\"reason\": \"NO_SHOW\"}");

        assertThat(luutru.get(null, question).text()).isEqualTo("{\"revoked\":true}");
        assertThat(luutru.get(OPERATOR, "/v1/receipts/" + number)
                        .json()
                        .path("cancelled")
                        .asBoolean())
                .isTrue();
        assertThat(luutru.get(null, "/v1/receipts/16MJP-4K7W2Q9XB/revocation").status())
                .isEqualTo(404);
    }

    @Test
    void invented_numbers_and_other_establishments_receipts_are_not_found() throws Exception {
        String number = declared("mine-1", "Nguyễn Văn Thử", "038090000007");
        luutru.hotel("E-RECEIPTS-2", "16531");
        JsonNode given = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Biên nhận", "establishments": ["E-RECEIPTS-2"], "operations": ["CHECK_IN", "READ"]}
            """).json();
        String key = given.path("secret").asString();
        String id = given.at("/key/id").asString();
        assertThat(luutru.post("demo-admin-2", "/v1/keys/" + id + "/confirmation", "")
                        .status())
                .isEqualTo(200);

        assertThat(luutru.get(OPERATOR, "/v1/receipts/1-000000000").codes()).containsExactly("RECEIPT_UNKNOWN");
        assertThat(luutru.get(OPERATOR, "/v1/receipts/nonsense").status()).isEqualTo(404);
        assertThat(luutru.get(OPERATOR, "/v1/receipts/ZZZZZZZZ-000000000").status())
                .isEqualTo(404);
        assertThat(luutru.get(key, "/v1/receipts/" + number).codes()).containsExactly("RECEIPT_UNKNOWN");
        assertThat(luutru.get(POLICE, "/v1/receipts/" + number).status()).isEqualTo(403);
        assertThat(luutru.get(null, "/v1/receipts/" + number).status()).isEqualTo(401);
    }

    @Test
    void a_key_that_may_not_read_is_told_so_for_its_own_receipts_too() throws Exception {
        String number = declared("mine-2", "Nguyễn Văn Thử", "038090000017");
        String key = luutru.post(ADMIN, "/v1/keys", """
            {"label": "Chỉ khai", "establishments": ["E-RECEIPTS"], "operations": ["CHECK_IN"]}
            """).json().path("secret").asString();

        assertThat(luutru.get(key, "/v1/receipts/" + number).codes()).containsExactly("OPERATION_OUT_OF_SCOPE");
        assertThat(luutru.get(key, "/v1/receipts/" + number + "/pdf").status()).isEqualTo(403);
    }

    @Test
    void the_receipt_of_an_erased_guest_cannot_be_made_any_more() throws Exception {
        Reply reply =
                luutru.put(OPERATOR, ESTABLISHMENT + "/stays/erased-1", checkIn("Nguyễn Văn Thử", "038090000008"));
        String stay = reply.json().at("/receipt/stayId").asString();
        luutru.post(ADMIN, "/v1/privacy/stays/" + stay + "/destruction", "");

        Reply gone = luutru.get(OPERATOR, "/v1/receipts/" + reply.receiptNumber());

        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.codes()).containsExactly("RECEIPT_OF_ERASED_STAY");
        assertThat(luutru.get(null, "/v1/receipts/" + reply.receiptNumber() + "/revocation")
                        .text())
                .isEqualTo("{\"revoked\":false}");
    }

    @Test
    void a_receipt_is_a_page_to_print() throws Exception {
        String number = declared("print-1", "Trần Thị Ngọc Ánh", "038190000009");

        byte[] pdf = luutru.file(OPERATOR, "/v1/receipts/" + number + "/pdf");

        try (PDDocument paper = Loader.loadPDF(pdf)) {
            String text = Normalizer.normalize(new PDFTextStripper().getText(paper), Normalizer.Form.NFC);
            assertThat(text).contains(number, "Trần Thị Ngọc Ánh, 1990", "print-1", "Khách sạn Mẫu E-RECEIPTS");
        }
    }

    private String declared(String reference, String name, String document) throws Exception {
        return luutru.put(OPERATOR, ESTABLISHMENT + "/stays/" + reference, checkIn(name, document))
                .receiptNumber();
    }

    private String kind(String number) throws Exception {
        return luutru.get(OPERATOR, "/v1/receipts/" + number)
                .json()
                .path("kind")
                .asString();
    }

    private static byte[] base64(JsonNode text) {
        return Base64.getUrlDecoder().decode(text.asString());
    }

    private static boolean contains(byte[] whole, byte[] part) {
        return IntStream.rangeClosed(0, whole.length - part.length)
                .anyMatch(from -> Arrays.equals(whole, from, from + part.length, part, 0, part.length));
    }
}
