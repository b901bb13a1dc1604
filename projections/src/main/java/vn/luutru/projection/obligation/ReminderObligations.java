package vn.luutru.projection.obligation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.EstablishmentReader;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.table.SqlText;
import vn.luutru.reminder.ObligationSource;

/** What many establishments still owe, by number: for reminders. */
public final class ReminderObligations implements ObligationSource {

    private static final EstablishmentReader ESTABLISHMENTS = EstablishmentReader.of(ReportedDays.NAME);

    private final DataSource database;

    public ReminderObligations(DataSource database) {
        this.database = database;
    }

    /**
     * Those that were open on a local day and reported nothing of it yet, neither a guest nor that nobody came; none
     * before their first description. What the same establishment reported under an id that ended counts for the one that stays.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    @Override
    public Set<EstablishmentId> silent(Collection<EstablishmentId> establishments, LocalDate day) {
        Set<String> ids = establishments.stream().map(EstablishmentId::value).collect(Collectors.toSet());
        try (Connection connection = database.getConnection()) {
            Mergers mergers = ESTABLISHMENTS.mergers(connection);
            Set<String> all = mergers.all(ids);
            Set<String> reported = new HashSet<>(new SqlText()
                    .add(
                            "select establishment from obligation.reported_day where day = ? and establishment = any(?)",
                            day,
                            all)
                    .add("union select establishment from obligation.nil_report where day = ?", day)
                    .add("and establishment = any(?)", all)
                    .add("union select establishment from figures.day where day = ? and held > 0", day)
                    .add("and establishment = any(?)", all)
                    .list(connection, row -> mergers.surviving(row.getString("establishment"))));
            return ESTABLISHMENTS.find(connection, ids).values().stream()
                    .filter(record ->
                            !reported.contains(mergers.surviving(record.id().value())))
                    .filter(record ->
                            !day.isBefore(record.descriptions().getFirst().validFrom()))
                    .filter(record -> record.stateOn(day) == State.OPEN)
                    .map(EstablishmentRecord::id)
                    .collect(Collectors.toSet());
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * How many patients of each establishment arrived at or before an instant and are unidentified; nothing for those
     * without any.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    @Override
    public Map<EstablishmentId, Integer> unidentified(
            Collection<EstablishmentId> establishments, Instant arrivedUntil) {
        record Count(EstablishmentId establishment, int stays) {}
        Set<String> ids = establishments.stream().map(EstablishmentId::value).collect(Collectors.toSet());
        try (Connection connection = database.getConnection()) {
            return new SqlText()
                            .add("select establishment, count(*) from register.stay where establishment = any(?)", ids)
                            .add("and unidentified and state <> 'CANCELLED' and arrived_at <= ?", arrivedUntil)
                            .add("group by establishment")
                            .list(connection, row -> new Count(new EstablishmentId(row.getString(1)), row.getInt(2)))
                            .stream()
                            .collect(Collectors.toMap(Count::establishment, Count::stays));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
