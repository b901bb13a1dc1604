package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.KafkaSettings;

/** What is in a topic, as consumers see it. */
public final class PublishedTopic {

    /**
     * A transaction that has ended shows in each partition a moment later, so what is written is waited for. After so long
     * a transaction is one that somebody left open.
     */
    private static final Duration HANGS = Duration.ofSeconds(4);

    private PublishedTopic() {}

    /** What is committed. */
    static List<ConsumerRecord<byte[], byte[]>> committed(KafkaSettings settings, String topic) {
        return committed(settings.bootstrapServers(), topic);
    }

    /** The same for tests of other modules. */
    public static List<ConsumerRecord<byte[], byte[]>> committed(String bootstrapServers, String topic) {
        return read(bootstrapServers, topic, "read_committed");
    }

    /** What is committed, and what was aborted as well. */
    static List<ConsumerRecord<byte[], byte[]>> all(KafkaSettings settings, String topic) {
        return read(settings.bootstrapServers(), topic, "read_uncommitted");
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, String topic, String isolation) {
        Map<TopicPartition, Long> written = ends(bootstrapServers, topic);
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers, isolation)) {
            consumer.assign(written.keySet());
            consumer.seekToBeginning(written.keySet());
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long hangs = System.nanoTime() + HANGS.toNanos();
            while (!isRead(written, consumer)
                    && (System.nanoTime() < hangs || !isRead(consumer.endOffsets(written.keySet()), consumer))) {
                ConsumerRecords<byte[], byte[]> some = consumer.poll(Duration.ofMillis(200));
                some.forEach(records::add);
                if (!some.isEmpty()) {
                    hangs = System.nanoTime() + HANGS.toNanos();
                }
            }
            return records;
        }
    }

    /** Up to where anything is written, committed or not. */
    private static Map<TopicPartition, Long> ends(String bootstrapServers, String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers, "read_uncommitted")) {
            return consumer.endOffsets(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
        }
    }

    private static boolean isRead(Map<TopicPartition, Long> written, Consumer<byte[], byte[]> consumer) {
        return written.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        isolation,
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    static long position(ConsumerRecord<byte[], byte[]> record) {
        return EventHeaders.number(record.headers(), EventHeaders.POSITION);
    }

    /** The rule of consumers that see aborted records too: what is not behind the last one is dropped. */
    static List<ConsumerRecord<byte[], byte[]>> deduplicated(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, Long> last = new HashMap<>();
        List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (position(record) > last.getOrDefault(record.partition(), 0L)) {
                last.put(record.partition(), position(record));
                kept.add(record);
            }
        }
        return kept;
    }

    /** Each record says which was before it in its partition: nothing is missing, double or out of order. */
    static void assertChained(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, Long> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            assertThat(EventHeaders.number(record.headers(), EventHeaders.PREVIOUS))
                    .as("before position %s in partition %s", position(record), record.partition())
                    .isEqualTo(last.getOrDefault(record.partition(), 0L));
            last.put(record.partition(), position(record));
        }
    }
}
