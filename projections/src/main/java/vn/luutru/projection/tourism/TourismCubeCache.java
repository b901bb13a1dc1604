package vn.luutru.projection.tourism;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;
import vn.luutru.projection.tourism.PivotTable.Period;
import vn.luutru.projection.tourism.cube.CubeTable;
import vn.luutru.projection.tourism.cube.Group;
import vn.luutru.projection.tourism.cube.Guest;
import vn.luutru.projection.tourism.cube.Rounding;

/**
 * The tables of sums, cached in memory month by month: adding up a year of atoms takes PostgreSQL a hundred milliseconds
 * and this process one or two.
 *
 * <p>Every question first asks the database what holds, so no answer is older than the tables, whichever process keeps
 * them. What was changed since is read then: each atom has the position of the last event that changed it, and each
 * month the last of these. MonthColumns also change without an event when a day is over, and all at once when a rebuild puts
 * other tables in the place of these.
 *
 * <p>What is known is bounded. The months asked for least are dropped first, and read again when they are asked for.
 */
final class TourismCubeCache {

    private static final String VERSION = """
        select s.tableoid::bigint as tables, s.counted_until, t.month, t.revision
        from figures.tourism_state s left join figures.tourism_total t on true
        """;

    private record Month(CubeTable table, LocalDate first) {}

    /** What holds: in which tables, up to which day, and the revision of each month by its first day. */
    private record Version(long tables, LocalDate countedUntil, Map<LocalDate, Long> revisions) {

        /** 0 of a month in which nobody ever was. */
        long revision(LocalDate month) {
            return revisions.getOrDefault(month, 0L);
        }
    }

    private final DataSource database;
    private final EstablishmentCache establishments;
    private final Rounding rounding;
    private final Dictionary<Group> groups = new Dictionary<>();
    private final Dictionary<Guest> guests = new Dictionary<>();

    private final Cache<Month, CachedMonth> months;

    private long tables;
    private EstablishmentCache.@Nullable Described described;
    private AvailableCapacity offers = new AvailableCapacity();

    /** @param most bytes of months that are kept */
    TourismCubeCache(DataSource database, EstablishmentCache establishments, Rounding rounding, long most) {
        this.database = database;
        this.establishments = establishments;
        this.rounding = rounding;
        months = Caffeine.newBuilder()
                .maximumWeight(most / CachedMonth.UNIT)
                .weigher((Month month, CachedMonth known) -> known.units())
                .executor(Runnable::run)
                .build();
    }

    /**
     * The cells of a question; one of persons asks for whole months. One question at a time.
     *
     * @throws TooManyGroupsException if there are too many cells
     */
    synchronized PivotTable ask(TourismQuestion question, Period period) throws SQLException {
        try (Connection connection = database.getConnection()) {
            describe(connection);
            Version version = version(connection);
            while (!knows(version, question, period)) {
                PivotTable cells = read(connection, question, period);
                if (cells != null) {
                    return cells;
                }
                version = version(connection);
            }
            return cells(connection, version, question, period);
        }
    }

    /** In one snapshot of the database; null if other tables took their place meanwhile. */
    private @Nullable PivotTable read(Connection connection, TourismQuestion question, Period period)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement snapshot = connection.createStatement()) {
            snapshot.execute("set transaction isolation level repeatable read, read only");
            Version version = version(connection);
            PivotTable cells = cells(connection, version, question, period);
            return version(connection).tables == version.tables ? cells : null;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private PivotTable cells(Connection connection, Version version, TourismQuestion question, Period period)
            throws SQLException {
        if (tables != version.tables) {
            months.invalidateAll();
            tables = version.tables;
        }
        PivotTable cells = new PivotTable(question, period, groups, guests);
        if (!question.ofPersons()) {
            offers.addTo(cells, groups, period.from(), period.countedUntil());
        }
        CubeTable table = CubeTable.of(question.ofPersons());
        for (LocalDate first = period.firstMonth(); first.isBefore(period.to()); first = first.plusMonths(1)) {
            Month month = new Month(table, first);
            if (!question.exact()) {
                // A month in which nobody ever was has its noise too.
                addPublished(cells, question, month, month(connection, version, month));
            } else if (version.revision(first) > 0) {
                cells.add(month(connection, version, month).exact(), first);
            }
        }
        return cells;
    }

    private void addPublished(PivotTable cells, TourismQuestion question, Month month, CachedMonth known) {
        int units = known.units();
        known.describe(Objects.requireNonNull(described), offers);
        if (question.ofProvince()) {
            cells.add(known.ofProvince(), month.first);
        } else if (!question.ofPersons() && cells.sumsUp(month.first)) {
            cells.add(known.sums(), month.first);
        } else {
            cells.add(known.published(), month.first);
        }
        if (known.units() != units) {
            months.put(month, known);
        }
    }

    private CachedMonth month(Connection connection, Version version, Month month) throws SQLException {
        CachedMonth cached = months.getIfPresent(month);
        CachedMonth known =
                cached == null ? new CachedMonth(month.table, month.first, rounding, groups, guests) : cached;
        long revision = version.revision(month.first);
        if (!known.isOf(revision, version.countedUntil)) {
            known.read(connection, revision, version.countedUntil, groups, guests);
            months.put(month, known);
        }
        return known;
    }

    private boolean knows(Version version, TourismQuestion question, Period period) {
        if (tables != version.tables) {
            return false;
        }
        CubeTable table = CubeTable.of(question.ofPersons());
        for (LocalDate first = period.firstMonth(); first.isBefore(period.to()); first = first.plusMonths(1)) {
            long revision = version.revision(first);
            if (revision > 0) {
                CachedMonth known = months.getIfPresent(new Month(table, first));
                if (known == null || !known.isOf(revision, version.countedUntil)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void describe(Connection connection) throws SQLException {
        EstablishmentCache.Described now = establishments.now(connection);
        if (described == null || !described.isOf(now)) {
            offers = AvailableCapacity.of(now.establishments().values());
            described = now;
        }
    }

    private static Version version(Connection connection) throws SQLException {
        Map<LocalDate, Long> revisions = new HashMap<>();
        return new SqlText()
                .add(VERSION)
                .list(connection, row -> {
                    LocalDate month = SqlText.date(row, "month");
                    if (month != null) {
                        revisions.put(month, row.getLong("revision"));
                    }
                    return new Version(
                            row.getLong("tables"), row.getObject("counted_until", LocalDate.class), revisions);
                })
                .getFirst();
    }
}
