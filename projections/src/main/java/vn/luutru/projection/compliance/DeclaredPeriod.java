package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.table.SqlText;

/** What one establishment declared of each day of a period, the first of which is day 0. */
final class DeclaredPeriod {

    private final int[] onTime;
    private final int[] late;
    private final int[] movedBack;

    /** On which something was declared of the establishment, under whatever id. */
    private final BitSet reported;

    private final BitSet nil = new BitSet();

    private DeclaredPeriod(int days, BitSet reported) {
        this.reported = reported;
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
            Connection connection, Collection<String> establishments, Mergers mergers, LocalDate from, LocalDate to)
            throws SQLException {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
        Map<String, DeclaredPeriod> periods = new HashMap<>();
        Map<String, BitSet> survivors = new HashMap<>();
        for (String id : establishments) {
            periods.put(
                    id,
                    new DeclaredPeriod(
                            days, survivors.computeIfAbsent(mergers.surviving(id), surviving -> new BitSet())));
        }
        new SqlText()
                .add(
                        "select establishment, day - ?::date, on_time, late, told + held, nil, moved_back from figures.day",
                        from)
                .add("where establishment = any(?) and day between ? and ?", mergers.all(survivors.keySet()), from, to)
                .each(connection, row -> {
                    int day = row.getInt(2);
                    DeclaredPeriod period = periods.get(row.getString(1));
                    if (period != null) {
                        period.onTime[day] = row.getInt(3);
                        period.late[day] = row.getInt(4);
                        period.nil.set(day, row.getInt(6) > 0);
                        period.movedBack[day] = row.getInt(7);
                    }
                    BitSet surviving = survivors.get(mergers.surviving(row.getString(1)));
                    if (surviving != null && row.getInt(5) + row.getInt(6) > 0) {
                        surviving.set(day);
                    }
                });
        return periods;
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

    /** Whether anything was declared of it, or of the same establishment under another id. */
    boolean hasReport(int day) {
        return reported.get(day);
    }

    /** Whether it was reported that nobody came. */
    boolean nil(int day) {
        return nil.get(day);
    }
}
