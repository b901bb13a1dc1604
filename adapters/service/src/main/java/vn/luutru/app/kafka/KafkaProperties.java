package vn.luutru.app.kafka;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of Kafka; docs/configuration.md describes each.
 *
 * @param bootstrapServers  {@code host:port}, separated by commas; null without Kafka
 * @param properties        of every client, as Kafka names them
 * @param publish           whether this process may publish
 * @param partitions        of a topic that is made here
 * @param replicationFactor of a topic that is made here; -1 for what the brokers have as their default
 * @param retention         of the events' topic where it is made here; null for what the brokers have as their default
 * @param factsRetention    of the facts' topic where it is made here; null for ever
 */
@ConfigurationProperties("luutru.kafka")
record KafkaProperties(
        @Nullable String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @DefaultValue Topics topics,
        @DefaultValue("true") boolean publish,
        @DefaultValue("12") int partitions,
        @DefaultValue("-1") short replicationFactor,
        @Nullable Duration retention,
        @Nullable Duration factsRetention) {

    /** The names of the topics. */
    record Topics(
            @DefaultValue("luutru.events.v1") String events,
            @DefaultValue("luutru.facts.v1") String facts,
            @DefaultValue("luutru.publisher.v1") String publisher,
            @DefaultValue("luutru.declarations.v1") String declarations,
            @DefaultValue("luutru.outcomes.v1") String outcomes) {}
}
