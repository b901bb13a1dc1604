package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;
import vn.luutru.projection.watch.WatchMatches;

@IntegrationTest
class BatchLawTest {

    private static final List<Projection> ALL = List.of(
            new Register(),
            new Directory(),
            new ReportedDays(),
            new AccessLog(),
            new WatchMatches(new WatchKeys(new byte[32])),
            new StayFigures(
                    Clock.systemUTC(),
                    List.of(new DeclaredDays(), new TourismCube(AgeGroups.USUAL, new Rounding(new byte[16])))));

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 8)
    void the_rows_do_not_depend_on_where_batches_end(@ForAll long seed) throws SQLException {
        List<Event> events = Province.history(seed, 120);
        List<Recorded<Event>> log = new ArrayList<>();
        for (Event event : events) {
            log.add(new Recorded<>(log.size() + 1, Province.BEGIN.plus(Duration.ofHours(7L * log.size())), event));
        }
        Random random = new Random(seed);
        for (Projection projection : ALL) {
            Map<String, List<String>> whole = build(projection, log, random, log.size());
            assertThat(build(projection, log, random, 1)).isEqualTo(whole);
            assertThat(build(projection, log, random, 17)).isEqualTo(whole);
        }
    }

    private static Map<String, List<String>> build(
            Projection projection, List<Recorded<Event>> log, Random random, int largest) throws SQLException {
        try (Connection connection = database.connect()) {
            BuiltReadModels.create(connection, "built", projection);
            for (int from = 0; from < log.size(); ) {
                int size = largest == log.size() ? largest : 1 + random.nextInt(largest);
                int to = Math.min(log.size(), from + size);
                projection.apply(connection, from, log.subList(from, to));
                from = to;
            }
            Map<String, List<String>> rows = SchemaRows.of(connection, "built");
            connection.rollback();
            return rows;
        }
    }
}
