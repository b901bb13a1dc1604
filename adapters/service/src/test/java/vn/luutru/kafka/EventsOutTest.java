package vn.luutru.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
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

/** The service publishes what is declared to it, over HTTP to a topic. */
@IntegrationTest
class EventsOutTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String DAY = "2026-07-01";

    /** Of a schema, where the service has no address of its own. */
    private static final String NAMED = "urn:luutru:schema:";

    @TempDir
    static Path data;

    private static RunningLuutru luutru;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(
                data,
                "--luutru.kafka.bootstrap-servers=" + KafkaBrokers.shared().bootstrapServers(),
                "--luutru.kafka.partitions=3");
        luutru.hotel("E-BIEN", "16531");
        luutru.hotel("E-NUI", "16522");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String line = RunningLuutru.line(
                    i % 3 == 0 ? "E-NUI" : "E-BIEN", "K-" + i, "Nguyễn Văn Kafka", "0380900%05d".formatted(i));
            lines.append(i % 10 == 0 ? line.replace("\"TOURISM\"", "\"WORK\"") : line)
                    .append('\n');
        }
        assertThat(luutru.push(RunningLuutru.OPERATOR, lines.toString()).status())
                .isEqualTo(200);
        // One comes on another day after all, one not at all, one leaves, and one is erased.
        changed("/v1/establishments/E-BIEN/stays/K-1/corrections", """
            {"changes": {"arrivedAt": "2026-06-30T14:05:00+07:00"}, "reason": "nhầm ngày"}""");
        changed("/v1/establishments/E-BIEN/stays/K-2/cancellation", "{\"reason\": \"NO_SHOW\"}");
        changed("/v1/establishments/E-BIEN/stays/K-4/check-out", "{\"departedAt\": \"2026-07-02T10:00:00+07:00\"}");
        String stay = luutru.put(
                        RunningLuutru.OPERATOR,
                        "/v1/establishments/E-BIEN/stays/K-60",
                        RunningLuutru.checkIn("Nguyễn Văn Kafka", "038090099999"))
                .json()
                .at("/receipt/stayId")
                .asString();
        Reply erased = luutru.post(RunningLuutru.ADMIN, "/v1/privacy/stays/" + stay + "/destruction", "");
        assertThat(erased.status()).as(erased.text()).isLessThan(300);
        await().atMost(TIMEOUT).until(() -> metric("luutru_publisher_lag_events") == 0);
    }

    private static void changed(String path, String body) throws Exception {
        Reply reply = luutru.post(RunningLuutru.OPERATOR, path, body);
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
    }

    @AfterAll
    static void stop() {
        luutru.close();
    }

    private static double metric(String name) throws Exception {
        return luutru.get(null, "/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void everything_in_the_log_is_published_and_says_its_schema() throws Exception {
        long head = luutru.head();
        await().atMost(TIMEOUT)
                .until(() -> Committed.records("luutru.events.v1").size() >= head);
        List<ConsumerRecord<byte[], byte[]>> records = Committed.records("luutru.events.v1");
        assertThat(records.stream().map(record -> Long.parseLong(Committed.header(record, "position"))))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, records.size()).boxed().toList());
        Map<String, Schema> schemas = new HashMap<>();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Schema schema = schemas.computeIfAbsent(
                    Committed.header(record, "ce_dataschema"), address -> schema(registry, address));
            assertThat(schema.validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON))
                    .as(Committed.header(record, "ce_type"))
                    .isEmpty();
        }
        assertThat(schemas).containsKeys(NAMED + "GuestCheckedIn/1", NAMED + "StayForgotten/1");
    }

    private static Schema schema(SchemaRegistry registry, String address) {
        try {
            assertThat(address).startsWith(NAMED);
            Reply reply = luutru.get(null, "/v1/schemas/" + address.substring(NAMED.length()));
            assertThat(reply.status()).as(address).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/schema+json");
            return registry.getSchema(reply.text());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void neither_topic_names_a_person() {
        for (String topic : List.of("luutru.events.v1", "luutru.facts.v1", "luutru.publisher.v1")) {
            for (ConsumerRecord<byte[], byte[]> record : Committed.records(topic)) {
                assertThat(line(record)).doesNotContain("Văn Kafka", "\"0380900", "K-1\"", "Khu phố Mẫu");
            }
        }
        assertThat(Committed.records("luutru.facts.v1"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(line(record)).doesNotContain("Khách sạn", "\"room\"", "ce_subject"));
    }

    @Test
    void the_tourism_department_counts_the_arrivals_of_a_day_from_facts_alone() throws Exception {
        assumeThat(python("")).as("python3 is not on this machine").isNotNull();
        Path input = data.resolve("facts.ndjson");
        Files.write(
                input,
                Committed.records("luutru.facts.v1").stream()
                        .map(EventsOutTest::line)
                        .toList());
        assertAgreesWithTheService(counted(command("").redirectInput(input.toFile())));
    }

    /** With librdkafka's client, which shares no code with ours. */
    @Test
    void a_consumer_in_another_language_counts_them_from_the_topic_itself() throws Exception {
        String client = "import confluent_kafka";
        assumeThat(python(client))
                .as("no python3 with confluent_kafka is on this machine")
                .isNotNull();
        assertAgreesWithTheService(
                counted(command(client, KafkaBrokers.shared().bootstrapServers(), "luutru.facts.v1")));
    }

    private static void assertAgreesWithTheService(JsonNode counted) throws Exception {
        Reply asked = luutru.get(
                RunningLuutru.POLICE,
                "/v1/statistics/tourism?from=" + DAY + "&to=" + DAY + "&groupBy=ward&minPosition=" + luutru.head());
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        Map<String, Integer> wards = new HashMap<>();
        asked.json()
                .path("items")
                .forEach(item -> wards.put(
                        item.at("/group/ward").asString(),
                        item.at("/figures/arrivals").asInt()));
        wards.values().removeIf(arrivals -> arrivals == 0);
        assertThat(wards).containsOnlyKeys("16531", "16522");
        Map<String, Integer> own = new HashMap<>();
        counted.path("wards")
                .properties()
                .forEach(ward -> own.put(ward.getKey(), ward.getValue().asInt()));
        assertThat(own).isEqualTo(wards);
        // 61 guests, 6 of them workers, one of another day, one who did not come.
        assertThat(counted.path("arrivals").asInt()).isEqualTo(53);
        assertThat(counted.at("/nationalities/VNM").asInt()).isEqualTo(53);
    }

    /** A Python that can do this; null if there is none. */
    private static @Nullable String python(String statement) throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Process tried = new ProcessBuilder(python, "-c", statement)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (tried.waitFor() == 0) {
                    return python;
                }
            } catch (IOException e) {
                // There is none of this name.
            }
        }
        return null;
    }

    private static ProcessBuilder command(String statement, String... more) throws Exception {
        Path script = data.resolve("arrivals.py");
        try (var in = EventsOutTest.class.getResourceAsStream("/clients/arrivals.py")) {
            Files.write(script, in.readAllBytes());
        }
        List<String> command =
                new ArrayList<>(List.of(python(statement), script.toString(), DAY, "http://127.0.0.1:" + luutru.port));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    private static JsonNode counted(ProcessBuilder command) throws Exception {
        command.redirectError(ProcessBuilder.Redirect.INHERIT).environment().put("PYTHONUTF8", "1");
        Process process = command.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return JSON.readTree(answer);
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode line = JSON.createObjectNode().put("partition", record.partition());
        ObjectNode headers = line.putObject("headers");
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        line.set("value", JSON.readTree(record.value()));
        return line.toString();
    }
}
