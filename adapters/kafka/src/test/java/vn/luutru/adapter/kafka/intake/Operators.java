package vn.luutru.adapter.kafka.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.declaration.establishment.EstablishmentId;

/** The software of operators: sends declarations to the topic and reads outcomes, as plain clients do. */
final class Operators implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An outcome as its reader sees it. */
    record Outcome(String key, String partition, long offset, Map<String, String> headers, JsonNode value) {

        String kind() {
            return value.path("outcome").asString();
        }

        String reference() {
            return value.path("reference").asString("");
        }

        String receipt() {
            return value.at("/receipt/number").asString("");
        }

        List<String> codes() {
            return value.path("findings")
                    .valueStream()
                    .map(finding -> finding.path("code").asString())
                    .toList();
        }
    }

    final KafkaClients clients;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private final List<Outcome> seen = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    Operators(KafkaSettings settings) throws InterruptedException {
        clients = new KafkaClients(settings);
        try (Admin admin = clients.admin()) {
            ClusterCheck check = new ClusterCheck(admin, settings);
            check.topic(settings.topics().declarations(), ClusterCheck.Cleanup.DELETE, settings.partitions(), null);
            check.topic(settings.topics().outcomes(), ClusterCheck.Cleanup.DELETE, settings.partitions(), null);
        }
        producer = clients.producer(Map.of());
        consumer = clients.consumer(Map.of());
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < settings.partitions(); i++) {
            all.add(new TopicPartition(settings.topics().outcomes(), i));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    RecordMetadata send(String operatorKey, EstablishmentId establishment, String value, String... headers) {
        return send(operatorKey, establishment.value(), value.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Waits until the brokers have it. */
    RecordMetadata send(String operatorKey, String key, byte[] value, String... headers) {
        try {
            return producer.send(record(operatorKey, key, value, headers)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does not wait. */
    void sendAll(EstablishmentId establishment, List<String> values) {
        for (String value : values) {
            producer.send(record(IntakeStore.KEY, establishment.value(), value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    void flush() {
        producer.flush();
    }

    private ProducerRecord<byte[], byte[]> record(String operatorKey, String key, byte[] value, String... headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                clients.settings().topics().declarations(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value);
        if (operatorKey != null) {
            RecordHeaders.add(record.headers(), RecordHeaders.KEY, operatorKey);
        }
        for (int i = 0; i < headers.length; i += 2) {
            RecordHeaders.add(record.headers(), headers[i], headers[i + 1]);
        }
        return record;
    }

    /** Waits until there are this many outcomes, and a little for one too many; all so far, in the order of partitions. */
    List<Outcome> outcomes(int count) {
        long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (seen.size() < count && System.nanoTime() < until) {
            read(Duration.ofMillis(200));
        }
        read(Duration.ofMillis(300));
        if (seen.size() < count) {
            throw new AssertionError(seen.size() + " outcomes of " + count);
        }
        return List.copyOf(seen);
    }

    private void read(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            if (!places.add(record.partition() + "/" + record.offset())) {
                continue;
            }
            Map<String, String> headers = new HashMap<>();
            for (Header header : record.headers()) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
            seen.add(new Outcome(
                    record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                    headers.get(RecordHeaders.PARTITION),
                    Long.parseLong(headers.get(RecordHeaders.OFFSET)),
                    headers,
                    JSON.readTree(record.value())));
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
