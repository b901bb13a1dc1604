package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.luutru.projection.table.SqlText;

/**
 * The parts of the table {@code stay}: one for each month, as yyyymm of local time, whose key wraps the keys of its
 * stays: what is written with it goes with it.
 *
 * <p>A row never changes its part, and nearly everything that is written belongs to the newest or the one before. So
 * the indexes that are written to stay as large as a month, however many years the register keeps.
 */
final class StayMonths {

    private StayMonths() {}

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** The months that have a part, newest first. */
    static List<Integer> all(Connection connection) throws SQLException {
        return new SqlText()
                .add("select substring(inhrelid::regclass::text from '[0-9]{6}$')::int as month")
                .add("from pg_inherits where inhparent = 'stay'::regclass order by month desc")
                .list(connection, row -> row.getInt("month"));
    }

    static String table(int month) {
        return String.format(Locale.ROOT, "stay_%06d", month);
    }

    /** Adds the parts that these months lack. Readers are not held up. */
    static void add(Connection connection, Collection<Integer> known, Collection<Integer> months) throws SQLException {
        Set<Integer> lacking = new HashSet<>(months);
        lacking.removeAll(known);
        try (Statement statement = connection.createStatement()) {
            for (int month : lacking) {
                statement.execute(String.format(Locale.ROOT, """
                    create table %1$s (like stay including all) with (fillfactor = 90);
                    alter table stay attach partition %1$s for values in (%2$d)
                    """, table(month), month));
            }
        }
    }
}
