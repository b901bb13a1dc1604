package vn.luutru.projection.tourism;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.tourism.cube.CubeTable;
import vn.luutru.projection.tourism.cube.Group;
import vn.luutru.projection.tourism.cube.Guest;
import vn.luutru.projection.tourism.cube.MonthColumns;
import vn.luutru.projection.tourism.cube.Rounding;

/**
 * A month of {@link TourismCubeCache}: what is counted of it, and what is published, made when it is first asked for. Of
 * establishments, what is published follows each change cell by cell; of persons it is made anew, since a guest more may
 * move others into another cell.
 *
 * <p>Not safe for use by several threads.
 */
final class CachedMonth {

    /** Bytes that are counted together. */
    static final long UNIT = 1_024;

    private final CubeTable table;
    private final LocalDate first;
    private final MonthColumns exact;
    private final PublishedCells publishing;
    private long revision;
    private @Nullable LocalDate countedUntil;

    /** By which descriptions of establishments it is published; null while it was not asked for. */
    private EstablishmentCache.@Nullable Described described;

    private Map<Integer, Long> present = Map.of();
    private @Nullable MonthColumns byPlace;
    private @Nullable MonthColumns ofProvince;
    private @Nullable MonthSums sums;

    /**
     * A month of which nothing is read yet.
     *
     * @param first its first day
     */
    CachedMonth(
            CubeTable table, LocalDate first, Rounding rounding, Dictionary<Group> groups, Dictionary<Guest> guests) {
        this.table = table;
        this.first = first;
        exact = table.empty();
        publishing = new PublishedCells(rounding, groups, guests, first);
    }

    /**
     * Whether it is what the tables have.
     *
     * @param now   the revision of the month there; 0 for a month in which nobody ever was
     * @param until the day before which nights are counted there
     */
    boolean isOf(long now, LocalDate until) {
        return revision == now && until.equals(countedUntil);
    }

    /** Reads what changed in the tables. After a failure it is as new as before, and read again. */
    void read(Connection connection, long now, LocalDate until, Dictionary<Group> groups, Dictionary<Guest> guests)
            throws SQLException {
        if (now > 0) {
            // Since that position, and it too: when a day is over, cells change at the same position.
            int[] slots = table.read(connection, first, revision, exact, groups, guests);
            if (table == CubeTable.PERSONS) {
                byPlace = null;
                ofProvince = null;
            } else if (byPlace != null) {
                publishing.follow(byPlace, exact, slots, present);
            }
            sums = null;
        }
        revision = now;
        countedUntil = until;
    }

    /** Publishes by these descriptions of establishments. */
    void describe(EstablishmentCache.Described now, AvailableCapacity offers) {
        if (described == null || !described.isOf(now)) {
            described = now;
            present = publishing.present(offers);
            byPlace = table == CubeTable.DAYS ? publishing.days(exact, present, byPlace) : null;
            sums = null;
        }
    }

    /** As counted. */
    MonthColumns exact() {
        return exact;
    }

    /** What is published by ward, type and rank, once establishments are {@linkplain #describe described}. */
    MonthColumns published() {
        if (byPlace == null) {
            byPlace = publishing.personsByPlace(exact, present);
        }
        return byPlace;
    }

    /** What is published of persons in the whole province. */
    MonthColumns ofProvince() {
        if (ofProvince == null) {
            ofProvince = publishing.personsOfProvince(exact);
        }
        return ofProvince;
    }

    /** What is published of the establishments on all days of the month. */
    MonthSums sums() {
        if (sums == null) {
            sums = MonthSums.of(Objects.requireNonNull(byPlace));
        }
        return sums;
    }

    /** What it takes of the heap, nearly, in {@link #UNIT}s. */
    int units() {
        long bytes = exact.bytes() + publishing.bytes() + bytes(byPlace) + bytes(ofProvince);
        return Math.toIntExact((bytes + (sums == null ? 0 : sums.bytes())) / UNIT);
    }

    private static long bytes(@Nullable MonthColumns cells) {
        return cells == null ? 0 : cells.bytes();
    }
}
