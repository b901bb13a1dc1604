package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.Page;
import vn.luutru.projection.PageToken;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.EstablishmentReader;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.table.SqlText;

/**
 * Questions to the register, each within the scope of its {@link RegisterAccess}: who has none cannot ask.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked, and
 * {@link IllegalArgumentException} when a page is none of its answer.
 */
public final class RegisterQueries {

    static final EstablishmentReader ESTABLISHMENTS = EstablishmentReader.of(Register.NAME);

    /**
     * What the pool of connections says to each new one. A plan is made once for each form of a question, and walks
     * indexes in their order: with a part for each month, making a plan costs more than the answer, and by what is known
     * of a month that has just begun it may be to read all of it.
     */
    public static final String PLANS = """
        set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_bitmapscan = off;
        set enable_hashjoin = off; set enable_mergejoin = off\
        """;

    /**
     * Long stays {@code l} with their rows {@code s}. The limit keeps the planner from reading all that an establishment ever
     * had to find the few that last.
     */
    static final String LONG_STAYS = """
        register.lasting l cross join lateral (select * from register.stay t
        where t.stay_id = l.stay_id and t.recorded_month = l.recorded_month limit 1) s\
        """;

    /** Stays that go on and are not among the long ones began at this instant or later. */
    static final String LONG_STAYS_SINCE = "(select since from register.lasting_since)";

    /** Those of the long stays that go on; the others who are in house {@link #ARRIVED_LATELY}. */
    public static final String GOING_ON =
            LONG_STAYS + " where l.departed_at is null and l.arrived_at < " + LONG_STAYS_SINCE;

    /** The stays {@code t} that need not be among the long ones while they go on. */
    public static final String ARRIVED_LATELY = "register.stay t where t.arrived_at >= " + LONG_STAYS_SINCE;

    /** A row with its place in the order of the answer. */
    private record Found(StayRow row, UUID person, String ward, String place) {}

    private final DataSource database;
    private final PersonPseudonyms pseudonyms;

    /**
     * @param database   whose connections begin with {@link #PLANS} where the register is large
     * @param pseudonyms as which persons are answered and asked for
     */
    public RegisterQueries(DataSource database, PersonPseudonyms pseudonyms) {
        this.database = database;
        this.pseudonyms = pseudonyms;
    }

    /**
     * Stays that answer a question. Found by document, they come by person and arrival; by name, in an order of names,
     * or, where very many have it and more is asked for than a ward, by establishment and arrival, as without a name.
     */
    public Page<Resident> residents(RegisterAccess access, ResidentsQuestion question) {
        Scope scope = access.scope();
        if (ResidentsSql.outOfScope(scope, question)) {
            return Page.empty();
        }
        return page(
                connection -> ResidentsSql.list(connection, scope, question, RegisterQueries::found),
                question.shownAt(),
                Page.size(question.size()));
    }

    /**
     * One person's stays in order of arrival, cancelled ones too.
     *
     * @param person the {@link Resident#personId} of one of them
     */
    public Page<Resident> stays(RegisterAccess access, UUID person, @Nullable String page, int size) {
        return ofPerson(access, person, page, size, ResidentsSql::ofPerson);
    }

    /** The same, the latest arrival first. Its pages are none of the other order. */
    public Page<Resident> newestStays(RegisterAccess access, UUID person, @Nullable String page, int size) {
        return ofPerson(access, person, page, size, ResidentsSql::newestOfPerson);
    }

    private interface OfPerson {
        SqlText sql(UUID person, Scope scope, @Nullable String page, int size);
    }

    private Page<Resident> ofPerson(
            RegisterAccess access, UUID pseudonym, @Nullable String page, int size, OfPerson order) {
        Scope scope = access.scope();
        UUID person = pseudonyms.person(pseudonym).orElse(null);
        return person == null
                ? Page.empty()
                : page(
                        connection -> order.sql(person, scope, page, Page.size(size))
                                .list(connection, RegisterQueries::found),
                        null,
                        Page.size(size));
    }

    /** These stays, as far as they lie in the scope. */
    Page<Resident> byIds(RegisterAccess access, Collection<StayId> ids) {
        Scope scope = access.scope();
        return page(
                connection -> {
                    SqlText sql = new SqlText()
                            .add(
                                    "select s.*, '' as place from register.stay s where s.stay_id = any(?::uuid[])",
                                    PoliceQueries.texts(ids));
                    PoliceQueries.wards(sql, scope, null);
                    return sql.add("order by s.stay_id limit " + Page.MAX_SIZE)
                            .list(connection, RegisterQueries::found);
                },
                null,
                Page.MAX_SIZE);
    }

    private interface Composed {
        List<Found> in(Connection connection) throws SQLException;
    }

    private Page<Resident> page(Composed question, @Nullable Instant at, int size) {
        try (Connection connection = database.getConnection()) {
            List<Found> found = question.in(connection);
            boolean more = found.size() > size;
            List<Found> shown = more ? found.subList(0, size) : found;
            Mergers mergers = ESTABLISHMENTS.mergers(connection);
            TreeSet<String> establishments = new TreeSet<>();
            shown.forEach(item -> establishments.add(mergers.surviving(item.row.establishment)));
            Map<String, EstablishmentRecord> records = ESTABLISHMENTS.find(connection, establishments);
            List<Resident> residents = new ArrayList<>();
            for (Found item : shown) {
                residents.add(resident(item, at, records.get(mergers.surviving(item.row.establishment))));
            }
            return new Page<>(
                    residents, more ? PageToken.of(shown.getLast().place.split("\n", -1)) : null);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                StayTable.row(row),
                row.getObject("person_id", UUID.class),
                row.getString("ward"),
                row.getString("place"));
    }

    private Resident resident(Found found, @Nullable Instant at, @Nullable EstablishmentRecord establishment) {
        StayRow row = found.row;
        StayDetails details = row.details;
        Instant departed = details.departedAt();
        Place place = at == null ? Place.of(details) : row.moves.placeAt(details, at);
        LocalDate lastDay = departed == null ? LocalDate.MAX : Vietnam.dateOf(departed);
        return new Resident(
                row.id,
                pseudonyms.of(found.person),
                row.reference,
                Objects.requireNonNullElse(details.fullName(), ""),
                details.dateOfBirth(),
                details.sex(),
                details.nationality(),
                details.documentType(),
                details.documentNumber(),
                row.establishment,
                establishment == null ? "" : establishment.on(lastDay).name(),
                found.ward,
                place.department(),
                place.room(),
                place.bed(),
                row.moves.isEmpty() ? List.of() : row.moves.stretches(details, row.arrivedAt()),
                details.purpose(),
                residence(details),
                details.captureMethod(),
                row.arrivedAt(),
                details.expectedDepartureOn(),
                departed,
                row.reportedAt,
                row.dueAt,
                row.timeliness,
                row.movedBack,
                row.state);
    }

    private static Resident.@Nullable Residence residence(StayDetails details) {
        String province = (String) details.get(Field.RESIDENCE_PROVINCE);
        String ward = (String) details.get(Field.RESIDENCE_WARD);
        String address = (String) details.get(Field.RESIDENCE_ADDRESS);
        return province == null && ward == null && address == null
                ? null
                : new Resident.Residence(province, ward, address);
    }
}
