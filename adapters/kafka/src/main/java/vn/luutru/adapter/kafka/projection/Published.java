package vn.luutru.adapter.kafka.projection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.publisher.Checkpoint;
import vn.luutru.projection.PartitionedReadModel.Position;

/**
 * How far the publisher is, by its own topic: up to where a partition that has no newer record is complete. Used by one
 * thread.
 */
final class Published implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private @Nullable Checkpoint newest;

    Published(KafkaClients clients) {
        consumer = clients.consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 20_000));
        TopicPartition only = new TopicPartition(clients.settings().topics().publisher(), 0);
        consumer.assign(List.of(only));
        consumer.seekToBeginning(List.of(only));
    }

    /** Reads what has come. */
    void look() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
            if (record.value() != null) {
                newest = Checkpoint.parse(record.value());
            }
        }
    }

    /** How many partitions the events' topic has for the publisher; 0 while that is not known. */
    int partitions() {
        Checkpoint known = newest;
        return known == null ? 0 : known.events().size();
    }

    /**
     * Up to where a partition is complete for a reader who has everything up to a position of it: the position itself where
     * records of the partition lie behind it, or nothing is known.
     */
    Position whole(int partition, Position reached) {
        Checkpoint known = newest;
        return known == null
                        || known.position() <= reached.position()
                        || known.events().get(partition) > reached.position()
                ? reached
                : new Position(known.position(), known.recordedAt());
    }

    /** The position of the last event published, as far as it is known; 0 before the first. */
    long position() {
        Checkpoint known = newest;
        return known == null ? 0 : known.position();
    }

    @Override
    public void close() {
        KafkaClients.close(consumer);
    }
}
