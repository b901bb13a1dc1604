package vn.luutru.projection.watch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.WatchListEvent;
import vn.luutru.declaration.event.WatchListEvent.WatchAlertAcknowledged;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryAdded;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryCompared;
import vn.luutru.declaration.event.WatchListEvent.WatchEntryRemoved;
import vn.luutru.declaration.event.WatchListEvent.WatchMatchFound;
import vn.luutru.projection.table.SqlText;

/**
 * The tables {@code entry}, {@code alert}, {@code changed}, the position of the last change of the entries, and {@code
 * forgotten_stay} and {@code forgotten_month}: whose matches are none any more, whenever they were recorded.
 */
final class WatchTables {

    private WatchTables() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table entry (
                    entry uuid primary key, position bigint not null, keys uuid[] not null, name text, born text,
                    owner text not null, basis text, wards text[], expires_on date not null,
                    added_at timestamptz not null, added_by text not null, recorded_month int not null,
                    removed_at timestamptz, removed_by text, reason text, removed_month int, compared_at timestamptz);
                create table alert (
                    alert uuid primary key, position bigint not null, entry uuid not null, stay uuid not null,
                    establishment text, ward text, matched_by text not null,
                    matched_at timestamptz not null, recorded_month int not null,
                    noted_at timestamptz, noted_by text, note text, noted_month int);
                create index on alert (position);
                create index on alert (stay);
                create table forgotten_stay (stay uuid primary key);
                create table forgotten_month (month int primary key);
                create table changed (position bigint not null);
                insert into changed values (0)
                """);
        }
    }

    /** The position of the last change of the entries. */
    static long changed(Connection connection) throws SQLException {
        return new SqlText()
                .add("select position from changed")
                .list(connection, row -> row.getLong("position"))
                .getFirst();
    }

    static List<WatchIndex.Entry> entries(Connection connection) throws SQLException {
        return new SqlText()
                .add("select entry, keys, wards, expires_on from entry where removed_at is null")
                .list(connection, WatchTables::entry);
    }

    static WatchIndex.Entry entry(ResultSet row) throws SQLException {
        Array wards = row.getArray("wards");
        return new WatchIndex.Entry(
                row.getObject("entry", UUID.class),
                List.of((UUID[]) row.getArray("keys").getArray()),
                wards == null ? null : Set.of((String[]) wards.getArray()),
                row.getObject("expires_on", LocalDate.class));
    }

    static void add(Connection connection, Recorded<Event> recorded, WatchEntryAdded added) throws SQLException {
        String territory = added.territory();
        execute(
                connection,
                """
                    insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """,
                added.entry(),
                recorded.position(),
                connection.createArrayOf("uuid", added.keys().toArray()),
                added.name(),
                added.born(),
                added.owner(),
                added.basis(),
                territory == null ? null : connection.createArrayOf("text", territory.split(",", -1)),
                added.expiresOn(),
                added.at(),
                added.by(),
                month(recorded, added.name(), added.born(), added.basis()));
        changed(connection, recorded.position());
    }

    static void remove(Connection connection, Recorded<Event> recorded, WatchEntryRemoved removed) throws SQLException {
        execute(
                connection,
                """
                    update entry set removed_at = ?, removed_by = ?, reason = ?, removed_month = ?
                    where entry = ? and removed_at is null
                    """,
                removed.at(),
                removed.by(),
                removed.reason(),
                month(recorded, removed.reason()),
                removed.entry());
        changed(connection, recorded.position());
    }

    private static void changed(Connection connection, long position) throws SQLException {
        execute(connection, "update changed set position = ?", position);
    }

    static void alert(
            Connection connection,
            UUID alert,
            Recorded<Event> recorded,
            WatchIndex.Match match,
            UUID stay,
            @Nullable String establishment,
            @Nullable String ward)
            throws SQLException {
        execute(
                connection,
                """
                    insert into alert values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                    """,
                alert,
                recorded.position(),
                match.entry().id(),
                stay,
                establishment,
                ward,
                match.by().code(),
                recorded.recordedAt(),
                recorded.month());
    }

    /**
     * A match with somebody who was in house already; it was known, perhaps, by a correction. Whoever compared may have read
     * a stay that was erased before the match was recorded.
     */
    static void found(Connection connection, Recorded<Event> recorded, WatchMatchFound found, String ward)
            throws SQLException {
        if (isForgotten(connection, found)) {
            return;
        }
        execute(
                connection,
                "insert into alert values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                WatchListEvent.alert(found.entry(), found.stay()),
                recorded.position(),
                found.entry(),
                found.stay(),
                found.establishment().value(),
                ward,
                found.matchedBy(),
                recorded.recordedAt(),
                month(found.declaredIn()));
    }

    private static boolean isForgotten(Connection connection, WatchMatchFound found) throws SQLException {
        return new SqlText()
                .add("select exists (select from forgotten_stay where stay = ?)", found.stay())
                .add("or exists (select from forgotten_month where month = ?) as gone", month(found.declaredIn()))
                .list(connection, row -> row.getBoolean("gone"))
                .getFirst();
    }

    /** Those in house were compared with an entry. */
    static void compared(Connection connection, WatchEntryCompared compared) throws SQLException {
        execute(connection, "update entry set compared_at = ? where entry = ?", compared.at(), compared.entry());
    }

    static void note(Connection connection, Recorded<Event> recorded, WatchAlertAcknowledged noted)
            throws SQLException {
        execute(connection, """
                    update alert set noted_at = ?, noted_by = ?, note = ?, noted_month = ?
                    where alert = ? and noted_at is null
                    """, noted.at(), noted.by(), noted.note(), month(recorded, noted.note()), noted.alert());
    }

    /** A match with an erased stay goes with it. */
    static void eraseStay(Connection connection, UUID stay) throws SQLException {
        execute(connection, "delete from alert where stay = ?", stay);
        execute(connection, "insert into forgotten_stay values (?) on conflict do nothing", stay);
    }

    /** What was encrypted with the month's key, and matches with stays whose key it wraps. */
    static void eraseMonth(Connection connection, YearMonth forgotten) throws SQLException {
        int month = month(forgotten);
        for (String sql : List.of(
                "insert into forgotten_month values (?) on conflict do nothing",
                "delete from alert where recorded_month = ?",
                "update alert set note = null, noted_month = 0 where noted_month = ?",
                "update entry set name = null, born = null, basis = null, recorded_month = 0 where recorded_month = ?",
                "update entry set reason = null, removed_month = 0 where removed_month = ?")) {
            execute(connection, sql, month);
        }
    }

    /**
     * The month with which what is encrypted goes, as yyyymm; 0 where none of it is left, so that it does not depend on
     * whether the key was still there when the event was read.
     */
    private static int month(Recorded<Event> recorded, @Nullable String... encrypted) {
        for (String value : encrypted) {
            if (value != null) {
                return recorded.month();
            }
        }
        return 0;
    }

    private static int month(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static void execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
            }
            statement.executeUpdate();
        }
    }
}
