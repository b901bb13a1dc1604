package vn.luutru.projection.compliance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.compliance.Reporting.LateDay;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;

/** Which establishments are silent, or report late, these days. */
public final class ReportingQueries {

    /** Silence is counted up to here. */
    public static final int MAX_SILENT_DAYS = 60;

    /**
     * What one establishment reported.
     *
     * @param days a bit for each day of the period of which it reported, the lowest for the first day
     * @param late guests of the period who were late, by the day of their arrival
     */
    private record Reported(@Nullable LocalDate lastDay, long days, Map<LocalDate, Long> late, long declared) {

        Reported plus(Reported more) {
            LocalDate last =
                    lastDay == null || (more.lastDay != null && more.lastDay.isAfter(lastDay)) ? more.lastDay : lastDay;
            Map<LocalDate, Long> sum = new TreeMap<>(late);
            more.late.forEach((day, guests) -> sum.merge(day, guests, Long::sum));
            return new Reported(last, days | more.days, sum, declared + more.declared);
        }
    }

    private static final Reported NOTHING = new Reported(null, 0, Map.of(), 0);

    private final DataSource database;
    private final EstablishmentCache known;

    public ReportingQueries(DataSource database, EstablishmentCache known) {
        this.database = database;
        this.known = known;
    }

    /**
     * The establishments of a scope that are open today: the longest silent first, then those with most late guests.
     *
     * @param from  the first local day of arrival of the guests that are counted, {@value #MAX_SILENT_DAYS} days before
     *              today at most
     * @param today the last one; silence is counted, and reports are missed, up to the day before
     * @throws ProjectionException if the database cannot be asked
     */
    public List<Reporting> list(Scope scope, LocalDate from, LocalDate today) {
        LocalDate first = latest(from, today.minusDays(MAX_SILENT_DAYS));
        try (Connection connection = database.getConnection()) {
            EstablishmentCache.Described described = known.now(connection);
            Map<String, EstablishmentRecord> open = new HashMap<>();
            for (EstablishmentRecord establishment : described.establishments().values()) {
                if (scope.coversWard(establishment.on(today).ward())
                        && !establishment.begins().isAfter(today)
                        && establishment.stateOn(today) == State.OPEN) {
                    open.put(establishment.id().value(), establishment);
                }
            }
            Set<String> of =
                    scope instanceof Scope.Province ? null : described.mergers().all(open.keySet());
            Map<String, Reported> reported = reported(connection, described.mergers(), of, first, today);
            List<Reporting> found = new ArrayList<>();
            open.forEach((id, establishment) ->
                    found.add(row(establishment, reported.getOrDefault(id, NOTHING), first, today)));
            found.sort(Comparator.comparingInt((Reporting row) -> -row.silentDays())
                    .thenComparingLong(row -> -row.late())
                    .thenComparing(Reporting::establishmentId));
            return found;
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * By the establishment that stays, for all that are the same establishment.
     *
     * @param of    the ids to look for; null for all
     * @param first day of the period
     */
    private static Map<String, Reported> reported(
            Connection connection, Mergers mergers, @Nullable Set<String> of, LocalDate first, LocalDate today)
            throws SQLException {
        Map<String, Reported> reported = new HashMap<>();
        new SqlText()
                .add("select establishment, max(day) filter (where told + held + nil > 0) as last_day,")
                .add(
                        "coalesce(bit_or(1::bigint << (day - ?::date)) filter (where day >= ? and told + held + nil > 0), 0)",
                        first,
                        first)
                .add("as days, string_agg(day - ?::date || ' ' || late, ',')", first)
                .add("filter (where day >= ? and late > 0) as late,", first)
                .add("coalesce(sum(on_time + late) filter (where day >= ?), 0)::bigint as declared", first)
                .add("from figures.day where day between ? and ?", today.minusDays(MAX_SILENT_DAYS), today)
                .addIf(of, "and establishment = any(?)")
                .add("group by establishment")
                .each(
                        connection,
                        row -> reported.merge(
                                mergers.surviving(row.getString("establishment")),
                                new Reported(
                                        SqlText.date(row, "last_day"),
                                        row.getLong("days"),
                                        late(row.getString("late"), first),
                                        row.getLong("declared")),
                                Reported::plus));
        return reported;
    }

    /** @param days how many days after the first with how many guests, {@code 0 3,4 1}; null for none */
    private static Map<LocalDate, Long> late(@Nullable String days, LocalDate first) {
        if (days == null) {
            return Map.of();
        }
        Map<LocalDate, Long> late = new TreeMap<>();
        for (String one : days.split(",", -1)) {
            int space = one.indexOf(' ');
            late.put(
                    first.plusDays(Long.parseLong(one, 0, space, 10)),
                    Long.parseLong(one, space + 1, one.length(), 10));
        }
        return late;
    }

    private static Reporting row(
            EstablishmentRecord establishment, Reported reported, LocalDate first, LocalDate today) {
        LocalDate registered = establishment.begins();
        Establishment now = establishment.on(today);
        LocalDate silentFrom = reported.lastDay == null
                ? latest(registered, today.minusDays(MAX_SILENT_DAYS))
                : reported.lastDay.plusDays(1);
        int silent = (int) silentFrom
                .datesUntil(latest(silentFrom, today))
                .filter(day -> establishment.stateOn(day) == State.OPEN)
                .count();
        LocalDate begin = latest(registered, first);
        List<LocalDate> missing = begin.datesUntil(latest(begin, today))
                .filter(day -> establishment.stateOn(day) == State.OPEN)
                .filter(day -> ((reported.days >> (day.toEpochDay() - first.toEpochDay())) & 1) == 0)
                .toList();
        List<LateDay> late = reported.late.entrySet().stream()
                .map(day -> new LateDay(day.getKey(), day.getValue()))
                .toList();
        return new Reporting(
                establishment.id().value(),
                now.name(),
                now.type(),
                now.ward(),
                reported.lastDay,
                silent,
                missing,
                late.stream().mapToLong(LateDay::guests).sum(),
                late,
                reported.declared);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
