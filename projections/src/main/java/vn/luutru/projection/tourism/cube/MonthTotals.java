package vn.luutru.projection.tourism.cube;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The totals of each month of the whole province: table {@code tourism_total}, the latest; and for months that are over
 * {@code tourism_revision}, as they were at the end of the month and on each local day that changed them. They are exact;
 * noise is added when they are published.
 */
final class MonthTotals {

    private static final String TOTALS = Measure.listed(Measure.OF_ESTABLISHMENTS, Measure::column);

    private MonthTotals() {}

    static void create(Connection connection) throws SQLException {
        String totals = Measure.listed(Measure.OF_ESTABLISHMENTS, measure -> measure.column() + " bigint not null");
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table tourism_total (
                    month date primary key, revision bigint not null, %1$s) with (fillfactor = 50);
                create table tourism_revision (
                    month date, told_on date, revision bigint not null, %1$s, primary key (month, told_on))
                """, totals));
        }
    }

    /**
     * @param changes by month
     * @param today   the local day on which they come
     */
    static void store(Connection connection, Map<LocalDate, AggregateChanges.Change> changes, LocalDate today)
            throws SQLException {
        List<String> columns = new ArrayList<>(List.of("month date", "revision bigint"));
        Measure.OF_ESTABLISHMENTS.forEach(measure -> columns.add(measure.column() + " bigint"));
        Rows rows = new Rows(columns);
        List<String> over = new ArrayList<>();
        changes.forEach((month, change) -> {
            List<Object> values = new ArrayList<>(List.of(month, change.position));
            for (int by : change.by) {
                values.add(by);
            }
            rows.add(values.toArray());
            if (!month.plusMonths(1).isAfter(today)) {
                over.add(month.toString());
            }
        });
        String grown = Measure.listed(
                Measure.OF_ESTABLISHMENTS,
                measure -> String.format(Locale.ROOT, "%1$s = t.%1$s + r.%1$s", measure.column()));
        rows.merge(connection, "tourism_total", 1, "revision = r.revision, " + grown);
        if (!over.isEmpty()) {
            keep(connection, "month = any(?::date[])", "?::date", today, over);
        }
    }

    /** Keeps what is published of the months that end within a period as it is at their end. */
    static void end(Connection connection, LocalDate from, LocalDate until) throws SQLException {
        keep(
                connection,
                "month + interval '1 month' > ?::date and month + interval '1 month' <= ?::date",
                "(month + interval '1 month')::date",
                from,
                until);
    }

    private static void keep(Connection connection, String which, String toldOn, Object... values) throws SQLException {
        String totals = Measure.listed(
                Measure.OF_ESTABLISHMENTS,
                measure -> String.format(Locale.ROOT, "%1$s = excluded.%1$s", measure.column()));
        new SqlText()
                .add(String.format(Locale.ROOT, """
                    insert into tourism_revision (month, told_on, revision, %1$s)
                    select month, %2$s, revision, %1$s from tourism_total where %3$s
                    on conflict (month, told_on) do update set revision = excluded.revision, %4$s
                    returning month
                    """, TOTALS, toldOn, which, totals), values)
                .list(connection, row -> row.getString(1));
    }
}
