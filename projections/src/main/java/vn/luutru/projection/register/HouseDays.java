package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.validation.Unidentified;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The table {@code house_day}: how many are in house in each establishment, by the local day of their arrival, and when
 * the newest of them was first reported. There is no row where nobody is.
 *
 * <p>So who counts the guests of a territory reads a row for each establishment and day instead of each guest. A batch
 * changes a row once, by what all its stays together add and take away.
 */
final class HouseDays {

    private static final List<String> KEY = List.of("establishment text", "arrived_on date");

    private static final String REPORTED = "reported_at timestamptz";

    private static final List<String> COLUMNS = List.of(
            "establishment text",
            "arrived_on date",
            "ward text",
            "guests int",
            "foreigners int",
            "without_papers int",
            "unidentified int",
            REPORTED);

    /** As what somebody in house is counted. */
    record Guest(
            LocalDate arrivedOn, boolean foreign, boolean withoutPapers, boolean unidentified, Instant reportedAt) {

        /** Null unless the guest is in house. */
        static @Nullable Guest of(StayRow row) {
            return row.erased || row.state != Resident.State.IN_HOUSE
                    ? null
                    : new Guest(
                            Vietnam.dateOf(row.arrivedAt()),
                            row.details.foreigner(),
                            Unidentified.withoutPapers(row.details),
                            row.isUnidentified(),
                            row.reportedAt);
        }
    }

    private record Key(String establishment, LocalDate arrivedOn) {}

    /** A row that somebody left. */
    private record Left(Key key, int guests, Instant reportedAt) {}

    /** What a batch adds to a row, or takes away. */
    private static final class Change {

        private int guests;
        private int foreigners;
        private int withoutPapers;
        private int unidentified;
        private @Nullable Instant newest;
        /** First report of the newest of those who are no longer counted. */
        private @Nullable Instant gone;

        private void add(Guest guest) {
            count(guest, 1);
            newest = later(newest, guest.reportedAt);
        }

        private void take(Guest guest) {
            count(guest, -1);
            gone = later(gone, guest.reportedAt);
        }

        private void count(Guest guest, int one) {
            guests += one;
            foreigners += guest.foreign ? one : 0;
            withoutPapers += guest.withoutPapers ? one : 0;
            unidentified += guest.unidentified ? one : 0;
        }

        /** Of all who were or are counted: never later than what the row has, unless somebody came. */
        private Instant latest() {
            return newest == null ? Objects.requireNonNull(gone) : gone == null ? newest : later(newest, gone);
        }

        private static Instant later(@Nullable Instant one, Instant other) {
            return one == null || other.isAfter(one) ? other : one;
        }
    }

    private HouseDays() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table house_day (
                    establishment text collate "C", arrived_on date, ward text collate "C" not null,
                    guests int not null, foreigners int not null, without_papers int not null,
                    unidentified int not null, reported_at timestamptz not null,
                    primary key (establishment, arrived_on)) with (fillfactor = 70)
                """);
        }
    }

    /**
     * Follows what became of stays, which the table of stays has already.
     *
     * @param wards in which an establishment lies today; asked for where somebody came
     */
    static void follow(Connection connection, Collection<StayRow> rows, Function<String, String> wards)
            throws SQLException {
        Map<Key, Change> changes =
                new TreeMap<>(Comparator.comparing(Key::establishment).thenComparing(Key::arrivedOn));
        for (StayRow row : rows) {
            Guest before = row.counted;
            Guest now = Guest.of(row);
            if (!Objects.equals(before, now)) {
                if (before != null) {
                    changes.computeIfAbsent(new Key(row.establishment, before.arrivedOn), key -> new Change())
                            .take(before);
                }
                if (now != null) {
                    changes.computeIfAbsent(new Key(row.establishment, now.arrivedOn), key -> new Change())
                            .add(now);
                }
            }
        }
        Rows came = new Rows(COLUMNS);
        Rows left = new Rows(COLUMNS);
        changes.forEach((key, change) -> (change.gone == null ? came : left)
                .add(
                        key.establishment,
                        key.arrivedOn,
                        change.newest == null ? "" : wards.apply(key.establishment),
                        change.guests,
                        change.foreigners,
                        change.withoutPapers,
                        change.unidentified,
                        change.latest()));
        came.merge(connection, "house_day", KEY.size(), sums("r"));
        // Where somebody leaves, there is a row.
        List<Left> places = left.insert(
                connection,
                "house_day as t",
                "on conflict (establishment, arrived_on) do update set " + sums("excluded")
                        + " returning t.establishment, t.arrived_on, t.guests, t.reported_at",
                row -> new Left(
                        new Key(
                                row.getString("establishment"),
                                Objects.requireNonNull(SqlText.date(row, "arrived_on"))),
                        row.getInt("guests"),
                        Objects.requireNonNull(SqlText.instant(row, "reported_at"))));
        Rows empty = new Rows(KEY);
        List<Key> withoutNewest = new ArrayList<>();
        for (Left place : places) {
            if (place.guests == 0) {
                empty.add(place.key.establishment, place.key.arrivedOn);
            } else if (!place.reportedAt.isAfter(gone(changes, place.key))) {
                withoutNewest.add(place.key);
            }
        }
        empty.delete(connection, "house_day");
        lookForNewest(connection, withoutNewest);
    }

    private static Instant gone(Map<Key, Change> changes, Key key) {
        return Objects.requireNonNull(Objects.requireNonNull(changes.get(key)).gone);
    }

    private static String sums(String more) {
        return String.format(
                Locale.ROOT,
                "guests = t.guests + %1$s.guests, foreigners = t.foreigners + %1$s.foreigners,"
                        + " without_papers = t.without_papers + %1$s.without_papers,"
                        + " unidentified = t.unidentified + %1$s.unidentified,"
                        + " reported_at = greatest(t.reported_at, %1$s.reported_at)",
                more);
    }

    /** Where the newest left, another one is. */
    private static void lookForNewest(Connection connection, List<Key> keys) throws SQLException {
        Rows asked =
                new Rows(List.of("establishment text", "arrived_on date", "begins timestamptz", "ends timestamptz"));
        for (Key key : keys) {
            asked.add(
                    key.establishment,
                    key.arrivedOn,
                    Vietnam.startOf(key.arrivedOn),
                    Vietnam.startOf(key.arrivedOn.plusDays(1)));
        }
        Rows found = new Rows(List.of("establishment text", "arrived_on date", REPORTED));
        asked.select(
                        connection,
                        "r.establishment, r.arrived_on, (select max(s.reported_at) from stay s"
                                + " where s.establishment = r.establishment and s.arrived_at >= r.begins"
                                + " and s.arrived_at < r.ends and s.state = 'IN_HOUSE') as newest",
                        "",
                        row -> new @Nullable Object[] {
                            row.getString("establishment"),
                            SqlText.date(row, "arrived_on"),
                            SqlText.instant(row, "newest")
                        })
                .forEach(found::add);
        found.merge(connection, "house_day", KEY.size(), "reported_at = r.reported_at");
    }

    /** Takes those in house with their establishment to another ward. */
    static void move(Connection connection, String establishment, String ward) throws SQLException {
        new SqlText()
                .add("update house_day set ward = ? where establishment = ?", ward, establishment)
                .add("and ward <> ? returning 1", ward)
                .list(connection, row -> 1);
    }
}
