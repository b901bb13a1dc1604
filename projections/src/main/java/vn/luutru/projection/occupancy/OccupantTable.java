package vn.luutru.projection.occupancy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.event.EstablishmentEvent;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentChanged;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.place.Move;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.MovesText;
import vn.luutru.projection.Rows;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.StayFacts;
import vn.luutru.projection.figures.StayFacts.Row;
import vn.luutru.projection.figures.StayFacts.Step;

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
            "bed bigint",
            "employer text",
            "tax_code text",
            "sex text",
            "nationality text",
            "province text",
            "department text",
            "role text",
            "moves text");

    @Override
    public void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table %1$s.occupied (establishment text collate "C" primary key);
                create table %1$s.occupant (
                    stay_id uuid primary key, number bigint not null,
                    changed bigint not null, establishment text not null, cancelled boolean not null,
                    arrived_at timestamptz not null, departed_at timestamptz, bed bigint, employer text,
                    tax_code text, sex text, nationality text, province text, department text, role text,
                    moves text);
                create index on %1$s.occupant (changed);
                create table %1$s.occupant_count (stays bigint not null);
                insert into %1$s.occupant_count values (0)
                """, schema));
        }
    }

    @Override
    public void apply(Connection connection, String schema, List<Recorded<Event>> events, List<Step> steps)
            throws SQLException {
        for (Recorded<Event> recorded : events) {
            if (recorded.event() instanceof EstablishmentEvent event) {
                describe(connection, schema, event, recorded.position());
            }
        }
        follow(connection, schema, steps);
    }

    /** The stays that ended or began at an instant or later, of those that had begun by another, as they are recorded now. */
    public static Occupants between(Connection connection, String schema, Instant since, Instant until)
            throws SQLException {
        Occupants occupants = new Occupants(Integer.MAX_VALUE / 2);
        read(
                connection,
                schema,
                occupants,
                new SqlText()
                        .add("where arrived_at <= ? and not cancelled", until)
                        .add("and (departed_at is null or departed_at >= ? or arrived_at >= ?)", since, since));
        return occupants;
    }

    /** Reads the stays that meet a condition. */
    static void read(Connection connection, String schema, Occupants occupants, SqlText condition) throws SQLException {
        new SqlText()
                .add(String.format(Locale.ROOT, "select * from %s.occupant", schema))
                .add(condition)
                .each(connection, row -> put(row, occupants));
    }

    private static void put(ResultSet row, Occupants occupants) throws SQLException {
        OccupantAttributes last = new OccupantAttributes(
                row.getString("employer"),
                row.getString("tax_code"),
                row.getString("sex"),
                row.getString("nationality"),
                row.getString("province"),
                row.getString("department"),
                row.getString("role"));
        Moves moves = MovesText.parse(row.getString("moves"));
        String establishment = row.getString("establishment");
        occupants.put(
                row.getLong("number"),
                establishment,
                last,
                row.getBoolean("cancelled") ? null : SqlText.instant(row, "arrived_at"),
                SqlText.instant(row, "departed_at"),
                row.getLong("bed"),
                moves.isEmpty() ? List.of() : parts(establishment, last, moves));
    }

    private static List<Occupants.Part> parts(String establishment, OccupantAttributes last, Moves moves) {
        List<Occupants.Part> parts = new ArrayList<>();
        Place place = moves.first();
        parts.add(part(Long.MIN_VALUE, establishment, last, place));
        for (Move move : moves.moves()) {
            place = move.from(place);
            parts.add(part(Occupants.micros(move.movedAt()), establishment, last, place));
        }
        return parts;
    }

    private static Occupants.Part part(long from, String establishment, OccupantAttributes last, Place place) {
        OccupantAttributes there = new OccupantAttributes(
                last.employer(),
                last.taxCode(),
                last.sex(),
                last.nationality(),
                last.province(),
                place.department(),
                last.role());
        return new Occupants.Part(from, there, Objects.requireNonNullElse(bed(establishment, place), Occupants.NO_BED));
    }

    /** What is recorded of an establishment may make it one of those whose stays are kept, from its first stay on. */
    private static void describe(Connection connection, String schema, EstablishmentEvent event, long position)
            throws SQLException {
        String id = event.establishment().value();
        if (!isOccupied(event) || !occupied(connection, schema, Set.of(id)).isEmpty()) {
            return;
        }
        Rows establishment = new Rows(List.of("establishment text"));
        establishment.add(id);
        establishment.insert(connection, schema + ".occupied", "");
        TreeMap<String, Row> stays = new TreeMap<>();
        StayFacts.find(connection, schema, establishment, "s.establishment = r.establishment")
                .forEach(stay -> stays.put(stay.stay().toString(), stay));
        begin(
                connection,
                schema,
                stays.values().stream().map(stay -> values(stay, position)).toList());
    }

    /** Dictionary in the order of the log, which a transaction that failed does not change. */
    private static void begin(Connection connection, String schema, List<@Nullable Object[]> stays)
            throws SQLException {
        if (stays.isEmpty()) {
            return;
        }
        long number = new SqlText()
                .add(String.format(Locale.ROOT, "update %s.occupant_count set stays = stays + ?", schema), stays.size())
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
        rows.copy(connection, schema + ".occupant");
    }

    /** By what this event says: the tables may know of later ones already. */
    private static boolean isOccupied(EstablishmentEvent event) {
        Establishment description = switch (event) {
            case EstablishmentRegistered registered -> registered.description();
            case EstablishmentChanged changed -> changed.description();
            default -> null;
        };
        return description != null && (description.zone() != null || description.type() == EstablishmentType.HOSPITAL);
    }

    private static void follow(Connection connection, String schema, List<Step> steps) throws SQLException {
        Set<String> establishments = new TreeSet<>();
        steps.forEach(step -> establishments.add(step.after().establishment()));
        Set<String> occupied = establishments.isEmpty() ? Set.of() : occupied(connection, schema, establishments);
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
                schema,
                begun.values().stream()
                        .map(step -> values(step.after(), step.position()))
                        .toList());
        Rows rows = new Rows(COLUMNS);
        changed.values().forEach(step -> rows.add(values(step.after(), step.position())));
        rows.update(connection, schema + ".occupant");
    }

    /** In the order of the columns. */
    private static @Nullable Object[] values(Row stay, long position) {
        StayDetails facts = stay.facts();
        return new @Nullable Object[] {
            stay.stay(),
            position,
            stay.establishment(),
            stay.cancelled(),
            stay.arrivedAt(),
            facts.departedAt(),
            bed(stay.establishment(), Place.of(facts)),
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

    private static Set<String> occupied(Connection connection, String schema, Set<String> establishments)
            throws SQLException {
        return new HashSet<>(new SqlText()
                .add(
                        String.format(
                                Locale.ROOT,
                                "select establishment from %s.occupied where establishment = any(?)",
                                schema),
                        establishments)
                .list(connection, row -> row.getString("establishment")));
    }

    /**
     * A number that stands for establishment, room and bed: one in 2^64 pairs of beds would have to be taken for one.
     *
     * @return null if no bed was declared
     */
    private static @Nullable Long bed(String establishment, Place written) {
        String bed = NormalForm.bed(written.bed());
        if (bed == null) {
            return null;
        }
        String room = NormalForm.room(written.room());
        String place = establishment + (room == null ? "" : "/" + room.length() + room) + "/" + bed;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
            long number = ByteBuffer.wrap(digest).getLong();
            return number == Occupants.NO_BED ? 1 : number;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
