package vn.luutru.projection.outage;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.projection.table.SqlText;

/** The table {@code outage}: all that was proclaimed, in any read model that needs it to judge its own events. */
public final class OutageTables {

    private OutageTables() {}

    /** Creates the table. */
    public static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table outage (
                    outage uuid primary key, begins timestamptz not null, ends timestamptz not null,
                    moved_to timestamptz not null, wards text[] not null, reason text not null, document text not null,
                    state text not null, proclaimed_at timestamptz not null, proclaimed_by text not null,
                    confirmed_by text, withdrawal_reason text, withdrawn_at timestamptz, withdrawn_by text)
                """);
        }
    }

    /** Applies an event; the outage as it is then, or null of an outage that nobody proclaimed. */
    public static @Nullable Outage apply(Connection connection, OutageEvent event) throws SQLException {
        Outage known = new SqlText()
                        .add("select * from outage where outage = ?", event.outage())
                        .list(connection, OutageTables::read)
                        .stream()
                        .findFirst()
                        .orElse(null);
        if (known == null && !(event instanceof OutageProclaimed)) {
            return null;
        }
        Outage outage = Outage.evolve(known, event);
        store(connection, outage);
        return outage;
    }

    /** The outages in force. */
    public static OutageCalendar calendar(Connection connection) throws SQLException {
        return new OutageCalendar(new SqlText().add("select * from outage").list(connection, OutageTables::read));
    }

    /**
     * The first instant of the deadlines that an outage may move, at once or by way of others: what was moved into it.
     */
    public static Instant reach(Connection connection, Outage outage) throws SQLException {
        return Objects.requireNonNull(new SqlText()
                .add(
                        "with recursive reach as (select ?::timestamptz as begins, ?::timestamptz as ends",
                        outage.begins(),
                        outage.ends())
                .add("union select o.begins, o.ends from outage o join reach r")
                .add("on o.moved_to >= r.begins and o.moved_to < r.ends)")
                .add("select min(begins) as begins from reach")
                .list(connection, row -> Objects.requireNonNull(SqlText.instant(row, "begins")))
                .getFirst());
    }

    static Outage read(ResultSet row) throws SQLException {
        Array wards = row.getArray("wards");
        return new Outage(
                row.getObject("outage", UUID.class),
                instant(row, "begins"),
                instant(row, "ends"),
                instant(row, "moved_to"),
                List.of((String[]) wards.getArray()),
                row.getString("reason"),
                row.getString("document"),
                Code.of(Outage.State.class, row.getString("state")),
                instant(row, "proclaimed_at"),
                row.getString("proclaimed_by"),
                row.getString("confirmed_by"),
                row.getString("withdrawal_reason"),
                SqlText.instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(SqlText.instant(row, column));
    }

    private static void store(Connection connection, Outage outage) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            insert into outage values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (outage) do update set state = excluded.state, confirmed_by = excluded.confirmed_by,
                withdrawal_reason = excluded.withdrawal_reason, withdrawn_at = excluded.withdrawn_at,
                withdrawn_by = excluded.withdrawn_by
            """)) {
            int i = 0;
            for (Object value : new @Nullable Object[] {
                outage.id(),
                outage.begins(),
                outage.ends(),
                outage.movedTo(),
                connection.createArrayOf("text", outage.wards().toArray()),
                outage.reason(),
                outage.document(),
                outage.state().code(),
                outage.proclaimedAt(),
                outage.proclaimedBy(),
                outage.confirmedBy(),
                outage.withdrawalReason(),
                outage.withdrawnAt(),
                outage.withdrawnBy()
            }) {
                statement.setObject(++i, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
            }
            statement.executeUpdate();
        }
    }
}
