package vn.luutru.adapter.kafka.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.PartitionMovedException;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.PartitionedReadModel.Position;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.table.SqlText;

/** Workers that sleep or believe to have what they have lost, records that are gone, and a broker that ends. */
@IntegrationTest
@Timeout(180)
class SharedReadModelsInFaultsTest extends SharedReadModelsFixture {

    @Test
    void a_worker_that_wakes_after_its_partitions_moved_changes_nothing() throws Exception {
        Map<String, String> impatient = new HashMap<>(Map.of(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "6000", ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"));
        KafkaSettings usual = settings;
        settings = new KafkaSettings(
                usual.bootstrapServers(),
                impatient,
                usual.topics(),
                PARTITIONS,
                usual.replicationFactor(),
                null,
                KafkaSettings.FOREVER);
        log.follow(log.publisher(settings));
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        // What it had read is decoded before it falls asleep, and applied when it wakes.
        ReadModelWorker sleeper = worker(
                new Register(),
                events -> {
                    var opened = opener.open(events);
                    if (first.getAndSet(false)) {
                        asleep.countDown();
                        hold(awake);
                    }
                    return opened;
                },
                SILENCE);
        declare("sleep-", 300);
        asleep.await();
        worker(new Register());
        long last = declare("meanwhile-", 300);
        awaitShared(new Register(), last);
        assertAsFromTheStore(new Register());

        awake.countDown();
        await().atMost(SETTLED_WITHIN).until(() -> sleeper.restarts() > 0);
        awaitShared(new Register(), declare("after-", 100));
        assertAsFromTheStore(new Register());
        assertThat(rebuilds).hasValue(0);
    }

    /** It holds the lock of the checkpoint, and the server has no limit for how long it waits for the next piece. */
    @Test
    void one_that_is_paused_in_the_middle_of_a_copy_does_not_keep_its_partitions_from_the_others() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker gone = worker(new Register());
        awaitShared(new Register(), declare("before-", 100));
        gone.close();
        try (Connection paused = shared.connect()) {
            paused.setAutoCommit(false);
            SqlText.execute(paused, "select from projection.checkpoint where schema = 'register' for update");
            SqlText.execute(paused, "create temporary table piece (text text)");
            CopyIn copy = paused.unwrap(PGConnection.class).getCopyAPI().copyIn("copy piece from stdin");

            ReadModelWorker other = worker(new Register());
            long last = declare("meanwhile-", 100);
            await().atMost(Duration.ofMinutes(1)).until(() -> other.owned() == PARTITIONS);
            awaitShared(new Register(), last);

            assertThatThrownBy(copy::endCopy).isInstanceOf(SQLException.class);
            // The driver reports a close that the server cannot hear as a failure.
            paused.abort(Runnable::run);
        }
        assertAsFromTheStore(new Register());
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void of_two_that_believe_to_have_a_partition_one_is_refused_and_its_rows_are_not_there() throws Exception {
        PartitionedReadModel one = new PartitionedReadModel(new Register(), log.log, shared.dataSource());
        PartitionedReadModel other = new PartitionedReadModel(new Register(), log.log, shared.dataSource());
        declare("twice-", 20);
        List<Recorded<Event>> all = log.log.read(0, 1_000);
        Position begin = Objects.requireNonNull(one.open(1).positions()).getFirst();
        assertThat(other.open(1).positions()).containsExactly(begin);

        Position reached = one.apply(0, begin, all, begin);
        assertThatThrownBy(() -> other.apply(0, begin, all, begin)).isInstanceOf(PartitionMovedException.class);

        assertThat(reached.position()).isEqualTo(all.getLast().position());
        assertAsFromTheStore(new Register());
    }

    @Test
    void what_is_gone_from_the_topic_is_no_reason_to_leave_it_out() throws Exception {
        long before = declare("gone-", 200);
        log.publish(settings, before);
        try (Admin admin = new KafkaClients(settings).admin()) {
            Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
            for (int i = 0; i < PARTITIONS; i++) {
                deleted.put(new TopicPartition(settings.topics().events(), i), RecordsToDelete.beforeOffset(3));
            }
            admin.deleteRecords(deleted).all().get();
        }
        worker(new Register());

        await().atMost(SETTLED_WITHIN).until(() -> rebuilds.get() > 0);
        try (ProjectionRunner runner = new ProjectionRunner(shared.dataSource(), log.log, List.of(new Register()))) {
            runner.rebuild(Register.NAME);
            awaitShared(new Register(), before);
            // Nobody serves where workers keep the tables: a rebuild does not wait for somebody who would drop the old
            // ones.
            runner.rebuild(Register.NAME);
            await().atMost(SETTLED_WITHIN)
                    .until(() -> runner.statuses().getFirst().rebuiltTo() == null && !exists("register_next"));
        }
        log.follow(log.publisher(settings));
        awaitShared(new Register(), declare("behind-", 100));
        await().atMost(SETTLED_WITHIN).until(() -> !exists("register_old"));
        assertAsFromTheStore(new Register());
    }

    private boolean exists(String schema) throws SQLException {
        try (Connection connection = shared.connect()) {
            return !new SqlText()
                    .add("select 1 from pg_namespace where nspname = ?", schema)
                    .list(connection, row -> 1)
                    .isEmpty();
        }
    }

    @Test
    void a_broker_that_ends_and_begins_again_costs_time_and_no_event() throws Exception {
        try (KafkaBrokers own = KafkaBrokers.start(1)) {
            settings = own.settings(2);
            log.follow(log.publisher(settings));
            ReadModelWorker worker = worker(new Register());
            awaitShared(new Register(), declare("before-", 200));
            own.kill(0);
            declare("meanwhile-", 200);
            own.restart(0);
            own.awaitAll();
            awaitShared(new Register(), declare("after-", 200));
            assertAsFromTheStore(new Register());
            worker.close();
        }
    }
}
