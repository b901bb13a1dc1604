package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;

/**
 * The clock of a host was a day ahead and is right again: the log's time stays ahead for a day, and brokers refuse records
 * that are more than an hour ahead of theirs unless their topic says otherwise.
 */
@IntegrationTest
class LogAheadTest {

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

    private final KafkaSettings settings = KafkaBrokers.shared().settings(3);
    private final PublishedLog log = new PublishedLog(InstantSource.fixed(tomorrow));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void its_events_and_facts_are_published() throws Exception {
        assertPublished(log.appendAll(PublishedLog.guests("R-", 50)));
    }

    @Test
    void they_are_published_to_topics_that_were_made_with_the_default_of_the_brokers() throws Exception {
        try (Admin admin = new KafkaClients(settings).admin()) {
            ClusterCheck.get(admin.createTopics(List.of(
                            topic(settings.topics().events()),
                            topic(settings.topics().facts())))
                    .all());
        }
        assertPublished(log.appendAll(PublishedLog.guests("R-", 50)));
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(3), Optional.empty());
    }

    private void assertPublished(long last) throws InterruptedException {
        var subscription = log.follow(log.publisher(settings));
        subscription.awaitPosition(last, Duration.ofSeconds(30).toMillis());
        assertThat(subscription.position()).isEqualTo(last);
        for (String topic :
                List.of(settings.topics().events(), settings.topics().facts())) {
            assertThat(PublishedTopic.committed(settings, topic))
                    .hasSize(50)
                    .allSatisfy(record -> assertThat(record.timestamp()).isEqualTo(tomorrow.toEpochMilli()));
        }
    }
}
