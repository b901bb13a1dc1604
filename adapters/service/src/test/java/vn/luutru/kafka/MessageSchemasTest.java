package vn.luutru.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.app.RunningLuutru;
import vn.luutru.app.RunningLuutru.Reply;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;
import vn.luutru.demo.GeneratedLine;

/** What goes into the topic of declarations and what comes out of that of outcomes follows the schema that is published. */
@IntegrationTest
class MessageSchemasTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DECLARATIONS = "schemas.declarations";
    private static final String OUTCOMES = "schemas.outcomes";
    private static final String ESTABLISHMENT = "E-HINH";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @TempDir
    static Path data;

    private static RunningLuutru luutru;
    private static List<String> sent;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(
                data,
                "--luutru.kafka.bootstrap-servers=" + KafkaBrokers.shared().bootstrapServers(),
                "--luutru.kafka.publish=false",
                "--luutru.kafka.declarations=true",
                "--luutru.kafka.topics.declarations=" + DECLARATIONS,
                "--luutru.kafka.topics.outcomes=" + OUTCOMES,
                "--luutru.kafka.partitions=2");
        luutru.hotel(ESTABLISHMENT, "16531");
        sent = new ArrayList<>(byHand());
        try (Stream<GeneratedLine> generated =
                new DeclarationGenerator(1, DemoProvince.establishments()).day(LocalDate.of(2026, 7, 1), 300, 0)) {
            generated.forEach(line -> sent.add(line.json()));
        }
        await().atMost(TIMEOUT)
                .until(() -> luutru.get(null, "/actuator/prometheus")
                        .text()
                        .contains("luutru_kafka_declarations_running 1.0"));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaBrokers.shared().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            sent.forEach(line -> producer.send(record(line)));
            producer.send(record("{\"type\":"));
            producer.send(record("{\"type\":\"GUESS\"}"));
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String line) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                DECLARATIONS, ESTABLISHMENT.getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8));
        record.headers().add("luutru-key", RunningLuutru.OPERATOR.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** One of each type, among them one with nulls. */
    private static List<String> byHand() {
        return List.of(
                RunningLuutru.line(ESTABLISHMENT, "S-1", "Nguyễn Văn Thử", "038090000001"),
                line("MOVE", "\"movedAt\": \"2026-07-01T18:00:00+07:00\", \"room\": \"302\", \"bed\": null"),
                line(
                        "CORRECTION",
                        "\"changes\": {\"guest\": {\"occupation\": \"Kỹ sư\", \"phone\": null}}, \"reason\": \"bổ sung\""),
                line("CHECK_OUT", "\"departedAt\": \"2026-07-02T10:00:00+07:00\""),
                line("CANCELLATION", "\"reason\": \"DUPLICATE\""));
    }

    private static String line(String type, String members) {
        return "{\"type\": \"%s\", \"establishmentId\": \"%s\", \"reference\": \"S-1\", %s}"
                .formatted(type, ESTABLISHMENT, members);
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    @Test
    void every_declaration_has_the_published_shape_and_no_member_that_is_not_described() throws Exception {
        Schema schema = closed("Declaration/1");
        for (String line : sent) {
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
        assertThat(sent).anyMatch(line -> line.contains("CHECK_OUT")).anyMatch(line -> line.contains("\"worker\""));
    }

    @Test
    void every_outcome_has_the_published_shape_and_no_member_that_is_not_described() throws Exception {
        Schema schema = closed("DeclarationOutcome/1");
        int count = sent.size() + 2;
        await().atMost(TIMEOUT).until(() -> Committed.records(OUTCOMES).size() >= count);
        Set<String> kinds = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : Committed.records(OUTCOMES)) {
            String text = new String(record.value(), StandardCharsets.UTF_8);
            assertThat(schema.validate(text, InputFormat.JSON)).as(text).isEmpty();
            kinds.add(JSON.readTree(text).path("outcome").asString());
        }
        assertThat(kinds).contains("ACCEPTED", "REJECTED");
    }

    /** As it is served; here each member must be described, while consumers must expect others. */
    private static Schema closed(String name) throws Exception {
        Reply reply = luutru.get(null, "/v1/schemas/" + name);
        assertThat(reply.status()).isEqualTo(200);
        ObjectNode schema = (ObjectNode) reply.json();
        schema.remove("$id");
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
    }

    private static void close(ObjectNode schema) {
        if (schema.has("properties")) {
            schema.put("additionalProperties", false);
            for (JsonNode member : schema.path("properties")) {
                close((ObjectNode) member);
            }
        }
        if (schema.has("items")) {
            close((ObjectNode) schema.path("items"));
        }
    }
}
