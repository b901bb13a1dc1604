package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.TransactionSettings;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;

/**
 * How long do questions take over a year of stays in 1,000 establishments, while 2,000 declarations a second are applied? Not
 * a test; run its {@code main} with the test classpath and the number of stays.
 */
public final class TourismSpeed {

    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);
    private static final Instant NOW = Instant.parse("2026-12-31T20:00:00Z");
    private static final Rounding ROUNDING = new Rounding(new byte[16]);
    private static final int BATCH = 4_000;
    private static final int ROUNDS = 100;

    private static volatile boolean over;
    private static volatile Instant now = NOW;

    private TourismSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int stays = Integer.parseInt(arguments[0]);
        try (TestDatabase database = TestDatabase.create()) {
            StayFigures projection = new StayFigures(() -> now, List.of(new TourismCube(AgeGroups.USUAL, ROUNDING)));
            YearOfStays year = new YearOfStays(YEAR, stays);
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema figures");
                connection.setSchema(StayFigures.NAME);
                projection.create(connection);
                connection.setAutoCommit(false);
                long begun = System.nanoTime();
                for (List<Recorded<Event>> batch = year.next(BATCH); !batch.isEmpty(); batch = year.next(BATCH)) {
                    apply(connection, projection, batch);
                }
                System.out.printf("%d events in %d s%n", year.position(), (System.nanoTime() - begun) / 1_000_000_000);
                connection.setAutoCommit(true);
                statement.execute("vacuum analyze");
            }
            try (var rows = database.connect()
                    .createStatement()
                    .executeQuery("select relname, n_live_tup, pg_total_relation_size(relid) / 1000000 from"
                            + " pg_stat_user_tables where schemaname = 'figures' order by 1")) {
                while (rows.next()) {
                    System.out.printf("%s: %d rows, %d MB%n", rows.getString(1), rows.getLong(2), rows.getLong(3));
                }
            }
            Thread writer = Thread.ofPlatform().start(() -> write(database, projection, year));
            ask(database);
            over = true;
            writer.join();
            endDay(database, projection, year.position());
        }
    }

    private static void ask(TestDatabase database) throws SQLException {
        TourismQueries queries = new TourismQueries(
                database.dataSource(),
                Clock.fixed(NOW, Vietnam.ZONE),
                AgeGroups.USUAL,
                false,
                new EstablishmentCache(),
                ROUNDING);
        for (boolean exact : new boolean[] {false, true}) {
            time(queries, new TourismQuestion(YEAR, YEAR.plusMonths(1), List.of(), null, exact));
            for (GroupBy dimension : GroupBy.values()) {
                time(queries, new TourismQuestion(YEAR, YEAR.plusYears(1), List.of(dimension), null, exact));
            }
            time(
                    queries,
                    new TourismQuestion(YEAR.plusDays(9), YEAR.plusDays(350), List.of(GroupBy.WARD), null, exact));
        }
    }

    /** 100 check-ins of the last day, twenty times a second. */
    private static void write(TestDatabase database, StayFigures projection, YearOfStays year) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            long next = System.nanoTime();
            long written = 0;
            long begun = System.nanoTime();
            while (!over) {
                apply(connection, projection, year.more(100, NOW));
                written += 100;
                next += 50_000_000;
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
            System.out.printf(
                    "%.0f declarations a second were applied meanwhile%n", written * 1e9 / (System.nanoTime() - begun));
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody who came while questions were asked stays the night. */
    private static void endDay(TestDatabase database, StayFigures projection, long position) throws SQLException {
        now = NOW.plus(Duration.ofDays(1));
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            TransactionSettings.apply(connection, StayFigures.NAME);
            long begun = System.nanoTime();
            projection.idle(connection, position, (last, time) -> time);
            connection.commit();
            long took = (System.nanoTime() - begun) / 1_000_000;
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select count(*) from figures.stay where departed_at is null")) {
                rows.next();
                System.out.printf(
                        "the end of a day took %d ms, with %d guests who had not left%n", took, rows.getLong(1));
            }
        }
    }

    private static void apply(Connection connection, StayFigures projection, List<Recorded<Event>> batch)
            throws SQLException {
        TransactionSettings.apply(connection, StayFigures.NAME);
        projection.apply(connection, batch.getFirst().position() - 1, batch);
        connection.commit();
    }

    private static void time(TourismQueries queries, TourismQuestion question) {
        List<Long> took = new ArrayList<>();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                long begun = System.nanoTime();
                queries.figures(question);
                took.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
                if (i == 4 && took.getLast() > 2_000) {
                    break;
                }
            }
        } catch (IllegalArgumentException refused) {
            return;
        }
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "p50 %4d ms  p99 %4d ms  %s %s..%s %s%n",
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                question.exact() ? "exact  " : "rounded",
                question.from(),
                question.to(),
                Arrays.toString(question.groupBy().toArray()));
    }
}
