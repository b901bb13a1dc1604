package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.figures.StayFacts.Step;
import vn.luutru.projection.outage.OutageTables;
import vn.luutru.projection.table.SqlText;

/** Judges late first reports by the outages as they stand, for figures. */
final class ExcusedReports {

    private static final SqlText NOTHING = new SqlText().add("and false");

    private ExcusedReports() {}

    /** How a late first report is judged by the outages known so far. */
    static Map<UUID, Timeliness> judged(Connection connection, Collection<Row> late) throws SQLException {
        OutageCalendar calendar = OutageTables.calendar(connection);
        if (late.isEmpty() || calendar.isEmpty()) {
            return Map.of();
        }
        Map<String, EstablishmentRecord> records = EstablishmentTables.find(
                connection, late.stream().map(Row::establishment).distinct().toList());
        Map<UUID, Timeliness> judged = new java.util.HashMap<>();
        for (Row row : late) {
            judged.put(row.stay(), judge(calendar, records.get(row.establishment()), row));
        }
        return judged;
    }

    /** The stays that a change of an outage may touch; a condition of {@code select * from stay}. */
    static SqlText touched(Connection connection, OutageEvent event) throws SQLException {
        Outage outage = OutageTables.apply(connection, event);
        return outage == null
                ? NOTHING
                : new SqlText()
                        .add("and due_at >= ? and due_at < ?", OutageTables.reach(connection, outage), outage.ends());
    }

    /** The stays of establishments that were described anew. */
    static SqlText touched(Connection connection, Collection<String> establishments) throws SQLException {
        return establishments.isEmpty() || OutageTables.calendar(connection).isEmpty()
                ? NOTHING
                : new SqlText().add("and establishment = any(?)", establishments);
    }

    /** What becomes of some late stays. */
    static List<Step> steps(Connection connection, long position, List<Row> late) throws SQLException {
        OutageCalendar calendar = OutageTables.calendar(connection);
        Map<String, EstablishmentRecord> records = EstablishmentTables.find(
                connection, late.stream().map(Row::establishment).distinct().toList());
        List<Step> steps = new ArrayList<>();
        for (Row row : late) {
            Timeliness now = judge(calendar, records.get(row.establishment()), row);
            if (now != row.timeliness()) {
                steps.add(new Step(position, row, row.judged(now)));
            }
        }
        return steps;
    }

    private static Timeliness judge(OutageCalendar calendar, @Nullable EstablishmentRecord record, Row row) {
        StayFacts.Late late = row.late();
        if (late == null) {
            return row.timeliness();
        }
        String ward =
                record == null ? "" : record.on(Vietnam.dateOf(late.dueAt())).ward();
        return calendar.judge(late.reportedAt(), late.dueAt(), ward);
    }
}
