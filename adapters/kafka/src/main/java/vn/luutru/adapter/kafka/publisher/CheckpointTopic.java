package vn.luutru.adapter.kafka.publisher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.KafkaClients;

/** Reads how far the publisher is, and whether topics hold anything. */
final class CheckpointTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration READ_WITHIN = Duration.ofSeconds(60);

    /** Offsets before the end; then so many times as far. */
    private static final long FIRST_LOOK = 1_000;

    private static final long FURTHER = 100;

    private final KafkaClients clients;
    private final String topic;

    CheckpointTopic(KafkaClients clients, String topic) {
        this.clients = clients;
        this.topic = topic;
    }

    /**
     * The newest committed checkpoint, looked for from the end. Control records and aborted transactions have offsets as
     * well, so the end is where the position says, and the last offsets may hold no checkpoint.
     *
     * @return null if there is none
     */
    @Nullable
    Checkpoint newest() {
        TopicPartition partition = new TopicPartition(topic, 0);
        Consumer<byte[], byte[]> consumer = clients.consumer(Map.of());
        try {
            consumer.assign(List.of(partition));
            long first = beginning(consumer, partition);
            long end = end(consumer, partition);
            for (long back = FIRST_LOOK; ; back *= FURTHER) {
                long from = Math.max(first, end - back);
                consumer.seek(partition, from);
                byte[] newest = newest(consumer, partition, end);
                if (newest != null) {
                    return Checkpoint.parse(newest);
                } else if (from == first) {
                    return null;
                }
            }
        } finally {
            KafkaClients.close(consumer);
        }
    }

    private byte @Nullable [] newest(Consumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        byte[] newest = null;
        long begun = System.nanoTime();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null) {
                    newest = record.value();
                }
            }
            if (System.nanoTime() - begun > READ_WITHIN.toNanos()) {
                throw new KafkaException("The topic " + topic + " could not be read to its end");
            }
        }
        return newest;
    }

    /**
     * Whether nothing was ever committed to a topic. Records of aborted transactions have offsets too, and count for
     * nothing.
     */
    boolean isUnused(String other, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(i -> new TopicPartition(other, i))
                .toList();
        Consumer<byte[], byte[]> consumer = clients.consumer(Map.of());
        try {
            if (consumer.beginningOffsets(all).values().stream().anyMatch(first -> first > 0)) {
                return false; // what was there is over its retention
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long begun = System.nanoTime();
            while (all.stream().anyMatch(one -> consumer.position(one) < end(consumer, one))) {
                if (!consumer.poll(POLL).isEmpty()) {
                    return false;
                }
                if (System.nanoTime() - begun > READ_WITHIN.toNanos()) {
                    throw new KafkaException("The topic " + other + " could not be read to its end");
                }
            }
            return true;
        } finally {
            KafkaClients.close(consumer);
        }
    }

    private static long beginning(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
        if (beginning == null) {
            throw new KafkaException("The beginning of " + partition + " is not known");
        }
        return beginning;
    }

    /** Of what is committed. */
    private static long end(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long end = consumer.endOffsets(List.of(partition)).get(partition);
        if (end == null) {
            throw new KafkaException("The end of " + partition + " is not known");
        }
        return end;
    }
}
