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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;

/** Which establishments are silent, or report late, these days. */
public final class ReportingQueries {

    /** Silence is counted up to here. */
    public static final int MAX_SILENT_DAYS = 60;

    private record Reported(@Nullable LocalDate lastDay, long late, long declared) {

        Reported plus(Reported more) {
            LocalDate last =
                    lastDay == null || (more.lastDay != null && more.lastDay.isAfter(lastDay)) ? more.lastDay : lastDay;
            return new Reported(last, late + more.late, declared + more.declared);
        }
    }

    private static final Reported NOTHING = new Reported(null, 0, 0);

    private final DataSource database;
    private final EstablishmentCache known;

    public ReportingQueries(DataSource database, EstablishmentCache known) {
        this.database = database;
        this.known = known;
    }

    /**
     * The establishments of a scope that are open today: the longest silent first, then those with most late guests.
     *
     * @param from  the first local day of arrival of the guests that are counted
     * @param today the last one; silence is counted up to the day before
     * @throws ProjectionException if the database cannot be asked
     */
    public List<Reporting> list(Scope scope, LocalDate from, LocalDate today) {
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
            Map<String, Reported> reported = reported(connection, described.mergers(), of, from, today);
            List<Reporting> found = new ArrayList<>();
            open.forEach(
                    (id, establishment) -> found.add(row(establishment, reported.getOrDefault(id, NOTHING), today)));
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
     * @param of the ids to look for; null for all
     */
    private static Map<String, Reported> reported(
            Connection connection, Mergers mergers, @Nullable Set<String> of, LocalDate from, LocalDate today)
            throws SQLException {
        Map<String, Reported> reported = new HashMap<>();
        new SqlText()
                .add("select establishment, max(day) filter (where told + held + nil > 0) as last_day,")
                .add("coalesce(sum(late) filter (where day >= ?), 0)::bigint as late,", from)
                .add("coalesce(sum(on_time + late) filter (where day >= ?), 0)::bigint as declared", from)
                .add("from figures.day where day between ? and ?", today.minusDays(MAX_SILENT_DAYS), today)
                .addIf(of, "and establishment = any(?)")
                .add("group by establishment")
                .each(
                        connection,
                        row -> reported.merge(
                                mergers.surviving(row.getString("establishment")),
                                new Reported(
                                        SqlText.date(row, "last_day"), row.getLong("late"), row.getLong("declared")),
                                Reported::plus));
        return reported;
    }

    private static Reporting row(EstablishmentRecord establishment, Reported reported, LocalDate today) {
        LocalDate registered = establishment.begins();
        Establishment now = establishment.on(today);
        LocalDate first = reported.lastDay == null
                ? latest(registered, today.minusDays(MAX_SILENT_DAYS))
                : reported.lastDay.plusDays(1);
        int silent = (int) first.datesUntil(latest(first, today))
                .filter(day -> establishment.stateOn(day) == State.OPEN)
                .count();
        return new Reporting(
                establishment.id().value(),
                now.name(),
                now.type(),
                now.ward(),
                reported.lastDay,
                silent,
                reported.late,
                reported.declared);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
