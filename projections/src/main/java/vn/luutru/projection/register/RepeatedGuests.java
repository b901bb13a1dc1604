package vn.luutru.projection.register;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The table {@code repeated}: the stays in house whose person is declared in another establishment at the same time, or
 * whose paper is declared under another name. Hardly any is, so that the lists of both are read from here at once.
 *
 * <p>What stands here follows from the stays alone, by {@link TraitSql#OTHER_ID} and {@link TraitSql#OTHER_NAME}: whoever
 * changes these raises the version of the {@link Register}. That two establishments were merged is not looked at; those
 * who ask the table do.
 *
 * <p>Each number that begins to stand in a stay is looked up among all stays, those of a batch together. A stay that ends
 * or goes can only end a repetition, so that its number is looked up in this table alone.
 */
final class RepeatedGuests {

    private static final List<String> KEY = List.of("number_hash bigint", "stay_id uuid");

    private static final List<String> COLUMNS = List.of(
            "number_hash bigint",
            "stay_id uuid",
            "establishment text",
            "arrived_at timestamptz",
            "recorded_month int",
            "places boolean",
            "names boolean");

    private static final String NAMED =
            "number_hash, stay_id, establishment, arrived_at, recorded_month, places, names";

    private record Listed(
            long number,
            UUID stay,
            String establishment,
            Instant arrivedAt,
            int month,
            boolean places,
            boolean names) {}

    private RepeatedGuests() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table repeated (
                    number_hash bigint, stay_id uuid, establishment text collate "C" not null,
                    arrived_at timestamptz not null, recorded_month int not null,
                    places boolean not null, names boolean not null, primary key (number_hash, stay_id));
                create index on repeated (establishment, arrived_at, stay_id)
                """);
        }
    }

    /**
     * Of the numbers that these rows will have, those that may stand in more than one stay then. Most numbers are new, and
     * nothing of them is read but the way down an index. What fills the field of very many is left out: nothing is
     * repeated under it.
     *
     * @param rows that the table of stays does not have yet
     */
    static Set<Long> several(Connection connection, Collection<StayRow> rows) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        Set<Long> several = new HashSet<>();
        for (StayRow row : rows) {
            Long number = row.writtenNumber();
            if (number != null && !numbers.add(number)) {
                several.add(number);
            }
        }
        if (!numbers.isEmpty()) {
            several.addAll(new SqlText()
                    .add(
                            "select distinct o.number_hash from stay o where o.number_hash = any(?)",
                            array(connection, numbers))
                    .list(connection, row -> row.getLong("number_hash")));
        }
        return several;
    }

    /**
     * Follows what became of stays, which the table of stays has already.
     *
     * @param several numbers of these rows that stand in more than one stay
     */
    static void follow(Connection connection, Collection<StayRow> rows, Set<Long> several) throws SQLException {
        Set<Long> touched = new HashSet<>(several);
        for (StayRow row : rows) {
            if (row.numberBefore != null) {
                touched.add(row.numberBefore);
            }
        }
        if (!touched.isEmpty()) {
            follow(connection, touched, several);
        }
    }

    /** Follows after stays were deleted, whichever they were. */
    static void followDeleted(Connection connection) throws SQLException {
        Set<Long> all = new HashSet<>(new SqlText()
                .add("select distinct number_hash from repeated")
                .list(connection, row -> row.getLong("number_hash")));
        if (!all.isEmpty()) {
            follow(connection, all, Set.of());
        }
    }

    /**
     * @param touched numbers of which stays changed
     * @param begun   of these, numbers of which there may be more than before
     */
    private static void follow(Connection connection, Set<Long> touched, Set<Long> begun) throws SQLException {
        Set<Listed> before = new HashSet<>(new SqlText()
                .add("select " + NAMED + " from repeated where number_hash = any(?)", array(connection, touched))
                .list(connection, RepeatedGuests::listed));
        Set<Long> asked = new HashSet<>();
        before.forEach(listed -> asked.add(listed.number));
        if (!begun.isEmpty()) {
            asked.addAll(ofSeveral(connection, begun));
        }
        if (asked.isEmpty()) {
            return;
        }
        Set<Listed> now = new HashSet<>(repeated(connection, asked));
        Rows noLonger = new Rows(KEY);
        for (Listed listed : before) {
            if (!now.contains(listed)) {
                noLonger.add(listed.number, listed.stay);
            }
        }
        Rows added = new Rows(COLUMNS);
        for (Listed listed : now) {
            if (!before.contains(listed)) {
                added.add(
                        listed.number,
                        listed.stay,
                        listed.establishment,
                        listed.arrivedAt,
                        listed.month,
                        listed.places,
                        listed.names);
            }
        }
        noLonger.delete(connection, "repeated");
        added.copy(connection, "repeated");
    }

    /** Those of these numbers that stand in two establishments or beside two names: hardly any. */
    private static List<Long> ofSeveral(Connection connection, Set<Long> numbers) throws SQLException {
        return new SqlText()
                .add(
                        "select o.number_hash from stay o where o.number_hash = any(?) and o.state <> 'CANCELLED'",
                        array(connection, numbers))
                .add("group by o.number_hash having min(o.establishment) <> max(o.establishment)")
                .add("or min(o.name_words) <> max(o.name_words)")
                .list(connection, row -> row.getLong("number_hash"));
    }

    private static List<Listed> repeated(Connection connection, Set<Long> numbers) throws SQLException {
        return new SqlText()
                .add("select " + NAMED + " from (select s.number_hash, s.stay_id, s.establishment, s.arrived_at,")
                .add("s.recorded_month, exists (select from stay o where " + TraitSql.OTHER_ID + ") as places,")
                .add("coalesce(" + TraitSql.UNIQUE_TYPE + " and " + TraitSql.REAL_NUMBER)
                .add("and exists (select from stay o where " + TraitSql.OTHER_NAME + "), false) as names")
                .add("from stay s where s.number_hash = any(?)", array(connection, numbers))
                .add("and s.state = 'IN_HOUSE' offset 0) s where places or names")
                .list(connection, RepeatedGuests::listed);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("number_hash"),
                row.getObject("stay_id", UUID.class),
                row.getString("establishment"),
                Objects.requireNonNull(SqlText.instant(row, "arrived_at")),
                row.getInt("recorded_month"),
                row.getBoolean("places"),
                row.getBoolean("names"));
    }

    /** In their order: each walk of an index would sort them otherwise. */
    private static Array array(Connection connection, Set<Long> numbers) throws SQLException {
        long[] sorted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        return connection.unwrap(PGConnection.class).createArrayOf("int8", sorted);
    }
}
