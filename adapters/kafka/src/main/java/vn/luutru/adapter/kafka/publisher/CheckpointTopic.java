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

    private final KafkaClients clients;
    private final String topic;

    CheckpointTopic(KafkaClients clients, String topic) {
        this.clients = clients;
        this.topic = topic;
    }

    /**
     * The newest committed checkpoint. Control records have offsets as well, so the end is where the position says, not
     * where a number of records was counted.
     *
     * @return null if there is none
     */
    @Nullable
    Checkpoint newest() {
        TopicPartition partition = new TopicPartition(topic, 0);
        Consumer<byte[], byte[]> consumer = clients.consumer(Map.of());
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = end(consumer, partition);
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
            return newest == null ? null : Checkpoint.parse(newest);
        } finally {
            KafkaClients.close(consumer);
        }
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

    /** Of what is committed. */
    private static long end(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long end = consumer.endOffsets(List.of(partition)).get(partition);
        if (end == null) {
            throw new KafkaException("The end of " + partition + " is not known");
        }
        return end;
    }
}
