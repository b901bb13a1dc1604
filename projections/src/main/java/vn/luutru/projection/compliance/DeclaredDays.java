package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.NilReported;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.StayFacts;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.table.Rows;

/**
 * What each establishment declared of each local day of arrival.
 *
 * <p>A corrected arrival moves the stay to its new day, a cancelled stay counts no more. A day is reported, for the law
 * asks whether the establishment reported, by a check-in that declares an arrival on it, whatever becomes of it (column
 * {@code told}); by a stay whose arrival as last declared is on it, cancelled or not ({@code held}); and by a report that
 * nobody came ({@code nil}). Obligations go by the same rule.
 */
public final class DeclaredDays implements Aggregate {

    /** How a batch changes a day. */
    private static final class Delta {
        int onTime;
        int late;
        int movedBack;
        int cardQr;
        int declared;
        int held;
        int nil;
    }

    private record Day(String establishment, LocalDate day) {}

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table day (
                        establishment text collate "C", day date, on_time int not null, late int not null,
                        moved_back int not null, card_qr int not null, told int not null, held int not null,
                        nil int not null,
                        primary key (establishment, day));
                    create index on day (day)
                    """);
        }
    }

    @Override
    public void apply(Connection connection, List<Recorded<Event>> batch, List<StayFacts.Step> steps)
            throws SQLException {
        Map<Day, Delta> deltas = new LinkedHashMap<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                Instant arrived = in.details().arrivedAt();
                LocalDate day = Vietnam.dateOf(arrived == null ? in.reportedAt() : arrived);
                delta(deltas, in.establishment().value(), day).declared++;
            } else if (recorded.event() instanceof NilReported nil) {
                delta(deltas, nil.establishment().value(), nil.date()).nil++;
            }
        }
        for (StayFacts.Step step : steps) {
            Row before = step.before();
            if (before != null) {
                count(deltas, before, -1);
            }
            count(deltas, step.after(), 1);
        }
        Rows rows = new Rows(List.of(
                "establishment text",
                "day date",
                "on_time int",
                "late int",
                "moved_back int",
                "card_qr int",
                "told int",
                "held int",
                "nil int"));
        Rows left = new Rows(List.of("establishment text", "day date"));
        deltas.forEach((day, delta) -> {
            rows.add(
                    day.establishment,
                    day.day,
                    delta.onTime,
                    delta.late,
                    delta.movedBack,
                    delta.cardQr,
                    delta.declared,
                    delta.held,
                    delta.nil);
            if (delta.held <= 0 && delta.declared + delta.nil == 0) {
                left.add(day.establishment, day.day);
            }
        });
        rows.merge(connection, "day", 2, """
                on_time = t.on_time + r.on_time, late = t.late + r.late, moved_back = t.moved_back + r.moved_back,
                card_qr = t.card_qr + r.card_qr, told = t.told + r.told, held = t.held + r.held, nil = t.nil + r.nil""");
        // A day that a correction gave a stay and another one took it from again: as if it had never been.
        left.delete(connection, "day", "t.held + t.told + t.nil = 0");
    }

    @Override
    public void rejudged(Connection connection, List<StayFacts.Step> steps) throws SQLException {
        apply(connection, List.of(), steps);
    }

    private static void count(Map<Day, Delta> deltas, Row row, int by) {
        Delta delta = delta(deltas, row.establishment(), Vietnam.dateOf(row.arrivedAt()));
        delta.held += by;
        if (row.cancelled()) {
            return;
        }
        if (row.timeliness() == Timeliness.LATE) {
            delta.late += by;
        } else {
            delta.onTime += by;
        }
        delta.movedBack += row.movedBack() ? by : 0;
        if (row.facts().captureMethod() == CaptureMethod.CARD_QR) {
            delta.cardQr += by;
        }
    }

    private static Delta delta(Map<Day, Delta> deltas, String establishment, LocalDate day) {
        return deltas.computeIfAbsent(new Day(establishment, day), key -> new Delta());
    }
}
