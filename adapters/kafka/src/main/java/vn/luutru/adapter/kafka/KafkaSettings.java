package vn.luutru.adapter.kafka;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the cluster is and how its topics are made.
 *
 * @param bootstrapServers   {@code host:port}, separated by commas
 * @param properties         of every client, as Kafka names them: security, and what a site tunes
 * @param partitions         of a topic that is made here
 * @param replicationFactor  of a topic that is made here; -1 for what the brokers have as their default
 * @param retention          of the events' topic where it is made here; null for what the brokers have as their default
 * @param factsRetention     of the facts' topic where it is made here
 */
public record KafkaSettings(
        String bootstrapServers,
        Map<String, String> properties,
        Topics topics,
        int partitions,
        short replicationFactor,
        @Nullable Duration retention,
        Duration factsRetention) {

    /** As Kafka writes it. */
    public static final Duration FOREVER = Duration.ofMillis(-1);

    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    /** Properties may hold passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[" + bootstrapServers + "]";
    }
}
