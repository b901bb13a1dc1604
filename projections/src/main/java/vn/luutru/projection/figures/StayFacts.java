package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.place.Place;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.table.Columns;
import vn.luutru.projection.table.MovesText;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The table {@code stay}: one row a stay with the facts that figures go by, none of which reveals who it was.
 *
 * <p>Since no fact is encrypted, the destruction of a key changes nothing here: the row stays and goes on counting, and a
 * rebuild after the destruction gives the same rows.
 *
 * <p>Few indexes, since each costs at every check-in, and none holds what a check-out changes.
 */
public final class StayFacts {

    /** The facts that any figure goes by. */
    static final List<Field> KEPT = List.of(
            Field.ARRIVED_AT,
            Field.DEPARTED_AT,
            Field.EXPECTED_DEPARTURE_ON,
            Field.SEX,
            Field.NATIONALITY,
            Field.RESIDENCE_PROVINCE,
            Field.ROOM,
            Field.BED,
            Field.PURPOSE,
            Field.CAPTURE_METHOD,
            Field.WORKER_EMPLOYER,
            Field.WORKER_EMPLOYER_TAX_CODE,
            Field.PATIENT_ROLE,
            Field.PATIENT_DEPARTMENT);

    /**
     * A stay as last declared.
     *
     * @param timeliness of the first report, by the outages as they stand; no correction changes it
     * @param late       when the first report came and was due, if it was late by its receipt
     * @param movedBack  whether what the deadline depends on was corrected so that the first report, then on time, would
     *                   have been late
     * @param age        completed years at arrival, null when unknown
     * @param cancelled  counts nowhere, for good
     * @param facts      only those that this table keeps; always with {@link Field#ARRIVED_AT}
     * @param moves      where the guest was before; the facts name the place after the last move
     */
    public record Row(
            UUID stay,
            String establishment,
            Timeliness timeliness,
            @Nullable Late late,
            boolean movedBack,
            @Nullable Integer age,
            boolean cancelled,
            StayDetails facts,
            Moves moves) {

        /** The judgement of the first report, whatever outages were proclaimed since. */
        Timeliness first() {
            return late == null ? timeliness : Timeliness.LATE;
        }

        /** The same stay, judged so. */
        Row judged(Timeliness now) {
            return new Row(stay, establishment, now, late, movedBack, age, cancelled, facts, moves);
        }

        /** The arrival as last declared, or the first report of a stay without one. */
        public Instant arrivedAt() {
            return Objects.requireNonNull(facts.arrivedAt());
        }

        /** Where the guest was at an instant. */
        public Place placeAt(Instant instant) {
            return moves.placeAt(facts, instant);
        }
    }

    /** When a first report that was late by its receipt was due, and when it came. */
    public record Late(Instant dueAt, Instant reportedAt) {}

    /**
     * What one event made of a stay.
     *
     * @param position of the event in the log
     * @param before   null when the event began it
     */
    public record Step(long position, @Nullable Row before, Row after) {}

    private static final List<String> END = List.of("stay_id uuid", "cancelled boolean", "departed_at timestamptz");

    private static final String COLLATED = " collate \"C\"";

    private final List<Field> fields;
    private final List<String> columns;

    /**
     * @param fields what is kept, with {@link Field#ARRIVED_AT} and {@link Field#DEPARTED_AT} among it
     * @throws IllegalArgumentException if one of them may reveal who it was
     */
    StayFacts(List<Field> fields) {
        if (fields.stream().anyMatch(Field::personal)
                || !fields.containsAll(List.of(Field.ARRIVED_AT, Field.DEPARTED_AT))) {
            throw new IllegalArgumentException("Only facts that name nobody, arrival and departure among them");
        }
        this.fields = List.copyOf(fields);
        columns = new ArrayList<>(List.of(
                "stay_id uuid",
                "establishment text",
                "timeliness text",
                "moved_back boolean",
                "age int",
                "cancelled boolean",
                "due_at timestamptz",
                "reported_at timestamptz"));
        fields.forEach(field -> columns.add(Columns.of(field) + " " + type(field)));
        columns.add("moves text");
    }

    /** What is kept of a declaration. */
    List<Field> fields() {
        return fields;
    }

