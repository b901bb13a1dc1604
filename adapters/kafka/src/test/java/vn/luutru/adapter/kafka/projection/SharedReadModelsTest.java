package vn.luutru.adapter.kafka.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.publisher.PublishedLog;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.projection.PartitionMovedException;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.PartitionedReadModel.Position;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.SchemaContent;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.subscription.EventOpener;

@IntegrationTest
@Timeout(180)
class SharedReadModelsTest {

    private static final int PARTITIONS = 4;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private KafkaSettings settings = KafkaBrokers.shared().settings(PARTITIONS);
    private final List<ReadModelWorker> workers = new ArrayList<>();
    private final AtomicInteger rebuilds = new AtomicInteger();
    private PublishedLog log;
    private TestDatabase shared;
    private EventOpener opener;

    @BeforeEach
    void open() {
        log = new PublishedLog();
        shared = TestDatabase.create();
        opener = new KeyedEventOpener(new PostgresStreamKeys(log.database.dataSource()), log.keys, log.log);
        log.appendAll(Evening.houses());
    }

    @AfterEach
    void close() throws Exception {
        workers.forEach(ReadModelWorker::close);
        log.close();
        shared.close();
    }

    private ReadModelWorker worker(Projection projection) {
        return worker(projection, opener, SILENCE);
    }

    private ReadModelWorker worker(Projection projection, EventOpener opening, Duration silence) {
        ReadModelWorker worker = new ReadModelWorker(
                new KafkaClients(settings),
                new PartitionedReadModel(projection, log.log, shared.dataSource()),
                opening,
                model -> rebuilds.incrementAndGet(),
                silence);
        workers.add(worker);
        worker.start();
        return worker;
    }

    private long declare(String prefix, int count) {
        long last = 0;
        for (List<Event> events : Evening.guests(prefix, count)) {
            last = log.appendAll(events);
        }
        return last;
    }

    private void awaitShared(Projection projection, long position) throws Exception {
        try (ProjectionRunner reader = new ProjectionRunner(shared.dataSource(), log.log, List.of(projection))) {
            assertThat(reader.awaitPosition(projection.name(), position, Duration.ofSeconds(60)))
                    .as("position %s of %s", reader.statuses(), position)
                    .isTrue();
        }
    }

    /** The same tables, as one process makes them that reads the log itself. */
    private void assertAsFromTheStore(Projection projection) throws Exception {
        try (TestDatabase own = TestDatabase.create();
                ProjectionRunner runner = new ProjectionRunner(own.dataSource(), log.log, List.of(projection))) {
            runner.start();
            assertThat(runner.awaitPosition(projection.name(), runner.head(), Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(content(shared, projection)).isEqualTo(content(own, projection));
        }
    }

    private static Map<String, String> content(TestDatabase database, Projection projection) throws SQLException {
        try (Connection connection = database.connect()) {
            return SchemaContent.of(connection, projection.name());
        }
    }

    @Test
    void two_workers_make_the_tables_that_one_process_makes_from_the_log() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker one = worker(new Register());
        ReadModelWorker other = worker(new Register());
        worker(new ReportedDays());
        await().atMost(Duration.ofSeconds(40)).until(() -> one.owned() == 2 && other.owned() == 2);
        long last = declare("together-", 2_000);

        awaitShared(new Register(), last);
        awaitShared(new ReportedDays(), last);
        assertAsFromTheStore(new Register());
        assertAsFromTheStore(new ReportedDays());
        assertThat(rebuilds).hasValue(0);
    }

    @Test
    void partitions_move_between_workers_while_guests_arrive() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker one = worker(new Register());
        declare("a-", 500);
        ReadModelWorker other = worker(new Register());
        declare("b-", 500);
        await().atMost(Duration.ofSeconds(40)).until(() -> other.owned() > 0);
        declare("c-", 500);
        one.close();
        declare("d-", 500);
        worker(new Register());
        long last = declare("e-", 500);

        awaitShared(new Register(), last);
        assertAsFromTheStore(new Register());
        assertThat(rebuilds).hasValue(0);
    }

