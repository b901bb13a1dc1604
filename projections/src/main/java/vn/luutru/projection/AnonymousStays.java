package vn.luutru.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Changes;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayEvent;
import vn.luutru.declaration.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.StayEvent.StayCancelled;
import vn.luutru.declaration.StayEvent.StayCorrected;
import vn.luutru.declaration.Timeliness;

/**
 * The table {@code stay} of a read model that counts: one row a stay with a few facts, none of which tells who it was.
 *
 * <p>Since no fact is sealed, the destruction of a key changes nothing here: the row stays and goes on counting, and a
 * rebuild after the destruction gives the same rows.
 */
public final class AnonymousStays {

    /**
     * A stay as last told.
     *
     * @param timeliness of the first report; no correction changes it
     * @param cancelled  counts nowhere, for good
     * @param facts      only those that this table keeps; always with {@link Field#ARRIVED_AT}
     */
    public record Row(UUID stay, String establishment, Timeliness timeliness, boolean cancelled, StayDetails facts) {

        /** The arrival as last told, or the first report of a stay without one. */
        public Instant arrivedAt() {
            return Objects.requireNonNull(facts.arrivedAt());
        }
    }

    /** What a batch made of a stay; {@code before} is null when the batch began it. */
    public record Change(@Nullable Row before, Row after) {}

    private final List<Field> fields;
    private final List<String> columns;

    /**
     * @param fields what is kept, with {@link Field#ARRIVED_AT} among it
     * @throws IllegalArgumentException if one of them may tell who it was
     */
    public AnonymousStays(List<Field> fields) {
        if (fields.stream().anyMatch(Field::personal) || !fields.contains(Field.ARRIVED_AT)) {
            throw new IllegalArgumentException("Only facts that name nobody, the arrival among them");
        }
        this.fields = List.copyOf(fields);
        columns =
                new ArrayList<>(List.of("stay_id uuid", "establishment text", "timeliness text", "cancelled boolean"));
        fields.forEach(field -> columns.add(column(field) + " " + type(field)));
    }

    /** Creates the table in a schema. */
    public void create(Connection connection, String schema) throws SQLException {
        String facts = fields.stream()
                .map(field -> ", " + column(field) + " " + type(field))
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table %s.stay (
                        stay_id uuid primary key, establishment text collate "C" not null, timeliness text not null,
                        cancelled boolean not null %s
                    ) with (fillfactor = 90)
                    """.formatted(schema, facts));
        }
    }

    /** Applies the events of stays; returns every stay that they touched, once, in the order of the first touch. */
    public List<Change> apply(Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
        Map<UUID, Row> before = load(connection, schema, batch);
        Map<UUID, Row> after = new LinkedHashMap<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                after.put(in.stream(), begin(in));
            } else if (recorded.event() instanceof StayEvent event) {
                Row row = after.containsKey(event.stream()) ? after.get(event.stream()) : before.get(event.stream());
                if (row != null) {
                    after.put(event.stream(), evolve(row, event));
                }
            }
        }
        List<Change> changes = new ArrayList<>();
        Rows begun = new Rows(columns);
        Rows changed = new Rows(columns);
        for (Row row : after.values()) {
            Row known = before.get(row.stay());
            if (!row.equals(known)) {
                add(known == null ? begun : changed, row);
                changes.add(new Change(known, row));
            }
        }
        begun.insert(connection, schema + ".stay", "");
        changed.update(connection, schema + ".stay");
        return changes;
    }

    private Row begin(GuestCheckedIn in) {
        StayDetails.Builder kept = kept(in.details()).toBuilder();
        if (!in.details().has(Field.ARRIVED_AT)) {
            kept.set(Field.ARRIVED_AT, in.reportedAt());
        }
        return new Row(in.stream(), in.establishment().value(), in.timeliness(), false, kept.build());
    }

    private Row evolve(Row row, StayEvent event) {
        return switch (event) {
            case GuestCheckedOut out ->
                with(
                        row,
                        row.facts().toBuilder()
                                .set(Field.DEPARTED_AT, out.departedAt())
                                .build());
            case StayCorrected corrected -> with(row, corrected(row.facts(), corrected.changes()));
            case StayCancelled cancelled ->
                new Row(row.stay(), row.establishment(), row.timeliness(), true, row.facts());
            case GuestCheckedIn again -> row;
            case StayEvent.StayForgotten key -> row;
        };
    }

    private Row with(Row row, StayDetails facts) {
        return new Row(row.stay(), row.establishment(), row.timeliness(), row.cancelled(), kept(facts));
    }

    private static StayDetails corrected(StayDetails facts, Changes changes) {
        StayDetails changed = facts.with(changes);
        return changed.has(Field.ARRIVED_AT)
                ? changed
                : changed.toBuilder().set(Field.ARRIVED_AT, facts.arrivedAt()).build();
    }

    private StayDetails kept(StayDetails all) {
        StayDetails.Builder some = StayDetails.builder();
        fields.forEach(field -> some.set(field, all.get(field)));
        return some.build();
    }

    private Map<UUID, Row> load(Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
        Set<UUID> begun = new HashSet<>();
        Set<String> touched = new HashSet<>();
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof GuestCheckedIn in) {
                begun.add(in.stream());
            } else if (recorded.event() instanceof StayEvent event && !begun.contains(event.stream())) {
                touched.add(event.stream().toString());
            }
        }
        Map<UUID, Row> rows = new LinkedHashMap<>();
        if (!touched.isEmpty()) {
            new SqlText()
                    .add("select * from %s.stay where stay_id = any(?::uuid[])".formatted(schema), touched)
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
        values.add(row.cancelled());
        fields.forEach(field -> values.add(row.facts().get(field)));
        rows.add(values.toArray());
    }

    private Row read(ResultSet row) throws SQLException {
        StayDetails.Builder facts = StayDetails.builder();
        for (Field field : fields) {
            facts.set(field, value(row, field));
        }
        return new Row(
                row.getObject("stay_id", UUID.class),
                row.getString("establishment"),
                Timeliness.valueOf(row.getString("timeliness")),
                row.getBoolean("cancelled"),
                facts.build());
    }

    private static @Nullable Object value(ResultSet row, Field field) throws SQLException {
        if (field.type() == Instant.class) {
            return SqlText.instant(row, column(field));
        }
        String text = row.getString(column(field));
        if (text == null || field.type() == String.class) {
            return text;
        }
        for (Object constant : field.type().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalStateException("Unknown code in column " + column(field));
    }

    private static String column(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static String type(Field field) {
        return field.type() == Instant.class ? "timestamptz" : "text";
    }
}
