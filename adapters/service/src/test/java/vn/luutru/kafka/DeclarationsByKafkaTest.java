package vn.luutru.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.IntegrationTest;
import vn.luutru.access.RefusedCalls;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.app.RunningLuutru;
import vn.luutru.identity.IdentityProvider;

/** Who may declare by Kafka, while the provider of the officials is away. */
@IntegrationTest
@Timeout(180)
class DeclarationsByKafkaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DECLARATIONS = "senders.declarations";
    private static final String OUTCOMES = "senders.outcomes";
    private static final String ESTABLISHMENT = "E-KAFKA";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** Its server is never started. */
    private static final IdentityProvider AWAY = new IdentityProvider();

    @TempDir
    static Path data;

    private static RunningLuutru luutru;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() throws Exception {
        luutru = RunningLuutru.start(
                data,
                "--luutru.kafka.bootstrap-servers=" + KafkaBrokers.shared().bootstrapServers(),
                "--luutru.kafka.publish=false",
                "--luutru.kafka.declarations=true",
                "--luutru.kafka.topics.declarations=" + DECLARATIONS,
                "--luutru.kafka.topics.outcomes=" + OUTCOMES,
                "--luutru.kafka.partitions=1",
                "--luutru.officials.issuer=" + AWAY.issuer(),
                "--luutru.officials.audience=" + IdentityProvider.AUDIENCE);
        luutru.hotel(ESTABLISHMENT, "16531");
        luutru.hotel(ESTABLISHMENT + "-FAR", "16531");
        await().atMost(TIMEOUT).until(() -> metrics().contains("luutru_kafka_declarations_running 1.0"));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaBrokers.shared().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        luutru.close();
    }

    private static String metrics() throws Exception {
        return luutru.get(null, "/actuator/prometheus").text();
    }

    private static void send(String key, String establishment, String reference) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                DECLARATIONS,
                establishment.getBytes(StandardCharsets.UTF_8),
                RunningLuutru.line(establishment, reference, "Nguyễn Văn Thử", "038090000001")
                        .getBytes(StandardCharsets.UTF_8));
        record.headers().add("luutru-key", key.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** The outcome of what was declared next under a reference of its own, with what was declared before it. */
    private static List<JsonNode> outcomes(String last) {
        send(RunningLuutru.OPERATOR, ESTABLISHMENT, last);
        await().atMost(TIMEOUT).until(() -> read().stream().anyMatch(outcome -> has(outcome, last)));
        return read();
    }

    private static boolean has(JsonNode outcome, String reference) {
        return outcome.path("reference").asString("").equals(reference);
    }

    private static List<JsonNode> read() {
        return Committed.records(OUTCOMES).stream()
                .map(ConsumerRecord::value)
                .map(JSON::readTree)
                .toList();
    }

    @Test
    void a_token_of_an_official_opens_nothing_and_holds_up_nobody_while_the_provider_is_away() throws Exception {
        String token = AWAY.token(IdentityProvider.key("any"), UnaryOperator.identity());
        send(token, ESTABLISHMENT, "by-an-official");

        List<JsonNode> outcomes = outcomes("behind-it");
        assertThat(outcomes.stream()
                        .map(outcome -> outcome.at("/findings/0/code").asString()))
                .contains("UNAUTHENTICATED");
        assertThat(outcomes.getLast().path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(metrics()).contains("luutru_kafka_declarations_restarts_total 0.0");
    }

    @Test
    void what_a_key_may_not_declare_is_counted_by_its_code_and_stands_in_the_access_log_without_a_reference()
            throws Exception {
        JsonNode key = luutru.post(RunningLuutru.ADMIN, "/v1/keys", """
                {"label": "Phần mềm thử", "establishments": ["%s"], "operations": ["CHECK_IN"]}""".formatted(ESTABLISHMENT))
                .json();
        String secret = key.path("secret").asString();
        for (int i = 0; i < 3; i++) {
            send(secret, ESTABLISHMENT + "-FAR", "nguyen-" + i);
        }
        send("luutru_invented", ESTABLISHMENT, "nguyen-by-nobody");

        assertThat(outcomes("behind-refusals").getLast().path("outcome").asString())
                .isEqualTo("ACCEPTED");
        assertThat(metrics()).contains("luutru_declarations_rejected_total{code=\"ESTABLISHMENT_OUT_OF_SCOPE\"} 3.0");
        String id = key.at("/key/id").asString();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            // Those of strangers wait for a minute otherwise.
            luutru.context.getBean(RefusedCalls.class).recordAll();
            assertThat(refusals(id, "ESTABLISHMENT_OUT_OF_SCOPE")).isEqualTo(3);
            assertThat(refusals("NOBODY", "UNAUTHENTICATED")).isPositive();
        });
        assertThat(entries().toString()).contains("KAFKA " + DECLARATIONS).doesNotContain("nguyen-");
    }

    private static int refusals(String reader, String code) throws Exception {
        return entries().stream()
                .filter(entry -> entry.path("reader").asString().equals(reader)
                        && entry.path("question").asString().endsWith(" " + DECLARATIONS)
                        && entry.at("/criteria/code").asString().equals(code))
                .mapToInt(
                        entry -> Integer.parseInt(entry.at("/criteria/refusals").asString()))
                .sum();
    }

    private static List<JsonNode> entries() throws Exception {
        return luutru.get(RunningLuutru.ADMIN, "/v1/access-log?kind=REFUSED")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
