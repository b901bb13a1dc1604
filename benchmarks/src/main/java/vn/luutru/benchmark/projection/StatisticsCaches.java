package vn.luutru.benchmark.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.access.Territory;
import vn.luutru.benchmark.Server;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.table.TransactionSettings;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;
import vn.luutru.projection.zone.ZoneQueries;

/**
 * What do statistics cost with and without {@code TourismCubeCache} and {@link OccupancyCache}, over a year of stays and
 * while declarations are applied?
 *
 * <p>The same questions are asked in turns of services that keep their caches and of ones that keep nothing. Latencies are
 * those of one asker; what the caches are good for shows in the ratio.
 */
public final class StatisticsCaches {

    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);
    private static final Instant NOW = Instant.parse("2026-12-31T20:00:00Z");
    private static final Rounding ROUNDING = new Rounding(new byte[16]);
    private static final int BATCH = 4_000;
    private static final int PER_BATCH = 100;

    private interface Question {
        void ask();
    }

    /** What one question took, in microseconds, with and without. */
    private record Turn(long with, long without) {}

    private volatile boolean over;
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final StayFigures projection =
            new StayFigures(() -> NOW, List.of(new OccupantTable(), new TourismCube(AgeGroups.USUAL, ROUNDING)));
    private final YearOfStays year;
    private final int rounds;

    private StatisticsCaches(String url, int stays, int rounds) {
        database.setUrl(url);
        year = new YearOfStays(YEAR, stays);
        this.rounds = rounds;
    }

    /** @param args stays (300000), rounds (40), declarations a second meanwhile (1000) */
    public static void main(String[] args) throws Exception {
        int stays = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        try (Server server = Server.temporary("luutru-statistics")) {
            new StatisticsCaches(server.url(), stays, rounds).run(rate);
        }
    }

    private void run(int rate) throws Exception {
        build();
        Thread writer = Thread.ofPlatform().start(() -> write(rate));
        for (boolean exact : new boolean[] {false, true}) {
            TourismQueries with = tourism(Runtime.getRuntime().maxMemory() / 8);
            TourismQueries without = tourism(0);
            for (GroupBy dimension : List.of(GroupBy.MONTH, GroupBy.WARD, GroupBy.NATIONALITY)) {
                TourismQuestion question =
                        new TourismQuestion(YEAR, YEAR.plusYears(1), List.of(dimension), Territory.province(), exact);
                compare(
                        (exact ? "exact" : "published") + " tourism of a year by " + dimension,
                        () -> with.figures(question),
                        () -> without.figures(question));
            }
        }
        ZoneQueries with = zones(new OccupancyCache());
        ZoneQueries without = zones(new OccupancyCache(0));
        compare(
                "persons in a zone now",
                () -> with.occupancy(YearOfStays.ZONE, NOW, Territory.province()),
                () -> without.occupancy(YearOfStays.ZONE, NOW, Territory.province()));
        over = true;
        writer.join();
    }

    private void build() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + StayFigures.NAME);
            connection.setAutoCommit(false);
            TransactionSettings.apply(connection, StayFigures.NAME);
            projection.create(connection);
            connection.commit();
            for (List<Recorded<Event>> batch = year.next(BATCH); !batch.isEmpty(); batch = year.next(BATCH)) {
                apply(connection, batch);
            }
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    /** Check-ins of the last day. */
    private void write(int rate) {
        long pause = Duration.ofSeconds(1).toNanos() * PER_BATCH / rate;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long written = 0;
            long begun = System.nanoTime();
            for (long next = begun; !over; next += pause) {
                apply(connection, year.more(PER_BATCH, NOW));
                written += PER_BATCH;
                LockSupport.parkNanos(next - System.nanoTime());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%.0f declarations a second were applied meanwhile%n",
                    written * 1e9 / (System.nanoTime() - begun));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(Connection connection, List<Recorded<Event>> batch) throws SQLException {
        TransactionSettings.apply(connection, StayFigures.NAME);
        projection.apply(connection, batch.getFirst().position() - 1, batch);
        connection.commit();
    }

    private TourismQueries tourism(long most) {
        return new TourismQueries(
                database,
                Clock.fixed(NOW, Vietnam.ZONE),
                AgeGroups.USUAL,
                false,
                new EstablishmentCache(),
                ROUNDING,
                most);
    }

    private ZoneQueries zones(OccupancyCache occupants) {
        return new ZoneQueries(database, new EstablishmentCache(), occupants);
    }

    private void compare(String what, Question with, Question without) {
        took(with);
        took(without);
        List<Turn> turns = LongStream.range(0, rounds)
                .mapToObj(i -> new Turn(took(with), took(without)))
                .toList();
        long[] cached = turns.stream().mapToLong(Turn::with).sorted().toArray();
        long[] read = turns.stream().mapToLong(Turn::without).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-46s p50 %7.1f ms with, %7.1f without; p95 %7.1f and %7.1f%n",
                what,
                cached[rounds / 2] / 1e3,
                read[rounds / 2] / 1e3,
                cached[rounds * 95 / 100] / 1e3,
                read[rounds * 95 / 100] / 1e3);
    }

    private static long took(Question question) {
        long begun = System.nanoTime();
        question.ask();
        return (System.nanoTime() - begun) / 1_000;
    }
}
