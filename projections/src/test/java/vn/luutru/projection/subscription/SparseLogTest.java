package vn.luutru.projection.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.Province;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalSnapshots;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;
import vn.luutru.projection.zone.ZoneSnapshots;

/** Positions increase, and nobody needs more of them. */
@IntegrationTest
class SparseLogTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int LENGTH = 2_000;

    /** Columns that hold positions of the log. */
    private static final List<String> POSITIONS = List.of("position", "changed", "revision");

    private static final InstantSource CLOCK =
            Clock.fixed(Province.BEGIN.plus(Duration.ofDays(120)), java.time.ZoneOffset.UTC);

    private final ListEventLog dense = new ListEventLog();
    private final EventLog sparse = new SparseLog(dense);

    @Test
    void every_read_model_is_the_same_of_a_log_with_missing_positions() throws Exception {
        Map<String, Map<String, List<String>>> ofDense;
        try (TestDatabase database = TestDatabase.create();
                ProjectionRunner runner = new ProjectionRunner(database.dataSource(), dense, all())) {
            follow(runner, dense);
            ofDense = rows(database);
        }
        try (TestDatabase database = TestDatabase.create();
                ProjectionRunner runner = new ProjectionRunner(database.dataSource(), sparse, all())) {
            goOnFrom(runner, sparse);
            assertThat(rows(database)).isEqualTo(ofDense);
            assertThat(ofDense.get(Register.NAME).get("stay")).isNotEmpty();
            assertThat(ofDense.get(StayFigures.NAME).get("tourism_day")).isNotEmpty();
            rebuild(runner);
            assertThat(rows(database)).isEqualTo(ofDense);
        }
    }

    @Test
    void a_mark_is_that_of_the_position_and_of_no_later_one() {
        append(3);

        assertThat(sparse.mark(SparseLog.sparse(2))).isNotNull();
        assertThat(sparse.mark(SparseLog.sparse(2) - 1)).isNull();
    }

    private void follow(ProjectionRunner runner, EventLog log) throws Exception {
        runner.start();
        // In parts: what is cached between batches must know its place in the log.
        for (int i = 0; i < 10; i++) {
            append(LENGTH / 10);
            await(runner, log);
        }
    }

    private void goOnFrom(ProjectionRunner runner, EventLog log) throws Exception {
        runner.start();
        await(runner, log);
        assertThat(runner.statuses()).allSatisfy(status -> {
            assertThat(status.lagEvents()).isZero();
            assertThat(status.state()).isEqualTo(ProjectionStatus.State.RUNNING);
        });
    }

    private static void await(ProjectionRunner runner, EventLog log) throws InterruptedException {
        for (Projection projection : all()) {
            assertThat(runner.awaitPosition(projection.name(), log.head(), TIMEOUT))
                    .isTrue();
        }
    }

    private static void rebuild(ProjectionRunner runner) {
        all().forEach(projection -> runner.rebuild(projection.name()));
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> runner.statuses().stream().allMatch(status -> status.rebuiltTo() == null));
    }

    private int appended;

    private void append(int events) {
        dense.append(
                Province.BEGIN.plus(Duration.ofDays(appended / (LENGTH / 10))),
                Province.history(7, LENGTH).subList(appended, appended + events));
        appended += events;
    }

    private static List<Projection> all() {
        return List.of(
                new Register(),
                new Directory(),
                new ReportedDays(),
                new AccessLog(),
                new StayFigures(
                        CLOCK,
                        List.of(
                                new DeclaredDays(),
                                new OccupantTable(),
                                new ZoneSnapshots(),
                                new HospitalSnapshots(),
                                new TourismCube(AgeGroups.USUAL, new Rounding(new byte[16])))));
    }

    /** All rows of all read models, without the positions in them. */
    private static Map<String, Map<String, List<String>>> rows(TestDatabase database) throws SQLException {
        Map<String, Map<String, List<String>>> rows = new LinkedHashMap<>();
        try (Connection connection = database.connect()) {
            for (Projection projection : all()) {
                rows.put(projection.name(), SchemaRows.of(connection, projection.name(), POSITIONS));
            }
        }
        return rows;
    }
}
