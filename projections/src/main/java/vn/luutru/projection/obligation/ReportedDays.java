package vn.luutru.projection.obligation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.table.Rows;

/**
 * On which local days an establishment declared something: that a guest arrived then, or that nobody came. A day once
 * reported stays reported, also when the stay is taken back or erased.
 */
public final class ReportedDays implements Projection {

    /** Its name and schema. */
    public static final String NAME = "obligation";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean byEstablishment() {
        return true;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        EstablishmentTables.create(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table reported_day (
                    establishment text collate "C", day date, primary key (establishment, day));
                create table nil_report (
                    establishment text collate "C", day date, reported_at timestamptz not null,
                    declared_by text not null, primary key (establishment, day))
                """);
        }
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        EstablishmentTables.apply(connection, batch);
        Rows days = new Rows(List.of("establishment text", "day date"));
        Rows nils = new Rows(List.of("establishment text", "day date", "reported_at timestamptz", "declared_by text"));
        Set<Map.Entry<String, LocalDate>> published = new HashSet<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                Instant arrivedAt = in.details().arrivedAt();
                LocalDate day = Vietnam.dateOf(arrivedAt == null ? in.reportedAt() : arrivedAt);
                String establishment = in.establishment().value();
                if (published.add(Map.entry(establishment, day))) {
                    days.add(establishment, day);
                }
            } else if (recorded.event() instanceof NilReported nil) {
                nils.add(nil.establishment(), nil.date(), nil.reportedAt(), nil.declaredBy());
            }
        }
        days.insert(connection, "reported_day", "on conflict do nothing");
        nils.insert(connection, "nil_report", "on conflict do nothing");
    }
}
