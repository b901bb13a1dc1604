package vn.luutru.adapter.kafka.publisher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import vn.luutru.adapter.kafka.ClusterCheck;

/**
 * For how long the last stable offset has not moved while records lie behind it: a transaction that hangs keeps consumers
 * from everything after it (KAFKA-19999).
 */
final class StableOffsets {

    private record Seen(long offset, long since) {}

    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Seen> seen = new HashMap<>();

    StableOffsets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Looks at all partitions of a topic; the age of the oldest offset that does not move, zero if all do. */
    Duration age(Admin admin, String topic, int partitions) throws InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> stable =
                ends(admin, topic, partitions, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, ListOffsetsResultInfo> all =
                ends(admin, topic, partitions, IsolationLevel.READ_UNCOMMITTED);
        long now = nanoTime.getAsLong();
        long oldest = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry : stable.entrySet()) {
            long offset = entry.getValue().offset();
            ListOffsetsResultInfo end = all.get(entry.getKey());
            Seen before = seen.get(entry.getKey());
            if (end == null || offset >= end.offset() || before == null || before.offset != offset) {
                seen.put(entry.getKey(), new Seen(offset, now));
            } else {
                oldest = Math.max(oldest, now - before.since);
            }
        }
        return Duration.ofNanos(oldest);
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(
            Admin admin, String topic, int partitions, IsolationLevel level) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
        return ClusterCheck.get(
                admin.listOffsets(latest, new ListOffsetsOptions(level)).all());
    }
}
