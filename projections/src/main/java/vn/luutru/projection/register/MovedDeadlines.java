package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.outage.OutageTables;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * Judges late first reports by the outages as they stand, whichever came first. The deadline by which a stay was judged
 * stays as it is; only the judgement changes.
 */
final class MovedDeadlines {

    private record Late(
            UUID stay, int month, String establishment, Instant dueAt, Instant reportedAt, Timeliness judged) {}

    private MovedDeadlines() {}

    /** Judges stays that were not stored before. */
    static void judge(Connection connection, Collection<StayRow> begun) throws SQLException {
        List<StayRow> late = begun.stream()
                .filter(row -> !row.stored && row.first() == Timeliness.LATE)
                .toList();
        if (late.isEmpty()) {
            return;
        }
        OutageCalendar calendar = OutageTables.calendar(connection);
        if (calendar.isEmpty()) {
            return;
        }
        Map<String, EstablishmentRecord> records = EstablishmentTables.find(
                connection,
                late.stream().map(row -> row.establishment).distinct().toList());
        for (StayRow row : late) {
            row.timeliness = calendar.judge(row.reportedAt, row.dueAt, ward(records.get(row.establishment), row.dueAt));
        }
    }

    /** Judges the stored stays that a change of an outage may touch. */
    static void apply(Connection connection, OutageEvent event) throws SQLException {
        Outage outage = OutageTables.apply(connection, event);
        if (outage != null) {
            rejudge(
                    connection,
                    new SqlText()
                            .add(
                                    "and due_at >= ? and due_at < ?",
                                    OutageTables.reach(connection, outage),
                                    outage.ends()));
        }
    }

    /** Judges the stored stays of establishments that were described anew. */
    static void described(Connection connection, Collection<String> establishments) throws SQLException {
        if (!establishments.isEmpty() && !OutageTables.calendar(connection).isEmpty()) {
            rejudge(connection, new SqlText().add("and establishment = any(?)", establishments));
        }
    }

    private static void rejudge(Connection connection, SqlText which) throws SQLException {
        List<Late> late = new SqlText()
                .add("select stay_id, recorded_month, establishment, due_at, reported_at, timeliness")
                .add("from stay where reported_at >= due_at")
                .add(which)
                .list(
                        connection,
                        row -> new Late(
                                row.getObject("stay_id", UUID.class),
                                row.getInt("recorded_month"),
                                row.getString("establishment"),
                                Objects.requireNonNull(SqlText.instant(row, "due_at")),
                                Objects.requireNonNull(SqlText.instant(row, "reported_at")),
                                Code.of(Timeliness.class, row.getString("timeliness"))));
        OutageCalendar calendar = OutageTables.calendar(connection);
        Map<String, EstablishmentRecord> records = EstablishmentTables.find(
                connection, late.stream().map(Late::establishment).distinct().toList());
        Map<Integer, Rows> changed = new HashMap<>();
        for (Late one : late) {
            Timeliness now = calendar.judge(one.reportedAt, one.dueAt, ward(records.get(one.establishment), one.dueAt));
            if (now != one.judged) {
                changed.computeIfAbsent(one.month, month -> new Rows(List.of("stay_id uuid", "timeliness text")))
                        .add(one.stay, now);
            }
        }
        for (Map.Entry<Integer, Rows> month : changed.entrySet()) {
            month.getValue().update(connection, StayMonths.table(month.getKey()));
        }
    }

    private static String ward(@Nullable EstablishmentRecord record, Instant dueAt) {
        return record == null ? "" : record.on(Vietnam.dateOf(dueAt)).ward();
    }
}
