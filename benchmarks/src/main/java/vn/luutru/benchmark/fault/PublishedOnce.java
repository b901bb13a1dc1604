package vn.luutru.benchmark.fault;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.Topics;

/** Whether the events' topic has every position of the log once, and each establishment's in order. */
final class PublishedOnce {

    private static final Duration WITHIN = Duration.ofMinutes(4);

    private PublishedOnce() {}

    /** @param log that nobody declares to any more; it may still grow by what the service records of itself */
    static void check(String servers, ClusterLog log, Receipts receipts) throws InterruptedException, SQLException {
        Set<Long> stored = positions(log);
        Set<Long> seen = new TreeSet<>();
        Map<String, Long> last = new HashMap<>();
        Map<Integer, Long> previous = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = KafkaTopics.partitions(consumer, Topics.DEFAULT.events());
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long until = System.nanoTime() + WITHIN.toNanos();
            while (!seen.containsAll(stored) && System.nanoTime() < until) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    event(record, seen, last, previous, receipts);
                }
            }
            // One record too many would come now.
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(2))) {
                event(record, seen, last, previous, receipts);
            }
        }
        stored.stream()
                .filter(position -> !seen.contains(position))
                .forEach(position -> receipts.violation("Position %d is not published".formatted(position)));
        Set<Long> now = positions(log);
        seen.stream()
                .filter(position -> !now.contains(position))
                .forEach(position -> receipts.violation("Position %d is published and not stored".formatted(position)));
        System.out.printf("%,d positions are published once, in order within each establishment%n", seen.size());
    }

    private static Set<Long> positions(ClusterLog log) throws SQLException {
        Set<Long> positions = new TreeSet<>();
        log.read((position, stream, type) -> positions.add(position));
        return positions;
    }

    private static void event(
            ConsumerRecord<byte[], byte[]> record,
            Set<Long> seen,
            Map<String, Long> last,
            Map<Integer, Long> previous,
            Receipts receipts) {
        long position = EventHeaders.number(record.headers(), EventHeaders.POSITION);
        long before = EventHeaders.number(record.headers(), EventHeaders.PREVIOUS);
        if (!seen.add(position)) {
            receipts.violation("Position %d is published twice".formatted(position));
        }
        Long earlier = last.put(new String(record.key(), StandardCharsets.UTF_8), position);
        if (earlier != null && earlier > position) {
            receipts.violation("Position %d comes after %d of the same establishment".formatted(position, earlier));
        }
        Long known = previous.put(record.partition(), position);
        if (before != (known == null ? 0 : known)) {
            receipts.violation("Position %d names %d before it, and it was %s".formatted(position, before, known));
        }
    }
}
