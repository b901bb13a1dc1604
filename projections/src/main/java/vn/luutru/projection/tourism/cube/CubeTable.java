package vn.luutru.projection.tourism.cube;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.table.SqlText;

/** The tables that atoms are kept in, and how a month of them is read. */
public enum CubeTable {
    /** Of establishments, day by day. */
    DAYS(false, "day - ?::date as place", "tourism_day where day >= ? and day < ?"),

    /** Of persons. */
    PERSONS(
            true,
            "nationality, age_group, sex, ?::date as month",
            "tourism_month_persons where month >= ? and month < ?");

    private final boolean ofPersons;
    private final String select;

    CubeTable(boolean ofPersons, String place, String from) {
        this.ofPersons = ofPersons;
        select = String.format(
                Locale.ROOT,
                "select ward, type, stars, noise, %s, %s from figures.%s",
                Measure.listed(Measure.of(ofPersons), Measure::column),
                place,
                from);
    }

    public static CubeTable of(boolean ofPersons) {
        return ofPersons ? PERSONS : DAYS;
    }

    public MonthColumns empty() {
        return new MonthColumns(ofPersons);
    }

    /**
     * Reads the atoms of a month that an event changed at or after a position.
     *
     * @param month its first day
     * @return the slots of what was read
     */
    public int[] read(
            Connection connection,
            LocalDate month,
            long position,
            MonthColumns into,
            Dictionary<Group> groups,
            Dictionary<Guest> guests)
            throws SQLException {
        int[] counted = new int[Measure.of(ofPersons).size()];
        IntStream.Builder slots = IntStream.builder();
        new SqlText()
                .add(select, month, month, month.plusMonths(1))
                .add("and changed >= ?", position)
                .each(connection, row -> {
                    int column = 5;
                    for (int i = 0; i < counted.length; i++) {
                        counted[i] = row.getInt(column++);
                    }
                    Group group = new Group(row.getString(1), row.getString(2), row.getInt(3));
                    slots.add(into.put(groups.of(group), place(row, column, guests), counted, row.getLong(4)));
                });
        return slots.build().toArray();
    }

    private int place(ResultSet row, int column, Dictionary<Guest> guests) throws SQLException {
        return this == DAYS
                ? row.getInt(column)
                : guests.of(new Guest(row.getString(column), row.getString(column + 1), row.getString(column + 2)));
    }
}
