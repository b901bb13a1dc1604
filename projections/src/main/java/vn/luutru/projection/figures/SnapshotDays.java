package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.luutru.projection.table.SqlText;

/** Which local days have begun for tables that are written at midnight: table {@code edition_day}. */
public final class SnapshotDays {

    /** After a longer silence the days before are left out. */
    private static final int MAX_DAYS = 366;

    private SnapshotDays() {}

    /** @param table one that is written at midnight */
    public static void create(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table if not exists edition_day (edition text primary key, day date not null);
                insert into edition_day values ('%1$s', '1900-01-01')
                """, table));
        }
    }

    /**
     * The days that have begun since the last time: nothing was recorded between them. The first time, today alone.
     *
     * @return the earliest first; most often none
     */
    public static List<LocalDate> begin(Connection connection, String table, LocalDate today) throws SQLException {
        LocalDate last = new SqlText()
                .add("select day from edition_day where edition = ?", table)
                .list(connection, row -> row.getObject("day", LocalDate.class))
                .getFirst();
        if (!today.isAfter(last)) {
            return List.of();
        }
        new SqlText()
                .add("update edition_day set day = ? where edition = ? returning 1", today, table)
                .list(connection, row -> 1);
        LocalDate earliest = today.minusDays(MAX_DAYS);
        if (last.getYear() == 1900) {
            return List.of(today);
        }
        return (last.isBefore(earliest) ? earliest : last.plusDays(1))
                .datesUntil(today.plusDays(1))
                .toList();
    }
}
