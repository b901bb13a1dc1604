package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.checkIn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.access.OperatorReads;
import vn.luutru.app.RunningLuutru.Reply;

/** One receipt for the guests of a day, and one for an upload. */
@IntegrationTest
class ReceiptsOfManyTest {

    private static final String ESTABLISHMENT = "/v1/establishments/E-RECEIPTS";

    private RunningLuutru luutru;

    @BeforeEach
    void start() throws Exception {
        luutru = RunningLuutru.get();
        luutru.hotel("E-RECEIPTS", "16531");
    }

    @Test
    void the_guests_of_a_day_have_one_receipt() throws Exception {
        luutru.hotel("E-RECEIPTS-DAY", "16531");
        String day = "/v1/establishments/E-RECEIPTS-DAY";
        List<String> numbers = IntStream.range(0, 3)
                .mapToObj(i -> sent(day + "/stays/day-" + i, "03809000011" + i))
                .toList();
        long position = luutru.get(OPERATOR, day + "/stays/day-2")
                .json()
                .at("/receipts/0/position")
                .asLong();

        JsonNode receipt = luutru.get(OPERATOR, day + "/receipts/2026-07-01?minPosition=" + position)
                .json();

        assertThat(receipt.path("received").asInt()).isEqualTo(3);
        assertThat(receipt.path("accepted").asInt()).isEqualTo(3);
        assertThat(receipt.path("guests").asInt()).isEqualTo(3);
        assertThat(receipt.path("receipts")
                        .valueStream()
                        .map(item -> item.path("number").asString()))
                .containsExactlyElementsOf(numbers);
        assertThat(luutru.file(OPERATOR, day + "/receipts/2026-07-01/pdf"))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(luutru.get(OPERATOR, day + "/receipts/2026-07-02").codes()).containsExactly("DAY_WITHOUT_ARRIVALS");
        assertThat(luutru.get(OPERATOR, day + "/receipts/tomorrow").status()).isEqualTo(400);
    }

    @Test
    void an_upload_has_one_receipt_whose_counts_reconcile() throws Exception {
        String one = declared("batch-1", "Nguyễn Văn Thử", "038090000121");
        String two = declared("batch-2", "Nguyễn Văn Thử", "038090000122");
        String body = "{\"accepted\": [\"%s\"], \"replayed\": [\"%s\"], \"rejected\": 4}".formatted(one, two);

        JsonNode receipt =
                luutru.post(OPERATOR, ESTABLISHMENT + "/receipts", body).json();

        assertThat(receipt.path("received").asInt()).isEqualTo(6);
        assertThat(receipt.path("received").asInt())
                .isEqualTo(receipt.path("accepted").asInt()
                        + receipt.path("replayed").asInt()
                        + receipt.path("rejected").asInt());
        Reply invented = luutru.post(OPERATOR, ESTABLISHMENT + "/receipts", body.replace(one, "1-000000000"));
        assertThat(invented.codes()).containsExactly("RECEIPT_UNKNOWN");
        Reply empty = luutru.post(OPERATOR, ESTABLISHMENT + "/receipts", "{\"accepted\": [], \"rejected\": 3}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.codes()).containsExactly("FIELD_REQUIRED");
        Reply elsewhere = luutru.post(OPERATOR, "/v1/establishments/E-NOWHERE/receipts", body);
        assertThat(elsewhere.status()).isEqualTo(404);
    }

    /** The receipt says reference and room of each. */
    @Test
    void a_receipt_of_an_upload_counts_as_a_read_of_its_stays() throws Exception {
        Reply given = luutru.post(
                ADMIN,
                "/v1/keys",
                "{\"label\": \"Đọc\", \"establishments\": [\"E-RECEIPTS\"], \"operations\": [\"READ\"]}");
        String id = given.json().at("/key/id").asString();
        assertThat(luutru.post("demo-admin-2", "/v1/keys/" + id + "/confirmation", "")
                        .status())
                .isEqualTo(200);
        String body = "{\"accepted\": [\"%s\", \"%s\"]}"
                .formatted(
                        declared("read-1", "Nguyễn Văn Thử", "038090000131"),
                        declared("read-2", "Nguyễn Văn Thử", "038090000132"));
        Reply receipt = luutru.post(given.json().path("secret").asString(), ESTABLISHMENT + "/receipts", body);
        assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);

        luutru.context.getBean(OperatorReads.class).record();

        JsonNode entries = luutru.get(
                        ADMIN, "/v1/access-log?kind=OPERATOR_READS&reader=" + id + "&minPosition=" + luutru.head())
                .json();
        assertThat(entries.at("/items/0/results").asInt())
                .as(entries.toString())
                .isEqualTo(2);
    }

    private String sent(String address, String document) {
        try {
            return luutru.put(OPERATOR, address, checkIn("Nguyễn Văn Thử", document))
                    .receiptNumber();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String declared(String reference, String name, String document) throws Exception {
        return luutru.put(OPERATOR, ESTABLISHMENT + "/stays/" + reference, checkIn(name, document))
                .receiptNumber();
    }
}
