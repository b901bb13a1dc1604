package vn.luutru.projection.obligation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.declaration.validation.Unidentified;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.EstablishmentReader;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.table.SqlText;

/**
 * What an establishment still owes. Days are its own projection's, and those of arrivals as last declared the figures',
 * which keep them of an erased stay too; guests are looked up in the register, which keeps them anyway.
 */
public final class ObligationQueries {

    private static final EstablishmentReader ESTABLISHMENTS = EstablishmentReader.of(ReportedDays.NAME);

    private static final int RESIDENCE_DAYS = 30;
    private static final int RESIDENCE_NOTICE_DAYS = 7;
    private static final int FOREIGNER_DAYS = 2;

    /** {@code StayDetails.foreigner} in SQL: nobody knows where an unidentified guest is from. */
    private static final String FOREIGN = "s.nationality is not null and s.nationality <> '" + Vietnam.CODE
            + "' and not (s.nationality = '" + Unidentified.NATIONALITY + "' and s.document_type = 'NONE')";

    private final DataSource database;
    private final Clock clock;

    public ObligationQueries(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param days how many days before today are looked at for missing reports
     * @return empty when the establishment is not registered
     * @throws ProjectionException if the database cannot be asked
     */
    public Optional<Obligations> of(EstablishmentId id, int days) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        try (Connection connection = database.getConnection()) {
            EstablishmentRecord establishment =
                    ESTABLISHMENTS.find(connection, List.of(id.value())).get(id.value());
            if (establishment == null) {
                return Optional.empty();
            }
            List<Obligations.Item> overdue = inHouse(
                    connection,
                    id,
                    "s.expected_departure_on",
                    new SqlText().add("and s.expected_departure_on < ?", today));
            List<Obligations.Item> residence = inHouse(
                    connection,
                    id,
                    "(s.arrived_at at time zone 'Asia/Ho_Chi_Minh')::date + " + RESIDENCE_DAYS,
                    new SqlText()
                            .add(
                                    "and s.arrived_at < ?",
                                    Vietnam.startOf(today.minusDays((long) RESIDENCE_DAYS - RESIDENCE_NOTICE_DAYS - 1)))
                            .add("and not (" + FOREIGN + ") and s.residence_ward is distinct from s.ward"));
            List<Obligations.Item> foreigners = inHouse(
                    connection,
                    id,
                    "null::date",
                    new SqlText()
                            .add(
                                    "and " + FOREIGN + " and (s.timeliness = 'LATE' or s.arrived_at >= ?)",
                                    Vietnam.startOf(today.minusDays(FOREIGNER_DAYS))));
            List<Obligations.Item> withoutPapers =
                    inHouse(connection, id, "null::date", new SqlText().add("and s.document_type = 'NONE'"));
            List<Obligations.Item> unidentified = unidentified(connection, id);
            boolean complete = true;
            for (List<Obligations.Item> list : List.of(overdue, residence, foreigners, withoutPapers, unidentified)) {
                complete &= list.size() < Obligations.MAX_ITEMS;
            }
            return Optional.of(new Obligations(
                    id,
                    today,
                    missing(connection, establishment, today.minusDays(days), today),
                    overdue,
                    residence,
                    foreigners,
                    withoutPapers,
                    unidentified,
                    complete));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Whether a guest who counts is known to have arrived on a local day.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public boolean anyoneArrived(EstablishmentId id, LocalDate day) {
        try (Connection connection = database.getConnection()) {
            return !new SqlText()
                    .add("select 1 from register.stay where establishment = ? and state <> 'CANCELLED'", id.value())
                    .add(
                            "and arrived_at >= ? and arrived_at < ? limit 1",
                            Vietnam.startOf(day),
                            Vietnam.startOf(day.plusDays(1)))
                    .list(connection, row -> 1)
                    .isEmpty();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * The local days on which it reported that nobody came.
     *
     * @throws ProjectionException if the database cannot be asked
     */
    public Set<LocalDate> nilDays(EstablishmentId id) {
        try (Connection connection = database.getConnection()) {
            return Set.copyOf(new SqlText()
                    .add("select day from obligation.nil_report where establishment = ?", id.value())
                    .list(connection, row -> row.getObject("day", LocalDate.class)));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Days on which it was open and declared nothing, neither under its own id nor under one that is the same establishment; none
     * before its first description.
     */
    private static List<LocalDate> missing(
            Connection connection, EstablishmentRecord establishment, LocalDate from, LocalDate today)
            throws SQLException {
        Mergers mergers = ESTABLISHMENTS.mergers(connection);
        List<String> ids = mergers.all(mergers.surviving(establishment.id().value()));
        LocalDate opened = establishment.descriptions().getFirst().validFrom();
        LocalDate first = from.isBefore(opened) ? opened : from;
        Set<LocalDate> recorded = new HashSet<>(new SqlText()
                .add("select day from obligation.reported_day where establishment = any(?) and day >= ?", ids, first)
                .add(
                        "union select day from obligation.nil_report where establishment = any(?) and day >= ?",
                        ids,
                        first)
                .add("union select day from figures.day where establishment = any(?) and day >= ?", ids, first)
                .add("and held > 0")
                .list(connection, row -> row.getObject("day", LocalDate.class)));
        List<LocalDate> missing = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            if (!recorded.contains(day) && establishment.stateOn(day) == State.OPEN) {
                missing.add(day);
            }
        }
        return missing;
    }

    private static List<Obligations.Item> inHouse(
            Connection connection, EstablishmentId id, String dueOn, SqlText criteria) throws SQLException {
        return new SqlText()
                .add("select s.reference, s.room, s.arrived_at, " + dueOn + " as due_on, s.due_at, s.reported_at,")
                .add("s.timeliness from (select s.* from " + RegisterQueries.GOING_ON)
                .add("and l.establishment = ?", id.value())
                .add("union all select t.* from " + RegisterQueries.ARRIVED_LATELY)
                .add("and t.establishment = ?) s where s.state = 'IN_HOUSE'", id.value())
                .add(criteria)
                .add("order by s.arrived_at, s.stay_id limit ?", Obligations.MAX_ITEMS)
                .list(connection, ObligationQueries::item);
    }

    /** Not only those in house: the obligation to find out who it was outlasts the stay. */
    private static List<Obligations.Item> unidentified(Connection connection, EstablishmentId id) throws SQLException {
        return new SqlText()
                .add("select reference, room, arrived_at, due_at, reported_at, timeliness,")
                .add("((arrived_at + interval '48 hours') at time zone 'Asia/Ho_Chi_Minh')::date as due_on")
                .add("from register.stay where establishment = ? and unidentified and state <> 'CANCELLED'", id.value())
                .add("order by arrived_at, stay_id limit ?", Obligations.MAX_ITEMS)
                .list(connection, ObligationQueries::item);
    }

    private static Obligations.Item item(ResultSet row) throws SQLException {
        return new Obligations.Item(
                row.getString("reference"),
                row.getString("room"),
                Objects.requireNonNull(SqlText.instant(row, "arrived_at")),
                SqlText.date(row, "due_on"),
                Objects.requireNonNull(SqlText.instant(row, "due_at")),
                Objects.requireNonNull(SqlText.instant(row, "reported_at")),
                Code.of(Timeliness.class, row.getString("timeliness")));
    }
}
