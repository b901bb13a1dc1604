package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;

/**
 * Of each local day of a month and each ward: how many tourist establishments were open, and how many of these declared.
 * Exact; what is published of it is {@link PublishedProgress#ofDays}.
 */
public final class OpenMonth {

    /** Day by day, the first of the month at 0. */
    private static final class Counts {

        private final int[] open;
        private final int[] declared;

        Counts(int days) {
            open = new int[days];
            declared = new int[days];
        }
    }

    private final YearMonth month;
    private final Map<String, Counts> wards = new TreeMap<>();

    private OpenMonth(YearMonth month) {
        this.month = month;
    }

    static OpenMonth of(Connection connection, EstablishmentCache.Described described, YearMonth month)
            throws SQLException {
        OpenMonth counted = new OpenMonth(month);
        Map<String, Long> declared = declared(connection, described, month);
        described.establishments().forEach((id, establishment) -> {
            Long days = declared.get(described.mergers().surviving(id));
            counted.count(establishment, days == null ? 0 : days);
        });
        return counted;
    }

    /** By the establishment that stays: the days of which something was declared under any of its ids, a bit each. */
    private static Map<String, Long> declared(
            Connection connection, EstablishmentCache.Described described, YearMonth month) throws SQLException {
        Map<String, Long> declared = new HashMap<>();
        new SqlText()
                .add("select establishment, bit_or(1::bigint << (day - ?::date)) as days", month.atDay(1))
                .add(
                        "from figures.day where day between ? and ? and told + held + nil > 0 group by establishment",
                        month.atDay(1),
                        month.atEndOfMonth())
                .each(
                        connection,
                        row -> declared.merge(
                                described.mergers().surviving(row.getString("establishment")),
                                row.getLong("days"),
                                (one, other) -> one | other));
        return declared;
    }

    private void count(EstablishmentRecord establishment, long declared) {
        LocalDate first = month.atDay(1);
        for (int place = 0; place < month.lengthOfMonth(); place++) {
            LocalDate day = first.plusDays(place);
            if (day.isBefore(establishment.begins()) || establishment.stateOn(day) != State.OPEN) {
                continue;
            }
            Establishment description = establishment.on(day);
            if (description.type().tourism()) {
                Counts counts = wards.computeIfAbsent(description.ward(), ward -> new Counts(month.lengthOfMonth()));
                counts.open[place]++;
                counts.declared[place] += (int) (declared >> place & 1);
            }
        }
    }

    /** The wards in which one was open on a day of the month, by their codes. */
    public Set<String> wards() {
        return wards.keySet();
    }

    /** How many were open on a day of the month, in the whole province. */
    public long open(LocalDate day) {
        return wards.values().stream()
                .mapToLong(counts -> counts.open[place(day)])
                .sum();
    }

    /** Of these, those of which something was declared. */
    public long declared(LocalDate day) {
        return wards.values().stream()
                .mapToLong(counts -> counts.declared[place(day)])
                .sum();
    }

    /** How many were open in a ward. */
    public long open(String ward, LocalDate day) {
        Counts counts = wards.get(ward);
        return counts == null ? 0 : counts.open[place(day)];
    }

    /** Of these, those of which something was declared. */
    public long declared(String ward, LocalDate day) {
        Counts counts = wards.get(ward);
        return counts == null ? 0 : counts.declared[place(day)];
    }

    private static int place(LocalDate day) {
        return day.getDayOfMonth() - 1;
    }
}
