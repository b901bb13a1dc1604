package vn.luutru.adapter.kafka.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.adapter.kafka.intake.IntakeStore.OTHER_ESTABLISHMENT;
import static vn.luutru.adapter.kafka.intake.IntakeStore.checkIn;
import static vn.luutru.adapter.kafka.intake.IntakeStore.checkOut;
import static vn.luutru.declaration.Samples.ESTABLISHMENT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.intake.Operators.Outcome;
import vn.luutru.declaration.establishment.EstablishmentId;

@IntegrationTest
@Timeout(120)
class DeclarationsInTest {

    private static final String GROUP = "luutru-declarations";
    private static final int PARTITIONS = 4;

    private final KafkaSettings settings = KafkaBrokers.shared().settings(PARTITIONS);
    private final IntakeMeters meters = new IntakeMeters();
    private IntakeStore store;
    private Operators operators;
    private DeclarationsIn in;

    @BeforeEach
    void open() throws InterruptedException {
        store = new IntakeStore();
        operators = new Operators(settings);
        in = new DeclarationsIn(
                new KafkaClients(settings), store.intake(), IntakeStore::sender, meters, prefixed(GROUP));
        in.start();
    }

    @AfterEach
    void close() {
        in.close();
        operators.close();
        store.close();
    }

    private String prefixed(String group) {
        return settings.topics().declarations() + "." + group;
    }

    @Test
    void a_declaration_has_an_outcome_under_its_key_that_says_which_record_it_answers() {
        RecordMetadata sent = operators.send(IntakeStore.KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "A-1"));

