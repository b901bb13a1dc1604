package vn.luutru.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.luutru.IntegrationTest;
import vn.luutru.app.RunningLuutru;
import vn.luutru.eventstore.ReceiptNumbers;

/** The examples of the published document are of one log, in which a position has one event. */
@IntegrationTest
class ReceiptExamplesTest {

    @Test
    void receipts_say_their_position_and_no_two_share_one() throws Exception {
        OpenApiDocument document = new OpenApiDocument(
                RunningLuutru.get().get(null, "/v3/api-docs").json());
        List<JsonNode> receipts = new ArrayList<>();
        document.operations().forEach(operation -> receipts(operation.content(), receipts));
        assertThat(receipts).hasSizeGreaterThan(10);
        Map<Long, String> numbers = new HashMap<>();
        for (JsonNode receipt : receipts) {
            String number = receipt.path("number").asString();
            long position = receipt.path("position").asLong();
            assertThat(ReceiptNumbers.position(number)).as(number).isEqualTo(position);
            assertThat(numbers.computeIfAbsent(position, first -> number))
                    .as("the receipt at position " + position)
                    .isEqualTo(number);
        }
    }

    private static void receipts(JsonNode node, List<JsonNode> found) {
        if (node.path("number").isString() && node.path("position").isIntegralNumber()) {
            found.add(node);
        }
        node.valueStream().forEach(child -> receipts(child, found));
    }
}
