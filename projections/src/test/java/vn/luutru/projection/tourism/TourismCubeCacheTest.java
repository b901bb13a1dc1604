package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.BuiltReadModels;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Province;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.TourismCube;

/** Whoever keeps the sums in memory answers as one who reads them for the first time. */
@IntegrationTest
class TourismCubeCacheTest {

    /** Events in a transaction. */
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

    @Property(tries = 4)
    void what_is_known_follows_each_event_each_day_and_each_rebuild(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        ListEventLog log = BuiltTourism.logOf(Seasons.history(seed, 6, 200));
        List<TourismQueries> asked = List.of(queries(Long.MAX_VALUE), queries(20_000), queries(0));
        StayFigures projection = projection(BuiltTourism.SECRET);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            BuiltReadModels.create(connection, StayFigures.NAME, projection);
            long position = 0;
            while (position < log.head()) {
                List<Recorded<Event>> batch = log.read(position, 1 + random.nextInt(20));
                projection.apply(connection, position, batch);
                position = batch.getLast().position();
                connection.commit();
                ask(asked, random, 2);
            }
            projection.idle(connection, position, log);
            connection.commit();
            ask(asked, random, 4);
            StayFigures rebuilt = projection(BuiltTourism.SECRET);
            BuiltReadModels.create(connection, "figures_next", rebuilt);
            // Of less than all, so that what is cached of the old tables would be seen.
            rebuilt.apply(connection, 0, log.read(0, Math.toIntExact(log.head()) / 2));
            statement.execute(
                    "alter schema figures rename to figures_old; alter schema figures_next rename to figures");
            connection.commit();
            ask(asked, random, 8);
            statement.execute("drop schema figures_old cascade");
            connection.commit();
        }
    }

    /** Each state has more guests than the one before. */
    @Example
    void many_who_ask_while_events_come_in_see_whole_states_and_never_an_older_one_again() throws Exception {
        ListEventLog log = BuiltTourism.logOf(arrivals());
        TourismQueries queries = queries(Long.MAX_VALUE);
        StayFigures projection = projection(BuiltTourism.SECRET);
        LocalDate from = Seasons.FIRST;
        TourismQuestion question =
                new TourismQuestion(from, from.plusMonths(3), List.of(GroupBy.MONTH), Territory.province(), true);
        AtomicBoolean over = new AtomicBoolean();
        try (Connection connection = database.connect();
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            BuiltReadModels.create(connection, StayFigures.NAME, projection);
            connection.commit();
            List<Future<Long>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(askers.submit(() -> {
                    long arrivals = 0;
                    while (!over.get()) {
                        long now = queries.figures(question).total().arrivals();
                        assertThat(now % TOGETHER).isZero();
                        assertThat(now).isGreaterThanOrEqualTo(arrivals);
                        arrivals = now;
                    }
                    return queries.figures(question).total().arrivals();
                }));
            }
            long position = 1;
            projection.apply(connection, 0, log.read(0, 1));
            while (position < log.head()) {
                List<Recorded<Event>> batch = log.read(position, TOGETHER);
                projection.apply(connection, position, batch);
                position = batch.getLast().position();
                connection.commit();
            }
            over.set(true);
            for (Future<Long> last : asked) {
                assertThat(last.get()).isEqualTo(log.head() - 1);
            }
        }
    }

    /** The noise of their cells takes a keyed hash for each day of each group, and then no more. */
    @Example
    void months_in_which_nobody_ever_was_are_published_once() throws SQLException {
        LocalDate end = BuiltTourism.TODAY.withDayOfMonth(1);
        LocalDate from = end.minusYears(3);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String ward = Integer.toString(10_000 + i);
            events.add(new EstablishmentRegistered(
                    Province.establishment("h" + i, ward, from), Vietnam.startOf(from), "admin"));
        }
        ListEventLog log = BuiltTourism.logOf(events);
        StayFigures projection = projection(BuiltTourism.SECRET);
        try (Connection connection = database.connect()) {
            BuiltReadModels.create(connection, StayFigures.NAME, projection);
            projection.apply(connection, 0, log.read(0, Math.toIntExact(log.head())));
            connection.commit();
        }
        TourismQueries queries = queries(Long.MAX_VALUE);
        TourismQuestion question = new TourismQuestion(from, end, List.of(), Territory.province(), false);

        TourismAnswer first = queries.figures(question);

        assertThat(queries.figures(question)).isEqualTo(first);
        assertThat(first.total().cells()).isEqualTo(300 * ChronoUnit.DAYS.between(from, end));
    }

    private static List<Event> arrivals() {
        List<Event> events = new ArrayList<>();
        events.add(Province.registered("h1", "16531"));
        for (int i = 0; i < 60 * TOGETHER; i++) {
            Instant arrival = Seasons.FIRST
                    .plusDays(i % 80)
                    .atTime(14, 0)
                    .atZone(Vietnam.ZONE)
                    .toInstant();
            events.add(Province.checkedIn(
                    "h1",
                    "r" + i,
                    Province.guest("Lê Thị Mẫu", "038190000001", arrival).build()));
        }
        return events;
    }

    private static StayFigures projection(String secret) {
        return new StayFigures(
                BuiltTourism.NOON, List.of(new TourismCube(AgeGroups.USUAL, BuiltTourism.rounding(secret))));
    }

    private static TourismQueries queries(long most) {
        return new TourismQueries(
                database.dataSource(),
                BuiltTourism.NOON,
                AgeGroups.USUAL,
                false,
                new EstablishmentCache(),
                BuiltTourism.rounding(BuiltTourism.SECRET),
                most);
    }

    private static void ask(List<TourismQueries> asked, Random random, int questions) {
        TourismQueries fresh = queries(Long.MAX_VALUE);
        for (int i = 0; i < questions; i++) {
            TourismQuestion question = question(random);
            TourismAnswer answer = fresh.figures(question);
            for (TourismQueries one : asked) {
                assertThat(one.figures(question)).as(question.toString()).isEqualTo(answer);
            }
        }
    }

    /** Of establishments or of persons, exact or rounded, in any period that sums are kept for. */
    private static TourismQuestion question(Random random) {
        boolean ofPersons = random.nextBoolean();
        List<GroupBy> groupBy = new ArrayList<>();
        for (GroupBy dimension : GroupBy.values()) {
            if (random.nextInt(3) == 0 && (ofPersons ? dimension != GroupBy.DAY : !dimension.ofPersons())) {
                groupBy.add(dimension);
            }
        }
        Territory territory = switch (random.nextInt(8)) {
            case 0, 1 -> Territory.ward("16531");
            case 2 -> Territory.wards(Set.of("16531", "16522"));
            default -> Territory.province();
        };
        if (ofPersons) {
            LocalDate from = LocalDate.of(2026, 1 + random.nextInt(4), 1);
            LocalDate may = BuiltTourism.TODAY.withDayOfMonth(1);
            return new TourismQuestion(from, may, groupBy, territory, random.nextBoolean());
        }
        LocalDate from = Seasons.FIRST.plusDays(random.nextInt(Seasons.DAYS) - 3L);
        return new TourismQuestion(
                from, from.plusDays(1 + random.nextInt(90)), groupBy, territory, random.nextBoolean());
    }
}
