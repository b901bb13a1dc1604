package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The table {@code lasting}: the keys of stays that lasted for long, and of those that go on and began before the
 * instant in {@code lasting_since}, some days before the last event, each with its end. Who was in an establishment at
 * an instant is then in this list, or arrived since that instant, or within the days before the one that is asked for.
 *
 * <p>So most stays are never listed: their guests leave sooner. Once a day those that have become old are added. An
 * index has those that go on, however many years of others the list keeps.
 */
final class LongStays {

    /** A stay this long is listed. */
    static final Duration LONG = Duration.ofDays(5);

    private static final List<String> KEY =
            List.of("establishment text", "arrived_at timestamptz", "stay_id uuid", "recorded_month int");

    private static final List<String> COLUMNS =
            Stream.concat(KEY.stream(), Stream.of("departed_at timestamptz")).toList();

    /**
     * What the list says of a stay.
     *
     * @param departed null while it goes on
     */
    record Listed(Instant arrived, @Nullable Instant departed) {}

    /** Stays that go on and began before it are listed. */
    private final Instant since;

    private LongStays(Instant since) {
        this.since = since;
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table lasting (
                    establishment text collate "C", arrived_at timestamptz, stay_id uuid,
                    recorded_month int not null, departed_at timestamptz,
                    primary key (establishment, arrived_at, stay_id));
                create index on lasting (establishment, arrived_at, stay_id) where departed_at is null;
                create table lasting_since (since timestamptz not null);
                insert into lasting_since values ('-infinity')
                """);
        }
    }

    /** The local day of the newest event so far; null before the first. */
    static @Nullable LocalDate day(Connection connection) throws SQLException {
        return new SqlText()
                        .add("select since from lasting_since where since > '-infinity'")
                        .list(
                                connection,
                                row -> new LongStays(Objects.requireNonNull(SqlText.instant(row, "since"))).day())
                        .stream()
                        .findFirst()
                        .orElse(null);
    }

    /** The local day of the newest event so far. */
    LocalDate day() {
        return Vietnam.dateOf(since).plusDays(LONG.toDays());
    }

    /** The list as it is on the local day of an event, with the stays added that have become old enough. */
    static LongStays on(Connection connection, List<Integer> months, Instant recordedAt) throws SQLException {
        Instant known = new SqlText()
                .add("select nullif(since, '-infinity') as since from lasting_since")
                .list(
                        connection,
                        row -> new LongStays(Objects.requireNonNullElse(SqlText.instant(row, "since"), Instant.MIN)))
                .getFirst()
                .since;
        Instant since = Vietnam.startOf(Vietnam.dateOf(recordedAt).minusDays(LONG.toDays()));
        if (!since.isAfter(known)) {
            return new LongStays(known);
        }
        if (known.isAfter(Instant.MIN)) {
            addOld(connection, months, known, since);
        }
        new SqlText()
                .add("update lasting_since set since = ? returning 1", since)
                .list(connection, row -> 1);
        return new LongStays(since);
    }

    /** Stays are recorded a month before they begin at the earliest; others are listed at once. */
    private static void addOld(Connection connection, List<Integer> months, Instant from, Instant until)
            throws SQLException {
        int earliest = StayMonths.number(YearMonth.from(Vietnam.dateOf(from)).minusMonths(1));
        for (int month : months) {
            if (month >= earliest) {
                new SqlText()
                        .add("insert into lasting (establishment, arrived_at, stay_id, recorded_month)")
                        .add("select establishment, arrived_at, stay_id, recorded_month")
                        .add("from " + StayMonths.table(month))
                        .add("where arrived_at >= ? and arrived_at < ?", from, until)
                        .add("and departed_at is null and state <> 'CANCELLED' on conflict do nothing returning 1")
                        .list(connection, row -> 1);
            }
        }
    }

    /** As what a stay is listed; null if it is not. */
    @Nullable
    Listed listed(StayRow row) {
        if (row.erased || row.state == Resident.State.CANCELLED) {
            return null;
        }
        Instant arrived = row.arrivedAt();
        Instant departed = row.details.departedAt();
        boolean isLong = departed == null
                ? arrived.isBefore(since) || isRecordedLongBefore(row.month, arrived)
                : departed.isAfter(arrived.plus(LONG));
        return isLong ? new Listed(arrived, departed) : null;
    }

    private static boolean isRecordedLongBefore(int month, Instant arrived) {
        return month < StayMonths.number(YearMonth.from(Vietnam.dateOf(arrived)).minusMonths(1));
    }

    /** Follows what became of stays. */
    void store(Connection connection, Collection<StayRow> rows) throws SQLException {
        Rows now = new Rows(COLUMNS);
        Rows noLonger = new Rows(KEY);
        for (StayRow row : rows) {
            Listed listed = listed(row);
            if (row.listed != null && !row.listed.equals(listed)) {
                noLonger.add(row.establishment, row.listed.arrived(), row.id.value(), row.month);
            }
            if (listed != null && !listed.equals(row.listed)) {
                now.add(row.establishment, listed.arrived(), row.id.value(), row.month, listed.departed());
            }
        }
        noLonger.delete(connection, "lasting");
        now.copy(connection, "lasting");
    }
}
