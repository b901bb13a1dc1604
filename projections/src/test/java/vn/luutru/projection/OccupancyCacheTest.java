package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalQueries;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.zone.ZoneQueries;

/** Whoever keeps in memory who is in zones and hospitals answers as one who reads it for the first time. */
@IntegrationTest
class OccupancyCacheTest {

    private static final int LENGTH = 200;
    private static final int TOGETHER = 20;

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 6)
    void what_is_known_follows_each_event_and_each_rebuild(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        ListEventLog log = logOf(PlacesHistory.of(seed, LENGTH));
        List<OccupancyCache> asked = List.of(new OccupancyCache(), new OccupancyCache(10), new OccupancyCache(0));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            create(connection, StayFigures.NAME);
            for (long position = 0; position < log.head(); ) {
                List<Recorded<Event>> batch = log.read(position, 1 + random.nextInt(TOGETHER));
                projection().apply(connection, position, batch);
                position = batch.getLast().position();
                connection.commit();
                ask(asked, random, position);
            }
            // Built anew from less, so that what is known of the old tables would be seen.
            create(connection, "figures_next");
            projection().apply(connection, 0, log.read(0, LENGTH / 2));
            statement.execute(
                    "alter schema figures rename to figures_old; alter schema figures_next rename to figures");
            connection.commit();
            ask(asked, random, LENGTH / 2);
            statement.execute("drop schema figures_old cascade");
            connection.commit();
        }
    }

    @Example
    void many_who_ask_while_guests_come_see_whole_states_and_never_an_older_one_again() throws Exception {
        List<Event> events = new ArrayList<>();
        events.add(Province.registered("h0", "14797"));
        for (int i = 0; i < 100 * TOGETHER; i++) {
            events.add(Province.checkedIn(
                    "h0",
                    "r" + i,
                    Province.guest("Lê Thị Mẫu", "038190000001", Province.BEGIN).build()));
        }
        ListEventLog log = logOf(events);
        ZoneQueries queries = zones(new OccupancyCache());
        AtomicBoolean over = new AtomicBoolean();
        try (Connection connection = database.connect();
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            create(connection, StayFigures.NAME);
            connection.commit();
            List<Future<Long>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(askers.submit(() -> {
                    long persons = 0;
                    while (!over.get()) {
                        long now = persons(queries);
                        assertThat(now % TOGETHER).isZero();
                        assertThat(now).isGreaterThanOrEqualTo(persons);
                        persons = now;
                    }
                    return persons(queries);
                }));
            }
            projection().apply(connection, 0, log.read(0, 1));
            for (long position = 1; position < log.head(); position += TOGETHER) {
                projection().apply(connection, position, log.read(position, TOGETHER));
                connection.commit();
            }
            over.set(true);
            for (Future<Long> last : asked) {
                assertThat(last.get()).isEqualTo(log.head() - 1);
            }
        }
    }

    private static long persons(ZoneQueries queries) {
        return queries.occupancy(PlacesHistory.ZONES.getFirst(), PlacesHistory.at(LENGTH), Territory.province())
                .map(found -> found.total().persons())
                .orElse(0L);
    }

    private static void ask(List<OccupancyCache> asked, Random random, long position) {
        Instant at = PlacesHistory.at((int) position).minusSeconds(random.nextInt(30 * 86_400));
        OccupancyCache fresh = new OccupancyCache();
        for (OccupancyCache one : asked) {
            for (String zone : PlacesHistory.ZONES) {
                assertThat(zones(one).occupancy(zone, at, Territory.province()))
                        .isEqualTo(zones(fresh).occupancy(zone, at, Territory.province()));
            }
            assertThat(hospitals(one).occupancy(at, Territory.province()))
                    .isEqualTo(hospitals(fresh).occupancy(at, Territory.province()));
        }
    }

    private static ZoneQueries zones(OccupancyCache occupants) {
        return new ZoneQueries(database.dataSource(), new EstablishmentCache(), occupants);
    }

    private static HospitalQueries hospitals(OccupancyCache occupants) {
        return new HospitalQueries(database.dataSource(), new EstablishmentCache(), occupants);
    }

    private static StayFigures projection() {
        return new StayFigures(Clock.systemUTC(), List.of(new OccupantTable()));
    }

    private static ListEventLog logOf(List<Event> events) {
        ListEventLog log = new ListEventLog();
        for (int i = 0; i < events.size(); i++) {
            log.append(PlacesHistory.at(i), List.of(events.get(i)));
        }
        return log;
    }

    private static void create(Connection connection, String schema) throws SQLException {
        BuiltReadModels.create(connection, schema, projection());
    }
}
