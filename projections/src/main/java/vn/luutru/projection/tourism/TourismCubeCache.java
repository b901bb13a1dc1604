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
import vn.luutru.projection.tourism.cube.MonthColumns;
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

    /** Bytes that are counted together. */
    private static final long UNIT = 1_024;

    private record Month(CubeTable table, LocalDate first) {}

    /** What holds: in which tables, up to which day, and the revision of each month by its first day. */
    private record Version(long tables, LocalDate countedUntil, Map<LocalDate, Long> revisions) {}

    /**
     * A month.
     *
     * @param exact     as counted
     * @param published what is published of it; null until it is asked for
     */
    private record CachedMonth(
            long revision,
            LocalDate countedUntil,
            MonthColumns exact,
            @Nullable Published published) {

        boolean isOf(Version version, LocalDate month) {
            return Long.valueOf(revision).equals(version.revisions.get(month))
                    && countedUntil.equals(version.countedUntil);
        }

        int units() {
            long bytes = exact.bytes() + (published == null ? 0 : published.bytes());
            return Math.toIntExact(bytes / UNIT);
        }
    }

    /**
     * The published cells of a month.
     *
     * @param described by which descriptions of establishments
     * @param cells     by place
     * @param province  of persons, of the whole province; of establishments the same as by place
     */
    private record Published(EstablishmentCache.Described described, MonthColumns cells, MonthColumns province) {

        long bytes() {
            return cells.bytes() + (cells.equals(province) ? 0 : province.bytes());
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
                .maximumWeight(most / UNIT)
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
            Long revision = version.revisions.get(first);
            Month month = new Month(table, first);
            if (question.exact() && revision != null) {
                cells.add(month(connection, version, month, revision).exact, first);
            } else if (!question.exact()) {
                // A month in which nobody ever was has its noise too.
                CachedMonth known = revision == null
                        ? new CachedMonth(0, version.countedUntil, table.empty(), null)
                        : month(connection, version, month, revision);
                Published published = published(month, known);
                if (revision != null && !published.equals(known.published)) {
                    months.put(month, new CachedMonth(revision, known.countedUntil, known.exact, published));
                }
                cells.add(question.ofProvince() ? published.province : published.cells, first);
            }
        }
        return cells;
    }

    private CachedMonth month(Connection connection, Version version, Month month, long revision) throws SQLException {
        CachedMonth known = months.getIfPresent(month);
        if (known == null || !known.isOf(version, month.first)) {
            MonthColumns exact = known == null ? month.table.empty() : known.exact;
            // Since that position, and it too: when a day is over, cells change at the same position.
            long since = known == null ? 0 : known.revision;
            month.table.read(connection, month.first, since, exact, groups, guests);
            known = new CachedMonth(revision, version.countedUntil, exact, null);
            months.put(month, known);
        }
        return known;
    }

    private Published published(Month month, CachedMonth known) {
        EstablishmentCache.Described now = Objects.requireNonNull(described);
        Published published = known.published;
        if (published != null && published.described.isOf(now)) {
            return published;
        }
        PublishedCells cells = new PublishedCells(rounding, groups, guests, month.first);
        if (month.table == CubeTable.DAYS) {
            MonthColumns days = cells.days(known.exact, offers);
            return new Published(now, days, days);
        }
        return new Published(now, cells.personsByPlace(known.exact, offers), cells.personsOfProvince(known.exact));
    }

    private boolean knows(Version version, TourismQuestion question, Period period) {
        if (tables != version.tables) {
            return false;
        }
        CubeTable table = CubeTable.of(question.ofPersons());
        for (LocalDate first = period.firstMonth(); first.isBefore(period.to()); first = first.plusMonths(1)) {
            if (version.revisions.containsKey(first)) {
                CachedMonth known = months.getIfPresent(new Month(table, first));
                if (known == null || !known.isOf(version, first)) {
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
