package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.table.Columns;
import vn.luutru.projection.table.MovesText;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The table {@code stay}: one row a stay, in parts by {@linkplain StayMonths month}.
 *
 * <p>Few indexes, since each costs at every check-in, and none holds what a check-out changes, so that a check-out
 * touches no index. Who was in an establishment at an instant is then: who arrived within the days before, and the
 * {@linkplain LongStays long stays}.
 */
final class StayTable {

    private static final List<String> COLUMNS = columns();

    private StayTable() {}

    static void create(Connection connection) throws SQLException {
        StringBuilder facts = new StringBuilder();
        for (Field field : Field.all()) {
            facts.append(Columns.of(field)).append(' ').append(type(field)).append(",\n");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table stay (
                    stay_id uuid not null, position bigint not null,
                    establishment text collate "C" not null, reference text not null,
                    ward text collate "C" not null, number_hash bigint not null, person_hash bigint not null,
                    name_words text collate "C" not null, name_hash bigint not null,
                    reported_at timestamptz not null, due_at timestamptz not null, timeliness text not null,
                    recorded_month int not null,
                    state text not null, moved_back boolean not null, unidentified boolean not null, moves text, %1$s
                    primary key (stay_id, recorded_month)
                ) partition by list (recorded_month);
                create index on stay (establishment, arrived_at);
                create index on stay (establishment, arrived_at) where unidentified;
                create index on stay (number_hash, person_hash);
                create index on stay (ward, name_words);
                create index on stay (name_hash, stay_id)
                """, facts));
        }
    }

    /**
     * The rows of these stays, as far as they are known, with no more than these facts. Most stays that something
     * happens to began lately: the months are looked into from the newest on, until all are found.
     */
    static List<StayRow> load(Connection connection, List<Integer> months, Collection<UUID> ids, List<Field> facts)
            throws SQLException {
        List<StayRow> found = new ArrayList<>();
        TreeSet<UUID> left = new TreeSet<>(ids);
        for (Iterator<Integer> month = months.iterator(); month.hasNext() && !left.isEmpty(); ) {
            List<StayRow> rows = load(
                    connection,
                    month.next(),
                    facts,
                    new SqlText()
                            .add(
                                    "where stay_id = any(?::uuid[])",
                                    left.stream().map(UUID::toString).toList()));
            rows.forEach(row -> left.remove(row.id.value()));
            found.addAll(rows);
        }
        return found;
    }

    /** The rows of a month whose guests are in house, with no more facts than those they are counted by. */
    static List<StayRow> inHouse(Connection connection, int month) throws SQLException {
        return load(connection, month, StayRow.TIMES, new SqlText().add("where state = 'IN_HOUSE'"));
    }

    private static List<StayRow> load(Connection connection, int month, List<Field> facts, SqlText which)
            throws SQLException {
        return new SqlText()
                .add("select stay_id, establishment, reference, reported_at, due_at, timeliness, recorded_month,")
                .add(String.format(
                        Locale.ROOT,
                        "position, state, moved_back, moves, number_hash, unidentified, %s from %s",
                        facts.stream().map(Columns::of).collect(Collectors.joining(", ")),
                        StayMonths.table(month)))
                .add(which)
                .list(
                        connection,
                        row -> row(row, facts).before(row.getLong("number_hash"), row.getBoolean("unidentified")));
    }

    static Rows rows() {
        return new Rows(COLUMNS);
    }

    /** For what the end of a stay, or a cancellation, changes: no index holds any of it but, rarely, the ward. */
    static Rows endRows() {
        return new Rows(
                List.of("stay_id uuid", "position bigint", "ward text", "state text", "departed_at timestamptz"));
    }

    static void addEnd(Rows rows, StayRow row, String ward) {
        rows.add(row.id.value(), row.position, ward, row.state, row.details.departedAt());
    }

    /** For what a move, or a move and the end of a stay, changes. */
    static Rows moveRows() {
        return new Rows(List.of(
                "stay_id uuid",
                "position bigint",
                "ward text",
                "state text",
                "departed_at timestamptz",
                "patient_department text",
                "room text",
                "bed text",
                "moved_at timestamptz",
                "moves text"));
    }

    static void addMove(Rows rows, StayRow row, String ward) {
        rows.add(
                row.id.value(),
                row.position,
                ward,
                row.state,
                row.details.departedAt(),
                row.details.get(Field.PATIENT_DEPARTMENT),
                row.details.room(),
                row.details.bed(),
                row.details.movedAt(),
                MovesText.of(row.moves));
    }

    /** @param nameWords of the row, with their {@linkplain NameWords#hash number} */
    static void add(Rows rows, StayRow row, String nameWords, long nameHash, String ward) {
        UUID person = row.person();
        @Nullable Object[] values = new @Nullable Object[COLUMNS.size()];
        int i = 0;
        values[i++] = row.id.value();
        values[i++] = row.position;
        values[i++] = row.establishment;
        values[i++] = row.reference;
        values[i++] = ward;
        values[i++] = person.getMostSignificantBits();
        values[i++] = person.getLeastSignificantBits();
        values[i++] = nameWords;
        values[i++] = nameHash;
        values[i++] = row.reportedAt;
        values[i++] = row.dueAt;
        values[i++] = row.timeliness;
        values[i++] = row.month;
        values[i++] = MovesText.of(row.moves);
        values[i++] = row.state;
        values[i++] = row.movedBack;
        values[i++] = row.isUnidentified();
        for (Field field : Field.all()) {
            values[i++] = field == Field.ARRIVED_AT ? row.arrivedAt() : row.details.get(field);
        }
        rows.add(values);
    }

    static StayRow row(ResultSet row) throws SQLException {
        return row(row, Field.all());
    }

    private static StayRow row(ResultSet row, List<Field> facts) throws SQLException {
        StayDetails.Builder details = StayDetails.builder();
        for (Field field : facts) {
            details.set(field, value(row, field));
        }
        return new StayRow(
                new StayId(row.getObject("stay_id", UUID.class)),
                row.getString("establishment"),
                row.getString("reference"),
                instant(row, "reported_at"),
                instant(row, "due_at"),
                Code.of(Timeliness.class, row.getString("timeliness")),
                row.getInt("recorded_month"),
                true,
                details.build(),
                MovesText.parse(row.getString("moves")),
                Code.of(Resident.State.class, row.getString("state")),
                row.getLong("position"),
                row.getBoolean("moved_back"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(SqlText.instant(row, column));
    }

    private static @Nullable Object value(ResultSet row, Field field) throws SQLException {
        Class<?> type = field.type();
        if (type == Instant.class) {
            return SqlText.instant(row, Columns.of(field));
        } else if (type == LocalDate.class) {
            return SqlText.date(row, Columns.of(field));
        }
        String text = row.getString(Columns.of(field));
        if (text == null || type == String.class) {
            return text;
        } else if (type == BirthDate.class) {
            return BirthDate.parse(text);
        }
        Object code = Columns.code(field, text);
        if (code == null) {
            throw new IllegalStateException("Unknown code in column " + Columns.of(field));
        }
        return code;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "stay_id uuid",
                "position bigint",
                "establishment text",
                "reference text",
                "ward text",
                "number_hash bigint",
                "person_hash bigint",
                "name_words text",
                "name_hash bigint",
                "reported_at timestamptz",
                "due_at timestamptz",
                "timeliness text",
                "recorded_month int",
                "moves text",
                "state text",
                "moved_back boolean",
                "unidentified boolean"));
        for (Field field : Field.all()) {
            columns.add(Columns.of(field) + " " + type(field));
        }
        return List.copyOf(columns);
    }

    private static String type(Field field) {
        if (field.type() == Instant.class) {
            return "timestamptz";
        }
        return field.type() == LocalDate.class ? "date" : "text";
    }
}
