package vn.luutru.adapter.kafka.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.luutru.IntegrationTest;
import vn.luutru.adapter.kafka.publisher.PublishedLog;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.PartitionedReadModel.Position;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;

@IntegrationTest
@Timeout(180)
class SharedReadModelsTest extends SharedReadModelsFixture {

    @Test
    void two_workers_make_the_tables_that_one_process_makes_from_the_log() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker one = worker(new Register());
        ReadModelWorker other = worker(new Register());
        worker(new ReportedDays());
        await().atMost(SETTLED_WITHIN).until(() -> one.owned() == 2 && other.owned() == 2);
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
        await().atMost(SETTLED_WITHIN).until(() -> other.owned() > 0);
        declare("c-", 500);
        one.close();
        declare("d-", 500);
        worker(new Register());
        long last = declare("e-", 500);

        awaitShared(new Register(), last);
        assertAsFromTheStore(new Register());
        assertThat(rebuilds).hasValue(0);
    }

    /** The time of a record is the publisher's, that of an event the recording process's. */
    @Test
    void a_worker_finds_its_place_although_events_come_from_a_process_whose_clock_is_ahead() throws Exception {
        close();
        open(new PublishedLog(InstantSource.offset(InstantSource.system(), Duration.ofSeconds(100))));
        log.follow(log.publisher(settings));
        ReadModelWorker before = worker(new Register());
        awaitShared(new Register(), declare("before-", 200));
        before.close();
        long last = declare("after-", 200);
        worker(new Register());

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
            await().atMost(SETTLED_WITHIN).until(() -> worker.owned() == 0);
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
            long last = log.append(PublishedLog.guest(Evening.establishment(3).value(), "quiet-" + i));
            awaitShared(new Register(), last);
        }
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
        await().atMost(SETTLED_WITHIN).until(() -> one.owned() == 2 && other.owned() == 2);
        long last = declare("months-", 40);
        for (int month = 5; month <= 11; month++) {
            last = log.append(new MonthForgotten(YearMonth.of(2026, month), PublishedLog.NOW, "admin"));
        }

        awaitShared(new Register(), last);
        assertAsFromTheStore(new Register());
    }

    @Test
    void once_all_partitions_are_equally_far_one_process_follows_the_log_again() throws Exception {
        log.follow(log.publisher(settings));
        ReadModelWorker worker = worker(new Register());
        awaitShared(new Register(), declare("shared-", 200));
        await().atMost(SETTLED_WITHIN).until(() -> even());
        worker.close();
        try (ProjectionRunner runner = new ProjectionRunner(shared.dataSource(), log.log, List.of(new Register()))) {
            runner.start();
            long last = declare("whole-", 200);
            assertThat(runner.awaitPosition(Register.NAME, last, SETTLED_WITHIN))
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
}
