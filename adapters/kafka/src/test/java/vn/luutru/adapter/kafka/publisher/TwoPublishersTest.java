package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.postgres.duty.PostgresLeases;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.duty.Lease;
import vn.luutru.projection.duty.LeaseLostException;
import vn.luutru.projection.duty.Leases;
import vn.luutru.projection.subscription.StoredEvent;
import vn.luutru.projection.subscription.Subscription;

/** Two processes that may publish. */
@IntegrationTest
class TwoPublishersTest {

    private final KafkaSettings settings = KafkaBrokers.shared().settings(3);
    private final PublishedLog log = new PublishedLog();

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    private void assertPublishedOnce() {
        List<ConsumerRecord<byte[], byte[]>> records =
                PublishedTopic.committed(settings, settings.topics().events());
        assertThat(records.stream().map(PublishedTopic::position))
                .containsExactlyInAnyOrderElementsOf(
                        log.all().stream().map(StoredEvent::position).toList());
        PublishedTopic.assertChained(records);
    }

    private void expireLease() {
        log.database.execute("update duties.lease set until = clock_timestamp() - interval '1 second'");
    }

    /** Leases that fail in the worst way: everybody has the duty. Kafka still lets one publish at a time. */
    private static final class EverybodysLeases implements Leases {

        @Override
        public Optional<Lease> take(String duty, String owner, Duration length) {
            return Optional.of(new Lease(duty, owner, 1));
        }

        @Override
        public Optional<Lease> raise(Lease lease, long above) {
            return Optional.empty();
        }

        @Override
        public void release(Lease lease) {
            // Nobody else is kept from it.
        }
    }

    @Test
    void one_that_wakes_after_another_began_cannot_publish_whatever_its_lease_says() throws Exception {
        long first = log.appendAll(PublishedLog.guests("A-", 10));
        try (DutyHolder one = new DutyHolder(new EverybodysLeases(), "publisher", "one");
                DutyHolder two = new DutyHolder(new EverybodysLeases(), "publisher", "two");
                EventPublisher paused = log.publisher(settings, one);
                EventPublisher other = log.publisher(settings, two)) {
            paused.open();
            assertThat(paused.next().position()).isEqualTo(first);
            other.open();
            long second = log.appendAll(PublishedLog.guests("B-", 10));
            assertThatThrownBy(paused::next).isInstanceOf(KafkaException.class);
            assertThat(other.next().position()).isEqualTo(second);
        }
        assertPublishedOnce();
    }

    @Test
    void one_that_was_paused_longer_than_its_lease_notices_before_it_publishes() throws Exception {
        log.appendAll(PublishedLog.guests("A-", 10));
        DutyHolder duty = log.duty("first");
        try (EventPublisher paused = log.publisher(settings, duty)) {
            paused.open();
            PostgresLeases leases = new PostgresLeases(log.database.dataSource());
            // Its holder may prolong it between the two.
            await().until(() -> {
                expireLease();
                return leases.take("publisher", "other", Duration.ofMinutes(1)).isPresent();
            });
            // The next time that it prolongs its lease it finds the other's.
            await().until(() -> duty.held().isEmpty());
            assertThatThrownBy(paused::next).isInstanceOf(LeaseLostException.class);
        }
        assertThat(PublishedTopic.all(settings, settings.topics().events())).isEmpty();
    }

    /** It has fenced the other one, which begins anew; but it leaves at once, instead of taking turns with it. */
    @Test
    void one_whose_lease_is_older_than_the_newest_checkpoint_and_over_leaves() throws Exception {
        long position = log.appendAll(PublishedLog.guests("A-", 10));
        log.database.execute("insert into duties.lease values ('publisher', 'before', 6, '-infinity')");
        log.publish(settings, position);
        try (DutyHolder stale = new DutyHolder(new EverybodysLeases(), "publisher", "stale");
                EventPublisher late = log.publisher(settings, stale)) {
            assertThatThrownBy(late::open).isInstanceOf(LeaseLostException.class);
        }
    }

    /** It would otherwise fail as often as the lost numbers say, ten seconds apart. */
    @Test
    void one_goes_on_at_once_whose_database_has_forgotten_the_newest_numbers() throws Exception {
        log.database.execute("insert into duties.lease values ('publisher', 'before', 600, '-infinity')");
        log.publish(settings, log.appendAll(PublishedLog.guests("A-", 10)));
        log.database.execute("update duties.lease set fence = 5, until = '-infinity'");
        log.publish(settings, log.appendAll(PublishedLog.guests("B-", 10)));
        assertPublishedOnce();
    }

    @Test
    void another_takes_over_within_five_seconds_of_an_end_without_a_word() throws Exception {
        PostgresLeases leases = new PostgresLeases(log.database.dataSource());
        assertThat(leases.take("publisher", "killed", DutyHolder.LENGTH)).isPresent();
        long begun = System.nanoTime();
        long position = log.appendAll(PublishedLog.guests("A-", 10));
        Subscription subscription = log.follow(log.publisher(settings));
        subscription.awaitPosition(position, 60_000);
        assertThat(subscription.position()).isEqualTo(position);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(DutyHolder.LENGTH.minusSeconds(1))
                .isLessThan(DutyHolder.LENGTH.plus(DutyHolder.INTERVAL).plusSeconds(20));
        assertPublishedOnce();
    }
}
