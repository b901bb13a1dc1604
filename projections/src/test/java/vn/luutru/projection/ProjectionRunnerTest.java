package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;

@IntegrationTest
class ProjectionRunnerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String TABLES = "select 'register.stay'::regclass::oid::bigint";

    private final TestDatabase database = TestDatabase.create();
    private final ListEventLog log = new ListEventLog();

    @BeforeEach
    void history() {
        append(Province.history(7, 3_000));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_reader_can_wait_for_its_own_write() throws InterruptedException {
        try (ProjectionRunner runner = started(new Register())) {
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
            assertThat(runner.awaitPosition("register", log.head() + 1, Duration.ofMillis(120)))
                    .isFalse();
            long position = append(List.of(Province.registered("new", "16531")));
            assertThat(runner.awaitPosition("register", position, TIMEOUT)).isTrue();
            ProjectionStatus status = runner.statuses().getFirst();
            assertThat(status.lagEvents()).isZero();
            assertThat(status.state()).isEqualTo(ProjectionStatus.State.RUNNING);
            assertThat(status.lastError()).isNull();
        }
    }

    @Test
    void sessions_ended_in_mid_batch_lose_nothing_and_count_nothing_twice() throws Exception {
        try (ProjectionRunner runner = started(new SlowProjection(new Register(), new Register().version()))) {
            for (int i = 0; i < 6; i++) {
                append(later(i));
                pause(40);
                database.terminateSessions();
            }
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
        }
        assertEqualToFreshBuild();
    }

    @Test
    void a_stopped_runner_goes_on_where_it_was() throws Exception {
        for (int i = 0; i < 4; i++) {
            append(later(i));
            try (ProjectionRunner runner = started(new SlowProjection(new Register(), new Register().version()))) {
                pause(30);
                assertThat(runner.statuses()).hasSize(1);
            }
        }
        try (ProjectionRunner runner = started(new Register())) {
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
        }
        assertEqualToFreshBuild();
    }

    @Test
    void two_processes_on_one_database_apply_each_event_once() throws Exception {
        try (ProjectionRunner one = started(new Register());
                ProjectionRunner other = started(new Register())) {
            for (int i = 0; i < 20; i++) {
                append(later(i));
                pause(5);
            }
            assertThat(one.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
            assertThat(other.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
        }
        assertEqualToFreshBuild();
    }

    @Test
    void a_data_folder_of_before_the_figures_were_one_still_starts() throws Exception {
        for (String former : List.of("tourism", "zone", "zone_next", "hospital_old", "compliance")) {
            database.execute("create schema %1$s; create table %1$s.stay (stay_id uuid)".formatted(former));
        }
        try (ProjectionRunner earlier = started(new Directory())) {
            assertThat(earlier.awaitPosition("directory", log.head(), TIMEOUT)).isTrue();
        }
        database.execute("insert into projection.checkpoint (schema, version, position) "
                + "values ('tourism', 1, 9), ('zone', 1, 9), ('zone_next', 1, 5), ('compliance', 1, 9)");
        try (ProjectionRunner runner = started(new StayFigures(Clock.systemUTC(), List.of(new DeclaredDays())))) {
            assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
        }
        try (Connection reader = database.connect()) {
            assertThat(count(reader, "select count(*) from projection.checkpoint"))
                    .isEqualTo(2);
            assertThat(count(
                            reader,
                            "select count(*) from pg_namespace where nspname in ('tourism', 'zone', 'zone_next',"
                                    + " 'hospital', 'hospital_old', 'compliance')"))
                    .isZero();
            assertThat(count(reader, "select count(*) from figures.stay")).isPositive();
        }
    }

    @Test
    void other_age_groups_have_the_figures_built_anew() throws Exception {
        try (ProjectionRunner runner = started(figures(AgeGroups.USUAL))) {
            assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
        }
        AgeGroups other = AgeGroups.parse("0, 18, 60");
        try (ProjectionRunner runner = started(figures(other));
                Connection reader = database.connect()) {
            String former = "select count(*) from figures.tourism_month_persons where age_group not in "
                    + "('0-17', '18-59', '60+', 'UNKNOWN')";
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(count(reader, former)).isZero());
            assertThat(count(reader, "select count(*) from figures.tourism_month_persons"))
                    .isPositive();
            assertThat(runner.awaitPosition("figures", log.head(), TIMEOUT)).isTrue();
        }
    }

    private static StayFigures figures(AgeGroups ages) {
        return new StayFigures(Clock.systemUTC(), List.of(new TourismCube(ages, new Rounding(new byte[16]))));
    }

    @Test
    void a_rebuild_serves_all_the_while_and_equals_a_fresh_build() throws Exception {
        try (ProjectionRunner runner = started(new Register())) {
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
            try (Connection reader = database.connect()) {
                for (int i = 0; i < 5; i++) {
                    runner.rebuild("register");
                    append(later(i));
                    pause(20);
                    assertThat(count(reader, "select count(*) from register.stay"))
                            .isPositive();
                }
            }
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
            awaitNoRebuild(runner);
        }
        assertEqualToFreshBuild();
    }

    @Test
    void who_reads_the_old_tables_for_long_neither_fails_a_rebuild_nor_begins_it_anew() throws Exception {
        try (ProjectionRunner runner = started(new Register());
                Connection reader = database.connect();
                Connection other = database.connect()) {
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
            reader.setAutoCommit(false);
            long stays = count(reader, "select count(*) from register.stay");
            long tables = count(other, TABLES);
            runner.rebuild("register");
            await().atMost(TIMEOUT).until(() -> count(other, TABLES) != tables);
            long rebuilt = count(other, TABLES);

            // Longer than a turn waits for a lock.
            await().during(Duration.ofMillis(5_500)).atMost(TIMEOUT).until(() -> {
                ProjectionStatus status = runner.statuses().getFirst();
                return status.state() == ProjectionStatus.State.RUNNING && status.lastError() == null;
            });
            assertThat(count(reader, "select count(*) from register_old.stay")).isEqualTo(stays);
            reader.rollback();
            await().atMost(TIMEOUT)
                    .until(() ->
                            count(other, "select count(*) from pg_namespace where nspname like 'register\\__%'") == 0);
            assertThat(count(other, TABLES)).isEqualTo(rebuilt);
        }
    }

    @Test
    void another_version_is_built_beside_the_old_one_and_then_serves() throws Exception {
        try (ProjectionRunner runner = started(new SlowProjection(new Register(), 1))) {
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
        }
        append(later(1));
        try (ProjectionRunner runner = started(new SlowProjection(new Register(), 2))) {
            assertThat(runner.awaitPosition("register", log.head(), TIMEOUT)).isTrue();
            awaitNoRebuild(runner);
        }
        try (Connection connection = database.connect()) {
            assertThat(count(connection, "select version from projection.checkpoint"))
                    .isEqualTo(2);
        }
        assertEqualToFreshBuild();
        try (ProjectionRunner older = started(new SlowProjection(new Register(), 1))) {
            append(later(2));
            assertThat(older.awaitPosition("register", log.head(), Duration.ofMillis(500)))
                    .isFalse();
            assertThat(older.statuses().getFirst().state()).isEqualTo(ProjectionStatus.State.OUTDATED);
        }
    }

    @Test
    void a_failure_shows_in_the_status_and_holds_up_no_other_projection() throws Exception {
        try (ProjectionRunner runner = started(new FailingProjection(), new Directory())) {
            assertThat(runner.awaitPosition("directory", log.head(), TIMEOUT)).isTrue();
            await().atMost(TIMEOUT).until(() -> runner.statuses().getFirst().state() == ProjectionStatus.State.FAILING);
            ProjectionStatus status = runner.statuses().getFirst();
            assertThat(status.position()).isZero();
            assertThat(status.lastError()).isEqualTo("IllegalStateException");
            assertThat(status.lagTime()).isPositive();
        }
    }

    private void assertEqualToFreshBuild() throws SQLException {
        try (Connection connection = database.connect()) {
            Register register = new Register();
            BuiltReadModels.create(connection, "fresh", register);
            register.apply(connection, 0, log.read(0, Integer.MAX_VALUE));
            Map<String, List<String>> fresh = SchemaRows.of(connection, "fresh");
            assertThat(SchemaRows.of(connection, "register")).isEqualTo(fresh);
            assertThat(fresh.get("stay")).isNotEmpty();
            assertThat(count(connection, "select count(*) from projection.checkpoint where schema like 'register%'"))
                    .isEqualTo(1);
        }
    }

    private static void awaitNoRebuild(ProjectionRunner runner) {
        await().atMost(TIMEOUT).until(() -> runner.statuses().getFirst().rebuiltTo() == null);
    }

    /** Lets the threads come to some moment of their work. */
    private static void pause(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private ProjectionRunner started(Projection... projections) {
        ProjectionRunner runner = new ProjectionRunner(database.dataSource(), log, List.of(projections));
        runner.start();
        return runner;
    }

    private long append(List<? extends Event> events) {
        return log.append(Province.BEGIN.plusSeconds(86_400L * (log.head() % 90)), events);
    }

    /** Stays that no earlier part of the history knows. */
    private static List<Event> later(int part) {
        String establishment = "late-" + part;
        return List.of(
                Province.registered(establishment, "16531"),
                Province.checkedIn(
                        establishment,
                        "a",
                        Province.guest("Nguyễn Văn Thử", "038090000001", Province.BEGIN)
                                .build()),
                Province.checkedOut(establishment, "a", Province.BEGIN.plusSeconds(90_000)),
                Province.checkedIn(
                        establishment,
                        "b",
                        Province.guest("Lê Thị Mẫu", "038190000002", Province.BEGIN)
                                .build()));
    }
}
