package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.luutru.projection.SqlText;

/** What one establishment declared of each day of a period, the first of which is day 0. */
final class DeclaredPeriod {

    private final int[] onTime;
    private final int[] late;
    private final int[] movedBack;
    private final BitSet reported = new BitSet();
    private final BitSet nil = new BitSet();

    private DeclaredPeriod(int days) {
        onTime = new int[days];
        late = new int[days];
        movedBack = new int[days];
    }

    /**
     * By establishment.
     *
     * @param to the last day
     */
    static Map<String, DeclaredPeriod> of(
            Connection connection, Collection<String> establishments, LocalDate from, LocalDate to)
            throws SQLException {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
        Map<String, DeclaredPeriod> periods = new HashMap<>();
        establishments.forEach(id -> periods.put(id, new DeclaredPeriod(days)));
        new SqlText()
                .add(
                        "select establishment, day - ?::date, on_time, late, told + held, nil, moved_back from figures.day",
                        from)
                .add("where establishment = any(?) and day between ? and ?", establishments, from, to)
                .each(connection, row -> {
                    DeclaredPeriod period = periods.get(row.getString(1));
                    if (period != null) {
                        period.add(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6));
                        period.movedBack[row.getInt(2)] = row.getInt(7);
                    }
                });
        return periods;
    }

    private void add(int day, int stayedOnTime, int stayedLate, int guestsTold, int nilReports) {
        onTime[day] = stayedOnTime;
        late[day] = stayedLate;
        reported.set(day, guestsTold + nilReports > 0);
        nil.set(day, nilReports > 0);
    }

    int onTime(int day) {
        return onTime[day];
    }

    int late(int day) {
        return late[day];
    }

    int movedBack(int day) {
        return movedBack[day];
    }

    /** Whether anything was declared of it. */
    boolean hasReport(int day) {
        return reported.get(day);
    }

    /** Whether it was reported that nobody came. */
    boolean nil(int day) {
        return nil.get(day);
    }
}
