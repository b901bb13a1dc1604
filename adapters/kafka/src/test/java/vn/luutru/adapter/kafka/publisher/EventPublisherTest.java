package vn.luutru.adapter.kafka.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.adapter.kafka.UnsuitableClusterException;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventTypes;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.EventQuarantined;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.projection.subscription.StoredEvent;

@IntegrationTest
class EventPublisherTest {

    private final KafkaSettings settings = KafkaBrokers.shared().settings(5);
    private final String topic = settings.topics().events();
    private final PublishedLog log = new PublishedLog();

    @AfterEach
    void close() throws Exception {
        log.close();
    }

    private List<ConsumerRecord<byte[], byte[]>> published() {
        return PublishedTopic.committed(settings, topic);
    }

    /** What is published is what is stored, each event once, in the order of the log within its partition. */
    private void assertPublishedOnce(List<ConsumerRecord<byte[], byte[]>> records) {
        assertThat(records.stream().map(PublishedTopic::position))
                .containsExactlyInAnyOrderElementsOf(
                        log.all().stream().map(StoredEvent::position).toList());
        PublishedTopic.assertChained(records);
    }

    @Test
    void every_kind_of_event_is_published_as_it_is_stored() throws Exception {
        Map<String, Event> golden = new TreeMap<>(GoldenEvents.all());
        log.append(golden.get("GuestCheckedIn-1-full"));
        golden.values().stream()
                .filter(event -> !(event instanceof GuestCheckedIn))
                .forEach(log::append);
        List<StoredEvent> stored = log.all();
        log.publish(settings, stored.getLast().position());

        List<ConsumerRecord<byte[], byte[]>> records = published();
        assertPublishedOnce(records);
        Map<Long, ConsumerRecord<byte[], byte[]>> byPosition =
                records.stream().collect(Collectors.toMap(PublishedTopic::position, record -> record));
        for (StoredEvent event : stored) {
            ConsumerRecord<byte[], byte[]> record = byPosition.get(event.position());
            assertThat(EventHeaders.type(record.headers())).isEqualTo(event.type());
            assertThat(record.value()).isEqualTo(event.open());
            var encrypted = record.headers().lastHeader(EventHeaders.ENCRYPTED);
            assertThat(encrypted == null ? null : encrypted.value()).isEqualTo(event.encrypted());
            assertThat(EventHeaders.number(record.headers(), EventHeaders.VERSION))
                    .isEqualTo(event.version());
        }
    }

