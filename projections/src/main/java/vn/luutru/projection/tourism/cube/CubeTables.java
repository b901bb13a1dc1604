package vn.luutru.projection.tourism.cube;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luutru.projection.table.Rows;

/**
 * The tables of tourism's sums: {@code tourism_day} with the counts of days, and {@code tourism_month_persons} with those
 * of persons. Each row has what is counted, the seed of its noise, and the position of the last event that changed it.
 */
public final class CubeTables {

    private static final List<String> GROUP = List.of("ward text", "type text", "stars int");

    private final Rounding rounding;

    CubeTables(Rounding rounding) {
        this.rounding = rounding;
    }

    public static void create(Connection connection) throws SQLException {
        String group = "ward text collate \"C\", type text collate \"C\", stars int";
        String atom = "noise bigint not null, changed bigint not null";
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(
                    Locale.ROOT,
                    """
                    create table tourism_day (
                        day date, %1$s, %2$s, %3$s, primary key (day, ward, type, stars)) with (fillfactor = 70);
                    create table tourism_month_persons (
                        month date, %1$s, nationality text collate "C", age_group text collate "C",
                        sex text collate "C", %4$s, %3$s,
                        primary key (month, ward, type, stars, nationality, age_group, sex)) with (fillfactor = 70)
                    """,
                    group,
                    Measure.listed(Measure.OF_ESTABLISHMENTS, measure -> measure.column() + " int not null"),
                    atom,
                    Measure.listed(Measure.OF_PERSONS, measure -> measure.column() + " int not null")));
        }
    }

    /** Brings what was counted into the tables; returns by how much the totals of each month change. */
    Map<LocalDate, AggregateChanges.Change> store(Connection connection, StayContribution count) throws SQLException {
        count.rooms.store(connection);
        Map<LocalDate, AggregateChanges.Change> months = months(connection, count);
        storePersons(connection, count, months);
        return months;
    }

    private Map<LocalDate, AggregateChanges.Change> months(Connection connection, StayContribution count)
            throws SQLException {
        Rows rows = new Rows(columns(List.of("day date"), List.of(), Measure.OF_ESTABLISHMENTS));
        count.days.all().forEach((key, change) -> {
            Group group = key.group();
            long noise = seed(rounding, key.day(), group);
            List<Object> values = new ArrayList<>(List.of(key.day(), group.ward(), group.type(), group.stars()));
            Measure.OF_ESTABLISHMENTS.forEach(measure -> values.add(change.by[measure.ordinal()]));
            values.add(noise);
            values.add(change.position);
            rows.add(values.toArray());
        });
        rows.insert(
                connection,
                "tourism_day as d",
                String.format(
                        Locale.ROOT,
                        "on conflict (day, ward, type, stars) do update set %s, changed = excluded.changed",
                        grown("d", "excluded", Measure.OF_ESTABLISHMENTS)));
        Map<LocalDate, AggregateChanges.Change> months = new HashMap<>();
        count.days.all().forEach((key, change) -> {
            LocalDate month = key.day().withDayOfMonth(1);
            AggregateChanges.Change total = months.computeIfAbsent(month, none -> new AggregateChanges.Change());
            total.position = Math.max(total.position, change.position);
            for (int i = 0; i < change.by.length; i++) {
                total.by[i] += change.by[i];
            }
        });
        return months;
    }

    private void storePersons(
            Connection connection, StayContribution count, Map<LocalDate, AggregateChanges.Change> months)
            throws SQLException {
        Rows rows = new Rows(columns(
                List.of("month date"), List.of("nationality text", "age_group text", "sex text"), Measure.OF_PERSONS));
        count.persons.all().forEach((key, change) -> {
            Group group = key.group();
            List<Object> values = new ArrayList<>(List.of(
                    key.month(),
                    group.ward(),
                    group.type(),
                    group.stars(),
                    key.nationality(),
                    key.ageGroup(),
                    key.sex()));
            long noise = rounding.seed(values.toArray());
            Measure.OF_PERSONS.forEach(measure -> values.add(change.by[measure.ordinal()]));
            values.add(noise);
            values.add(change.position);
            rows.add(values.toArray());
            AggregateChanges.Change total = months.computeIfAbsent(key.month(), none -> new AggregateChanges.Change());
            total.position = Math.max(total.position, change.position);
        });
        rows.merge(
                connection,
                "tourism_month_persons",
                4 + GROUP.size(),
                grown("t", "r", Measure.OF_PERSONS) + ", changed = r.changed");
    }

    /** The seed of the noise of a group's day. */
    public static long seed(Rounding rounding, LocalDate day, Group group) {
        return rounding.seed("establishments", day, group.ward(), group.type(), group.stars());
    }

    private static List<String> columns(List<String> first, List<String> more, List<Measure> measures) {
        List<String> columns = new ArrayList<>(first);
        columns.addAll(GROUP);
        columns.addAll(more);
        measures.forEach(measure -> columns.add(measure.column() + " int"));
        columns.add("noise bigint");
        columns.add("changed bigint");
        return columns;
    }

    private static String grown(String table, String added, List<Measure> measures) {
        return Measure.listed(
                measures,
                measure -> String.format(Locale.ROOT, "%1$s = %2$s.%1$s + %3$s.%1$s", measure.column(), table, added));
    }
}