    /** Creates the table in a schema. */
    void create(Connection connection) throws SQLException {
        String facts = fields.stream()
                .map(field -> ", " + Columns.of(field) + " " + type(field)
                        + (type(field).equals("text") ? COLLATED : ""))
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table stay (
                    stay_id uuid primary key, establishment text collate "C" not null, timeliness text not null,
                    moved_back boolean not null, age int, cancelled boolean not null,
                    due_at timestamptz, reported_at timestamptz %1$s, moves text
                ) with (fillfactor = 90);
                create index on stay (establishment, arrived_at)
                """, facts));
        }
    }

    /** Judges stored stays again; returns what changed. */
    List<Step> rejudge(Connection connection, long position, SqlText which) throws SQLException {
        List<Row> late = new SqlText()
                .add("select * from stay where due_at is not null")
                .add(which)
                .list(connection, this::read);
        List<Step> steps = ExcusedReports.steps(connection, position, late);
        Rows changed = new Rows(List.of("stay_id uuid", "timeliness text"));
        steps.forEach(step -> changed.add(step.after().stay(), step.after().timeliness()));
        changed.update(connection, "stay");
        return steps;
    }

    /** The stays {@code s} that meet a condition together with one of the rows {@code r}. */
    public static List<Row> find(Connection connection, Rows rows, String condition) throws SQLException {
        return rows.select(
                connection,
                "s.*",
                String.format(Locale.ROOT, "join stay s on %s", condition),
                new StayFacts(KEPT)::read);
    }

    /** New rows in the order of establishments: the guests of an establishment become neighbours in the table and in the index. */
    void store(Connection connection, Map<UUID, Row> before, Map<UUID, Row> after) throws SQLException {
        List<Row> begun = new ArrayList<>();
        Rows ended = new Rows(END);
        Rows changed = new Rows(columns);
        for (Row row : after.values()) {
            Row known = before.get(row.stay());
            if (known == null) {
                begun.add(row);
            } else if (ended(known, row)) {
                ended.add(row.stay(), row.cancelled(), row.facts().departedAt());
            } else if (!row.equals(known)) {
                add(changed, row);
            }
        }
        begun.sort(Comparator.comparing(Row::establishment));
        Rows copied = new Rows(columns);
        begun.forEach(row -> add(copied, row));
        copied.copy(connection, "stay");
        ended.update(connection, "stay");
        changed.update(connection, "stay");
    }

    private static boolean ended(Row known, Row row) {
        return !row.equals(known)
                && row.timeliness() == known.timeliness()
                && row.movedBack() == known.movedBack()
                && Objects.equals(row.age(), known.age())
                && row.moves().equals(known.moves())
                && StayFactsChange.departed(known.facts(), row.facts().departedAt())
                        .equals(row.facts());
    }

    /** The stays of these ids that the table has. */
    Map<UUID, Row> load(Connection connection, Set<String> stays) throws SQLException {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        if (!stays.isEmpty()) {
            new SqlText()
                    .add("select * from stay where stay_id = any(?::uuid[])", stays)
                    .list(connection, this::read)
                    .forEach(row -> rows.put(row.stay(), row));
        }
        return rows;
    }

    private void add(Rows rows, Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.stay());
        values.add(row.establishment());
        values.add(row.timeliness());
        values.add(row.movedBack());
        values.add(row.age());
        values.add(row.cancelled());
        Late late = row.late();
        values.add(late == null ? null : late.dueAt());
        values.add(late == null ? null : late.reportedAt());
        fields.forEach(field -> values.add(row.facts().get(field)));
        values.add(MovesText.of(row.moves()));
        rows.add(values.toArray());
    }

    private Row read(ResultSet row) throws SQLException {
        StayDetails.Builder facts = StayDetails.builder();
        for (Field field : fields) {
            facts.set(field, value(row, field));
        }
        Instant dueAt = SqlText.instant(row, "due_at");
        Instant reportedAt = SqlText.instant(row, "reported_at");
        return new Row(
                row.getObject("stay_id", UUID.class),
                row.getString("establishment"),
                Code.of(Timeliness.class, row.getString("timeliness")),
                dueAt == null || reportedAt == null ? null : new Late(dueAt, reportedAt),
                row.getBoolean("moved_back"),
                row.getObject("age", Integer.class),
                row.getBoolean("cancelled"),
                facts.build(),
                MovesText.parse(row.getString("moves")));
    }

    private static @Nullable Object value(ResultSet row, Field field) throws SQLException {
        if (field.type() == Instant.class) {
            return SqlText.instant(row, Columns.of(field));
        }
        if (field.type() == LocalDate.class) {
            return SqlText.date(row, Columns.of(field));
        }
        String text = row.getString(Columns.of(field));
        if (text == null || field.type() == String.class) {
            return text;
        }
        Object code = Columns.code(field, text);
        if (code == null) {
            throw new IllegalStateException("Unknown code in column " + Columns.of(field));
        }
        return code;
    }

    private static String type(Field field) {
        return field.type() == Instant.class ? "timestamptz" : field.type() == LocalDate.class ? "date" : "text";
    }
}