    @Test
    void an_independent_reader_of_cloud_events_reads_what_we_write() throws Exception {
        log.publish(settings, log.append(PublishedLog.guest("E-1", "R-1")));
        ConsumerRecord<byte[], byte[]> record = published().getFirst();
        CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
        StoredEvent stored = log.all().getFirst();
        assertThat(event.getSpecVersion()).hasToString("1.0");
        assertThat(event.getId()).isEqualTo("1");
        assertThat(event.getSource()).isEqualTo(URI.create("urn:uuid:" + log.log.identity()));
        assertThat(event.getType()).isEqualTo("vn.luutru.GuestCheckedIn/1");
        assertThat(event.getSubject()).isEqualTo(stored.stream().toString());
        assertThat(event.getTime().toInstant()).isEqualTo(stored.recordedAt());
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("https://luutru.example/v1/schemas/GuestCheckedIn/1"));
        assertThat(event.getData().toBytes()).isEqualTo(stored.open());
    }

    @Test
    void all_that_happens_at_an_establishment_stays_in_order_under_its_key() throws Exception {
        List<Event> events = new ArrayList<>(PublishedLog.guests("R-", 300));
        log.appendAll(events);
        List<Event> departures = events.stream()
                .map(event -> (Event) new GuestCheckedOut(
                        ((GuestCheckedIn) event).stay(), PublishedLog.NOW, PublishedLog.NOW, "key-1"))
                .toList();
        log.publish(settings, log.appendAll(departures));

        List<ConsumerRecord<byte[], byte[]>> records = published();
        assertPublishedOnce(records);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byKey = records.stream()
                .collect(Collectors.groupingBy(record -> new String(record.key(), StandardCharsets.UTF_8)));
        assertThat(byKey).hasSize(37);
        byKey.forEach((key, own) -> {
            assertThat(own)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(own.getFirst().partition());
            assertThat(own).extracting(PublishedTopic::position).isSorted();
        });
        assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSize(5);
    }

    @Test
    void a_publisher_goes_on_where_the_one_before_it_stopped() throws Exception {
        log.publish(settings, log.appendAll(PublishedLog.guests("A-", 100)));
        log.publish(settings, log.appendAll(PublishedLog.guests("B-", 100)));
        assertPublishedOnce(published());
    }

    /** A log of years that is published for the first time would be deleted before anybody reads it. */
    @Test
    void a_record_is_as_old_as_its_publication_however_old_the_event_is() throws Exception {
        long begun = System.currentTimeMillis();
        log.publish(settings, log.appendAll(PublishedLog.guests("A-", 3)));
        assertThat(PublishedLog.NOW.toEpochMilli()).isLessThan(begun);
        assertThat(published())
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.timestamp()).isGreaterThanOrEqualTo(begun));
    }

    @Test
    void an_aborted_transaction_is_seen_by_nobody_who_reads_what_is_committed() throws Exception {
        log.publish(settings, log.appendAll(PublishedLog.guests("A-", 50)));
        long last = log.appendAll(PublishedLog.guests("B-", 50));
        abandonTransaction();
        log.publish(settings, last);

        assertPublishedOnce(published());
        List<ConsumerRecord<byte[], byte[]>> uncommitted = PublishedTopic.all(settings, topic);
        assertThat(uncommitted).hasSizeGreaterThan(100);
        assertPublishedOnce(PublishedTopic.deduplicated(uncommitted));
    }

    @Test
    void the_checkpoint_is_found_before_many_transactions_that_were_given_up() throws Exception {
        long position = log.appendAll(PublishedLog.guests("R-", 10));
        log.publish(settings, position);
        KafkaClients clients = new KafkaClients(settings);
        CheckpointTopic checkpoints =
                new CheckpointTopic(clients, settings.topics().publisher());
        try (Producer<byte[], byte[]> producer = clients.transactionalProducer("another", Map.of())) {
            producer.initTransactions();
            for (int i = 0; i < 600; i++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(settings.topics().publisher(), new byte[1], new byte[1]));
                producer.flush();
                producer.abortTransaction();
            }
        }
        assertThat(checkpoints.newest().position()).isEqualTo(position);
    }

    /** As a process that is killed in the middle of a transaction leaves it: records are there, and no end. */
    private void abandonTransaction() {
        Producer<byte[], byte[]> killed = new KafkaClients(settings)
                .transactionalProducer(settings.topics().publisher(), Map.of());
        // It ends the transaction before, whose markers may not be written yet although its commit was answered.
        killed.initTransactions();
        Checkpoint checkpoint = new CheckpointTopic(
                        new KafkaClients(settings), settings.topics().publisher())
                .newest();
        EventRecords records = new EventRecords(settings.topics(), PublishedLog.facts(), "/v1/schemas/", checkpoint);
        killed.beginTransaction();
        for (StoredEvent event : log.stored.read(checkpoint.position(), 30)) {
            records.next(event, false).forEach(killed::send);
        }
        killed.flush();
    }

    @Test
    void events_are_published_while_they_are_declared() throws Exception {
        var subscription = log.follow(log.publisher(settings));
        for (int i = 0; i < 20; i++) {
            long position = log.appendAll(PublishedLog.guests("R" + i + "-", 25));
            subscription.awaitPosition(position, 60_000);
            assertThat(subscription.position()).isGreaterThanOrEqualTo(position);
        }
        assertPublishedOnce(published());
    }

    /** Records wait for others as long as a transaction may take, which is much too long for one that is over before. */
    @Test
    void the_end_of_a_transaction_sends_what_waits() throws Exception {
        PublisherLimits slow = new PublisherLimits(20_000, Duration.ofMinutes(1), Duration.ofMinutes(1));
        long last = log.appendAll(PublishedLog.guests("R-", 50));
        try (EventPublisher publisher = log.publisher(settings, log.duty(), slow)) {
            publisher.open();
            assertThat(CompletableFuture.supplyAsync(() -> position(publisher)))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isEqualTo(last);
        }
        assertPublishedOnce(published());
    }

    /** A commit costs as much for few events as for many, and who is behind is late anyway. */
    @Test
    void transactions_are_longer_while_the_publisher_is_behind() throws Exception {
        long last = log.appendAll(PublishedLog.guests("R-", 4_500));
        PublisherLimits longer = new PublisherLimits(20_000, Duration.ZERO, Duration.ofMinutes(1));
        try (EventPublisher publisher = log.publisher(settings, log.duty(), longer)) {
            publisher.open();
            assertThat(publisher.next().position()).isEqualTo(last);
        }
        KafkaSettings others = KafkaBrokers.shared().settings(5);
        PublisherLimits shorter = new PublisherLimits(20_000, Duration.ofMinutes(1), Duration.ZERO);
        try (EventPublisher publisher = log.publisher(others, log.duty(), shorter)) {
            publisher.open();
            assertThat(publisher.next().position()).isEqualTo(2_000);
            assertThat(publisher.next().position()).isEqualTo(4_000);
            assertThat(publisher.next().position()).isEqualTo(last);
        }
        assertPublishedOnce(published());
    }

    private static long position(EventPublisher publisher) {
        try {
            return publisher.next().position();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_log_that_was_restored_is_not_published_into_the_topic_of_the_lost_one() throws Exception {
        log.publish(settings, log.appendAll(PublishedLog.guests("R-", 10)));
        log.database.execute("delete from log.event where position > 5");
        log.database.execute("update log.head set position = 5");
        try (EventPublisher publisher = log.publisher(settings)) {
            assertThatThrownBy(publisher::open)
                    .isInstanceOf(UnsuitableClusterException.class)
                    .hasMessageContainingAll("up to position 10", "luutru.kafka.topics");
        }
    }

    @Test
    void events_that_nobody_knows_how_far_they_go_are_not_added_to() throws Exception {
        log.publish(settings, log.append(PublishedLog.guest("E-1", "R-1")));
        KafkaSettings lost = new KafkaSettings(
                settings.bootstrapServers(),
                Map.of(),
                new Topics(topic, settings.topics().facts(), topic + ".other", "declarations", "outcomes"),
                5,
                (short) -1,
                null,
                KafkaSettings.FOREVER);
        try (EventPublisher publisher = log.publisher(lost)) {
            assertThatThrownBy(publisher::open)
                    .isInstanceOf(UnsuitableClusterException.class)
                    .hasMessageContaining("holds no checkpoint");
        }
    }

    @Test
    void what_this_version_cannot_read_stops_the_publisher_until_it_is_skipped() throws Exception {
        log.append(PublishedLog.guest("E-1", "R-1"));
        long damaged = log.append(PublishedLog.guest("E-1", "R-2"));
        log.append(PublishedLog.guest("E-1", "R-3"));
        log.database.execute("update log.event set open = '\\x7b7d' where position = " + damaged);
        try (EventPublisher publisher = log.publisher(settings)) {
            publisher.open();
            assertThat(publisher.next().position()).isEqualTo(damaged - 1);
            assertThatThrownBy(publisher::next)
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("Event " + damaged + " (" + EventTypes.GUEST_CHECKED_IN + ")");
        }
        long last = log.append(new EventQuarantined(
                damaged, EventTypes.GUEST_CHECKED_IN, "malformed", "phiếu 7", Instant.EPOCH, "admin"));
        log.publish(settings, last);
        assertPublishedOnce(published());
        assertThat(PublishedTopic.committed(settings, settings.topics().facts()))
                .extracting(PublishedTopic::position)
                .containsExactlyInAnyOrder(damaged - 1, damaged + 1);
    }
}
