package vn.luutru.benchmark.fault;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Topics that services make when they first reach the cluster, which may be after they are ready. */
public final class KafkaTopics {

    private static final Duration MADE_WITHIN = Duration.ofMinutes(2);

    private KafkaTopics() {}

    /** The partitions of a topic; waits until it is made. */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) throws InterruptedException {
        long until = System.nanoTime() + MADE_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found != null && !found.isEmpty()) {
                return found.stream()
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("The topic " + topic + " was not made within " + MADE_WITHIN);
    }
}
