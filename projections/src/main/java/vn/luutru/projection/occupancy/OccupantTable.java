package vn.luutru.projection.occupancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentClosed;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentMerged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentReopened;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentSuspended;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.MissingCheckOuts;
import vn.luutru.projection.figures.StayFacts;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.figures.StayFacts.Step;
import vn.luutru.projection.table.MovesText;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * Table {@code occupant}: the stays of every establishment that ever lay in a zone or was a hospital, each with the position of
 * the event that changed it last. So who knows them up to a position reads little to know them up to now. Table
 * {@code occupied} has those establishments; of one that becomes such an establishment the stays are added then.
 *
 * <p>A tenth of a province's stays or less, so that the table of all is not read for them.
 */
public final class OccupantTable implements Aggregate {

    private static final List<String> COLUMNS = List.of(
            "stay_id uuid",
            "changed bigint",
            "establishment text",
            "cancelled boolean",
            "arrived_at timestamptz",
            "departed_at timestamptz",
            "expected_until date",
            "bed bigint",
            "employer text",
            "tax_code text",
            "sex text",
            "nationality text",
            "province text",
            "department text",
            "role text",
            "moves text");

    private final MissingCheckOuts missing;

    /** With {@link MissingCheckOuts#USUAL}. */
    public OccupantTable() {
        this(MissingCheckOuts.USUAL);
    }

    /** @param missing for tables that are made from now on; with another setting, tourism has all tables built anew */
    public OccupantTable(MissingCheckOuts missing) {
        this.missing = missing;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table occupied (establishment text collate "C" primary key);
                create table occupant (
                    stay_id uuid primary key, number bigint not null,
                    changed bigint not null, establishment text not null, cancelled boolean not null,
                    arrived_at timestamptz not null, departed_at timestamptz, expected_until date not null,
                    bed bigint, employer text, tax_code text, sex text, nationality text, province text,
                    department text, role text, moves text);
                create index on occupant (changed);
                create table occupant_count (stays bigint not null);
                insert into occupant_count values (0)
                """);
        }
    }

    @Override
    public void apply(Connection connection, List<Recorded<Event>> events, List<Step> steps) throws SQLException {
        for (Recorded<Event> recorded : events) {
            if (recorded.event() instanceof EstablishmentEvent event) {
                describe(connection, event, recorded.position());
            }
        }
        follow(connection, steps);
    }

    /** What is recorded of an establishment may make it one of those whose stays are kept, from its first stay on. */
    private void describe(Connection connection, EstablishmentEvent event, long position) throws SQLException {
        String id = event.establishment().value();
        if (!isOccupied(event) || !occupied(connection, Set.of(id)).isEmpty()) {
            return;
        }
        Rows establishment = new Rows(List.of("establishment text"));
        establishment.add(id);
        establishment.insert(connection, "occupied", "");
        TreeMap<String, Row> stays = new TreeMap<>();
        StayFacts.find(connection, establishment, "s.establishment = r.establishment")
                .forEach(stay -> stays.put(stay.stay().toString(), stay));
        begin(
                connection,
                stays.values().stream().map(stay -> values(stay, position)).toList());
    }

    /** Dictionary in the order of the log, which a transaction that failed does not change. */
    private static void begin(Connection connection, List<@Nullable Object[]> stays) throws SQLException {
        if (stays.isEmpty()) {
            return;
        }
        long number = new SqlText()
                .add("update occupant_count set stays = stays + ?", stays.size())
                .add("returning stays - ? as before", stays.size())
                .list(connection, row -> row.getLong("before"))
                .getFirst();
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add("number bigint");
        Rows rows = new Rows(columns);
        for (@Nullable Object[] stay : stays) {
            @Nullable Object[] numbered = Arrays.copyOf(stay, columns.size());
            numbered[stay.length] = ++number;
            rows.add(numbered);
        }
        rows.copy(connection, "occupant");
    }

    /** By what this event says: the tables may know of later ones already. */
    private static boolean isOccupied(EstablishmentEvent event) {
        Establishment description = switch (event) {
            case EstablishmentRegistered registered -> registered.description();
            case EstablishmentChanged changed -> changed.description();
            case EstablishmentSuspended phase -> null;
            case EstablishmentReopened phase -> null;
            case EstablishmentClosed phase -> null;
            case EstablishmentMerged phase -> null;
        };
        return description != null && (description.zone() != null || description.type() == EstablishmentType.HOSPITAL);
    }

    private void follow(Connection connection, List<Step> steps) throws SQLException {
        Set<String> establishments = new TreeSet<>();
        steps.forEach(step -> establishments.add(step.after().establishment()));
        Set<String> occupied = establishments.isEmpty() ? Set.of() : occupied(connection, establishments);
        Map<Object, Step> begun = new LinkedHashMap<>();
        Map<Object, Step> changed = new LinkedHashMap<>();
        for (Step step : steps) {
            if (occupied.contains(step.after().establishment())) {
                boolean isNew =
                        step.before() == null || begun.containsKey(step.after().stay());
                (isNew ? begun : changed).put(step.after().stay(), step);
            }
        }
        begin(
                connection,
                begun.values().stream()
                        .map(step -> values(step.after(), step.position()))
                        .toList());
        Rows rows = new Rows(COLUMNS);
        changed.values().forEach(step -> rows.add(values(step.after(), step.position())));
        rows.update(connection, "occupant");
    }

    /** In the order of the columns. */
    private @Nullable Object[] values(Row stay, long position) {
        StayDetails facts = stay.facts();
        return new @Nullable Object[] {
            stay.stay(),
            position,
            stay.establishment(),
            stay.cancelled(),
            stay.arrivedAt(),
            facts.departedAt(),
            missing.expectedUntil(Vietnam.dateOf(stay.arrivedAt()), facts.expectedDepartureOn()),
            BedNumber.of(Place.of(facts)),
            facts.get(Field.WORKER_EMPLOYER),
            facts.get(Field.WORKER_EMPLOYER_TAX_CODE),
            facts.sex(),
            facts.nationality(),
            facts.get(Field.RESIDENCE_PROVINCE),
            facts.get(Field.PATIENT_DEPARTMENT),
            facts.patientRole(),
            MovesText.of(stay.moves())
        };
    }

    private static Set<String> occupied(Connection connection, Set<String> establishments) throws SQLException {
        return new HashSet<>(new SqlText()
                .add("select establishment from occupied where establishment = any(?)", establishments)
                .list(connection, row -> row.getString("establishment")));
    }
}