        Outcome outcome = operators.outcomes(1).getFirst();
        assertThat(outcome.key()).isEqualTo(ESTABLISHMENT.value());
        assertThat(outcome.kind()).isEqualTo("ACCEPTED");
        assertThat(outcome.receipt()).isNotEmpty();
        assertThat(outcome.headers())
                .containsOnly(
                        Map.entry(RecordHeaders.TOPIC, sent.topic()),
                        Map.entry(RecordHeaders.PARTITION, "" + sent.partition()),
                        Map.entry(RecordHeaders.OFFSET, "" + sent.offset()),
                        Map.entry(RecordHeaders.REFERENCE, "A-1"));
        assertThat(outcome.value().path("establishmentId").asString()).isEqualTo(ESTABLISHMENT.value());
        assertThat(store.events()).isEqualTo(1);
    }

    @Test
    void what_is_sent_again_is_replayed_with_the_first_receipt_and_a_departure_follows_its_arrival() {
        operators.send(IntakeStore.KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "A-1"));
        operators.send(IntakeStore.KEY, ESTABLISHMENT, checkOut(ESTABLISHMENT, "A-1"));
        operators.send(IntakeStore.KEY, ESTABLISHMENT, checkOut(ESTABLISHMENT, "A-1"));
        operators.send(IntakeStore.KEY, ESTABLISHMENT, checkOut(ESTABLISHMENT, "A-2"));

        List<Outcome> outcomes = operators.outcomes(4);
        assertThat(outcomes).extracting(Outcome::kind).containsExactly("ACCEPTED", "ACCEPTED", "REPLAYED", "REJECTED");
        assertThat(outcomes).extracting(Outcome::offset).isSorted();
        assertThat(outcomes.get(2).receipt()).isEqualTo(outcomes.get(1).receipt());
        assertThat(outcomes.get(3).codes()).contains("STAY_UNKNOWN");
    }

    @Test
    void every_poison_record_is_rejected_with_its_code_and_the_next_one_is_taken() {
        int long64k = 64 * 1024 + 1;
        byte[] declared = checkIn(ESTABLISHMENT, "under-an-endless-key").getBytes(StandardCharsets.UTF_8);
        operators.send(IntakeStore.KEY, keyBesideHouse(1_025), declared);
        operators.send(IntakeStore.KEY, keyBesideHouse(1_040_000), declared);
        operators.send(IntakeStore.KEY, ESTABLISHMENT, "{\"type\":");
        operators.send(IntakeStore.KEY, ESTABLISHMENT.value(), null);
        operators.send(IntakeStore.KEY, ESTABLISHMENT.value(), new byte[] {(byte) 0xC3, (byte) 0x28});
        operators.send(
                IntakeStore.KEY, ESTABLISHMENT.value(), " ".repeat(long64k).getBytes(StandardCharsets.UTF_8));
        operators.send(IntakeStore.KEY, ESTABLISHMENT, "{\"type\":\"GUESS\",\"establishmentId\":\"38-16531-0001\"}");
        operators.send(null, ESTABLISHMENT, checkIn(ESTABLISHMENT, "no-key"));
        operators.send("luutru_revoked-long-ago", ESTABLISHMENT, checkIn(ESTABLISHMENT, "unknown-key"));
        operators.send("x".repeat(10_000), ESTABLISHMENT, checkIn(ESTABLISHMENT, "endless-key"));
        operators.send(IntakeStore.OFFICIAL_KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "an-official"));
        operators.send(IntakeStore.OTHER_KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "out-of-scope"));
        operators.send(IntakeStore.OTHER_KEY, ESTABLISHMENT, checkOut(OTHER_ESTABLISHMENT, "not-its-operation"));
        operators.send(IntakeStore.KEY, ESTABLISHMENT, checkIn(new EstablishmentId("01-00001-0001"), "nowhere"));
        operators.send(
                IntakeStore.KEY, ESTABLISHMENT, checkIn(ESTABLISHMENT, "odd").replaceFirst("\\{", "{\"shoeSize\":42,"));

        List<Outcome> all = operators.outcomes(15);
        assertThat(all.stream().filter(outcome -> outcome.key() == null))
                .hasSize(2)
                .allSatisfy(outcome -> {
                    assertThat(outcome.codes()).containsExactly("ESTABLISHMENT_MALFORMED");
                    assertThat(outcome.value().at("/findings/0/field").asString())
                            .isEmpty();
                });
        List<Outcome> outcomes =
                all.stream().filter(outcome -> outcome.key() != null).toList();
        assertThat(outcomes.subList(0, 12)).extracting(Outcome::kind).containsOnly("REJECTED");
        assertThat(outcomes)
                .extracting(outcome -> outcome.codes().getFirst())
                .containsExactly(
                        "JSON_MALFORMED",
                        "JSON_MALFORMED",
                        "UTF8_INVALID",
                        "LINE_TOO_LONG",
                        "TYPE_UNKNOWN",
                        "UNAUTHENTICATED",
                        "UNAUTHENTICATED",
                        "UNAUTHENTICATED",
                        "ROLE_NOT_ALLOWED",
                        "ESTABLISHMENT_OUT_OF_SCOPE",
                        "OPERATION_OUT_OF_SCOPE",
                        "ESTABLISHMENT_UNKNOWN",
                        "FIELD_UNKNOWN");
        assertThat(outcomes.getLast().kind()).isEqualTo("ACCEPTED");
        assertThat(outcomes.toString()).doesNotContain("luutru_", "038090000001", "Nguyễn Văn Thử");
        assertThat(in.isRunning()).isTrue();
    }

    /** A key of this length whose records come into the partition of the establishment. */
    private static String keyBesideHouse(int length) {
        return IntStream.range(100, 1_000)
                .mapToObj(i -> i + "x".repeat(length - 3))
                .filter(key -> partition(key) == partition(ESTABLISHMENT.value()))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    @Test
    void the_longest_outcome_that_a_record_can_have_is_sent() {
        String key = "x".repeat(1_024);
        String unknown = IntStream.range(0, 60)
                .mapToObj(i -> "\"%d%s\":1".formatted(i, "ẵ".repeat(70)))
                .collect(Collectors.joining(","));
        String line = "{%s,\"establishmentId\":\"%s\",\"reference\":\"%s\"}"
                .formatted(unknown, "y".repeat(20_000), "z".repeat(20_000));
        operators.send(IntakeStore.KEY, key, line.getBytes(StandardCharsets.UTF_8));

        Outcome outcome = operators.outcomes(1).getFirst();
        assertThat(outcome.key()).isEqualTo(key);
        assertThat(outcome.codes()).contains("ESTABLISHMENT_MALFORMED", "REFERENCE_MALFORMED", "FINDINGS_OMITTED");
        assertThat(outcome.value().path("establishmentId").asString()).hasSize(20_000);
        assertThat(meters.restarts()).isZero();
    }

    @Test
    void texts_are_in_the_language_that_the_sender_asks_for() {
        operators.send(IntakeStore.KEY, ESTABLISHMENT, "?");
        operators.send(IntakeStore.KEY, ESTABLISHMENT.value(), new byte[] {'?'}, RecordHeaders.LANGUAGE, "en");

        List<String> texts = operators.outcomes(2).stream()
                .map(outcome -> outcome.value().at("/findings/0/message").asString())
                .toList();
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts.get(1)).contains("JSON");
    }

    @Test
    void thousands_are_answered_in_the_order_of_each_establishment_and_the_numbers_agree() {
        List<String> references =
                IntStream.range(0, 3_000).mapToObj(i -> "M-" + i).toList();
        for (int i = 0; i < references.size(); i++) {
            EstablishmentId establishment = new EstablishmentId("38-16531-%04d".formatted(i % 7));
            operators.sendAll(establishment, List.of(i % 10 == 9 ? "?" : checkIn(establishment, references.get(i))));
        }
        operators.flush();

        List<Outcome> outcomes = operators.outcomes(3_000);
        assertThat(outcomes).hasSize(3_000);
        Map<String, List<Outcome>> byKey = outcomes.stream().collect(Collectors.groupingBy(Outcome::key));
        byKey.forEach((key, ofOne) ->
                assertThat(ofOne).extracting(Outcome::offset).isSorted().doesNotHaveDuplicates());
        List<String> accepted = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> outcome.kind().equals("ACCEPTED"))
                .forEach(outcome -> accepted.add(outcome.reference()));
        assertThat(accepted).hasSize(2_700).doesNotHaveDuplicates();
        assertThat(store.events()).isEqualTo(2_700);
        assertThat(meters.received()).isEqualTo(3_000);
        assertThat(List.of(meters.accepted(), meters.replayed(), meters.rejected()))
                .containsExactly(2_700L, 0L, 300L);
        assertThat(store.observed()).hasSize(3_000);
    }
}