    @Test
    void workers_apply_nothing_to_a_read_model_that_an_administrator_holds() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker worker = worker(new Register());
        long before = declare("before-", 200);
        awaitShared(new Register(), before);
        try (ProjectionRunner administrator =
                new ProjectionRunner(shared.dataSource(), log.log, List.of(new Register()))) {
            administrator.pause("register", "admin");
            Map<String, String> held = content(shared, new Register());
            long last = declare("meanwhile-", 200);
            await().atMost(Duration.ofSeconds(40)).until(() -> worker.owned() == 0);
            assertThat(content(shared, new Register())).isEqualTo(held);
            assertThat(administrator.statuses().getFirst().position()).isLessThan(last);

            administrator.resume("register", "admin");
            awaitShared(new Register(), last);
        }
        assertAsFromTheStore(new Register());
        assertThat(rebuilds).hasValue(0);
    }

    @Test
    void readers_see_the_newest_event_although_most_partitions_are_quiet() throws Exception {
        log.follow(log.publisher(settings));
        worker(new Register());
        declare("before-", 100);
        for (int i = 0; i < 5; i++) {
            long last = log.append(PublishedLog.guest(Evening.house(3).value(), "quiet-" + i));
            awaitShared(new Register(), last);
        }
        assertAsFromTheStore(new Register());
    }

    @Test
    void a_worker_that_wakes_after_its_partitions_moved_changes_nothing() throws Exception {
        Map<String, String> impatient = new HashMap<>(Map.of(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "6000", ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"));
        KafkaSettings usual = settings;
        settings = new KafkaSettings(
                usual.bootstrapServers(), impatient, usual.topics(), PARTITIONS, usual.replicationFactor(), null);
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
        await().atMost(Duration.ofSeconds(30)).until(() -> sleeper.restarts() > 0);
        awaitShared(new Register(), declare("after-", 100));
        assertAsFromTheStore(new Register());
        assertThat(rebuilds).hasValue(0);
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
    void a_month_is_erased_once_every_partition_is_so_far() throws Exception {
        PartitionedReadModel model = new PartitionedReadModel(new Register(), log.log, shared.dataSource());
        declare("month-", 30);
        long forgotten = log.append(new MonthForgotten(YearMonth.of(2026, 11), PublishedLog.NOW, "admin"));
        List<Recorded<Event>> all = log.log.read(0, 1_000);
        Recorded<Event> last = all.getLast();
        List<Position> begin = Objects.requireNonNull(model.open(2).positions());

        Position waiting = model.apply(1, begin.get(1), List.of(last), begin.get(1));
        assertThat(waiting.position()).isEqualTo(forgotten - 1);
        model.apply(0, begin.get(0), all.subList(0, all.size() - 1), begin.get(0));
        assertThat(model.apply(1, waiting, List.of(last), waiting).position()).isEqualTo(forgotten);
        assertAsFromTheStore(new Register());
    }

    @Test
    void months_that_are_erased_one_after_the_other_do_not_wait_for_each_other() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker one = worker(new Register());
        ReadModelWorker other = worker(new Register());
        await().atMost(Duration.ofSeconds(40)).until(() -> one.owned() == 2 && other.owned() == 2);
        long last = declare("months-", 40);
        for (int month = 5; month <= 11; month++) {
            last = log.append(new MonthForgotten(YearMonth.of(2026, month), PublishedLog.NOW, "admin"));
        }

        awaitShared(new Register(), last);
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

        await().atMost(Duration.ofSeconds(40)).until(() -> rebuilds.get() > 0);
        try (ProjectionRunner runner = new ProjectionRunner(shared.dataSource(), log.log, List.of(new Register()))) {
            runner.rebuild(Register.NAME);
            awaitShared(new Register(), before);
        }
        log.follow(log.publisher(settings));
        awaitShared(new Register(), declare("behind-", 100));
        assertAsFromTheStore(new Register());
    }

    @Test
    void once_all_partitions_are_equally_far_one_process_follows_the_log_again() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker worker = worker(new Register());
        awaitShared(new Register(), declare("shared-", 200));
        await().atMost(Duration.ofSeconds(20)).until(() -> even());
        worker.close();
        try (ProjectionRunner runner = new ProjectionRunner(shared.dataSource(), log.log, List.of(new Register()))) {
            runner.start();
            long last = declare("whole-", 200);
            assertThat(runner.awaitPosition(Register.NAME, last, Duration.ofSeconds(30)))
                    .isTrue();
            assertAsFromTheStore(new Register());
        }
    }

    private boolean even() throws SQLException {
        try (Connection connection = shared.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(distinct position) from projection.partition")) {
            row.next();
            return row.getInt(1) == 1;
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
