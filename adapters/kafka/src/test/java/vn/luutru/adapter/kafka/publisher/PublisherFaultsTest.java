package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.Subscription;

/** Brokers that are away, killed or paused while events are published. */
@IntegrationTest
class PublisherFaultsTest {

    private static final long TIMEOUT = 180_000;

    /** Gives a broker up that answers nothing sooner than the publisher's own choices do: the faults are the same. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "request.timeout.ms", "3000",
            "delivery.timeout.ms", "6000",
            "max.block.ms", "6000",
            "transaction.timeout.ms", "10000");

    private final PublishedLog log = new PublishedLog();

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    private void assertPublishedOnce(KafkaSettings settings) {
        List<Long> stored = log.all().stream().map(StoredEvent::position).toList();
        // A commit is answered before its markers are in all partitions; until then readers see nothing of it.
        await().atMost(Duration.ofMillis(TIMEOUT))
                .until(() ->
                        PublishedTopic.committed(settings, settings.topics().events())
                                        .size()
                                >= stored.size());
        List<ConsumerRecord<byte[], byte[]>> committed =
                PublishedTopic.committed(settings, settings.topics().events());
        assertThat(committed.stream().map(PublishedTopic::position)).containsExactlyInAnyOrderElementsOf(stored);
        PublishedTopic.assertChained(committed);
        // Who sees aborted records too, and drops what is not above the last, sees the same.
        List<ConsumerRecord<byte[], byte[]>> deduplicated = PublishedTopic.deduplicated(
                PublishedTopic.all(settings, settings.topics().events()));
        assertThat(deduplicated.stream().map(PublishedTopic::position)).containsExactlyInAnyOrderElementsOf(stored);
        PublishedTopic.assertChained(deduplicated);
    }

    private static void awaitPosition(Subscription subscription, long position) throws InterruptedException {
        subscription.awaitPosition(position, TIMEOUT);
        assertThat(subscription.position()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void a_cluster_that_comes_after_the_service_gets_everything_from_the_first_event_on() throws Exception {
        try (KafkaBrokers brokers = KafkaBrokers.start(1)) {
            brokers.stop(0);
            KafkaSettings settings = brokers.settings(3, IMPATIENT);
            EventPublisher publisher = log.publisher(settings);
            Subscription subscription = log.follow(publisher);
            long position = log.appendAll(PublishedLog.guests("A-", 200));
            await().atMost(Duration.ofMillis(TIMEOUT))
                    .until(() -> publisher.status().failures() > 0);
            assertThat(publisher.status().isResponsible()).isTrue();
            brokers.restart(0);
            awaitPosition(subscription, position);
            assertPublishedOnce(settings);
        }
    }

    /** Each in the middle of publishing; the next only after all replicas are in sync, as one broker may be missing. */
    @Test
    void brokers_that_are_killed_and_paused_in_the_middle_of_transactions_lose_and_double_nothing() throws Exception {
        try (KafkaBrokers brokers = KafkaBrokers.start(3)) {
            KafkaSettings settings = brokers.settings(6, IMPATIENT);
            Subscription subscription = log.follow(log.publisher(settings));
            awaitPosition(subscription, log.appendAll(PublishedLog.guests("first-", 100)));
            for (int round = 0; round < 3; round++) {
                int broker = round;
                long half = log.appendAll(PublishedLog.guests("a" + round + "-", 2_000));
                brokers.kill(broker);
                long all = log.appendAll(PublishedLog.guests("b" + round + "-", 2_000));
                assertThat(all).isGreaterThan(half);
                brokers.restart(broker);
                brokers.awaitInSync();
                awaitPosition(subscription, all);
            }
            brokers.pause(0);
            long last = log.appendAll(PublishedLog.guests("paused-", 1_000));
            awaitPosition(subscription, last);
            brokers.resume(0);
            brokers.awaitInSync();
            assertPublishedOnce(settings);
        }
    }
}
