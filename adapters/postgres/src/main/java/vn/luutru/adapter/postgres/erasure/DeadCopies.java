package vn.luutru.adapter.postgres.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which tables hold dead copies of erased data: rows that were deleted or replaced, and that PostgreSQL keeps in its
 * files until their pages are written anew.
 *
 * @param upTo   the newest of the erasures that are known
 * @param tables in the order in which they are to be rewritten: late the one that declarations wait for, last the
 *     statistics of the planner, into which the others' rewriting writes
 */
public record DeadCopies(long upTo, List<Table> tables) {

    /** The keys of streams: what is declared waits while it is rewritten. */
    public static final String KEYS = "log.stream_key";

    /**
     * A table that is there.
     *
     * @param owned whether the role may rewrite it
     */
    public record Table(String name, Kind kind, boolean owned) {

        /** What removes the dead copies from it. */
        String statement() {
            return switch (kind) {
                case PLAIN -> "VACUUM (FULL, VERBOSE, ANALYZE) " + name;
                case STATISTICS -> "VACUUM (FULL, VERBOSE) " + name;
                case PARTED -> "ANALYZE " + name;
            };
        }
    }

    public enum Kind {
        PLAIN,
        /** Without rows of its own; the planner's statistics may have values of its parts. */
        PARTED,
        /** Where the planner's statistics lie, which hold values of columns, names and numbers among them. */
        STATISTICS
    }

    /** The read models that keep who was somewhere, what was asked about them, and for whom the police look. */
    public static final List<String> READ_MODELS = List.of("access", "register", "watch");

    /** A rebuild fills the schema of this end. */
    private static final String NEXT = "_next";

    private static final String REPLACED = "_old";

    /** The register is in parts by month. */
    private static final String STAYS = "register.stay";

    /** Tables whose rows tell of persons, and that are not in parts. */
    private static final List<String> WHOLE = List.of(
            "access.query",
            "desks.guest_card",
            "log.month_key",
            KEYS,
            "register.lasting",
            "register.name_word",
            "register.repeated",
            "tasks.task",
            "watch.alert",
            "watch.entry");

    /** @return null if nothing was erased since the last time */
    public static @Nullable DeadCopies find(Connection connection) throws SQLException {
        long upTo = 0;
        Set<Integer> months = new TreeSet<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id, month FROM log.rewrite_due")) {
            while (rows.next()) {
                upTo = Math.max(upTo, rows.getLong("id"));
                months.add(rows.getInt("month"));
            }
        }
        return months.isEmpty() ? null : new DeadCopies(upTo, tables(connection, months));
    }

    /**
     * The tables that hold dead copies, as far as they are there, after keys of these months were destroyed: of the
     * register its parts by month, whole what is not in parts.
     *
     * @param months as yyyymm
     */
    public static List<String> holders(Set<Integer> months) {
        return Stream.concat(WHOLE.stream(), months.stream().map(month -> STAYS + "_" + month))
                .toList();
    }

    private static List<Table> tables(Connection connection, Set<Integer> months) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
            SELECT n.nspname || '.' || c.relname AS name,
                   CASE WHEN n.nspname = 'pg_catalog' THEN 'STATISTICS' WHEN c.relkind = 'p' THEN 'PARTED'
                   ELSE 'PLAIN' END AS kind,
                   pg_has_role(CASE WHEN n.nspname = 'pg_catalog' THEN d.datdba ELSE c.relowner END, 'USAGE')
                     AS owned
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, pg_database d
            WHERE d.datname = current_database() AND (c.relkind = 'r' AND (
                n.nspname || '.' || c.relname = ANY (?)
                OR n.nspname = 'pg_catalog' AND c.relname = 'pg_statistic')
              OR c.relkind = 'p' AND n.nspname || '.' || c.relname = ? AND EXISTS (
                SELECT FROM pg_stats s WHERE s.schemaname = n.nspname AND s.tablename = c.relname))
            ORDER BY n.nspname = 'pg_catalog', n.nspname || '.' || c.relname = ?, c.relkind = 'p', name\
            """)) {
            select.setArray(1, connection.createArrayOf("text", holders(months).toArray()));
            select.setString(2, STAYS);
            select.setString(3, KEYS);
            List<Table> tables = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(new Table(
                            rows.getString("name"), Kind.valueOf(rows.getString("kind")), rows.getBoolean("owned")));
                }
            }
            return tables;
        }
    }

    /**
     * Whether one of these read models is being rebuilt, or has tables left that a rebuild replaced: the new ones may come
     * to hold dead copies yet, and in the replaced ones an erased guest stands as before.
     */
    public static boolean rebuilding(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) > 0 FROM pg_namespace WHERE nspname = ANY (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            READ_MODELS.stream()
                                    .flatMap(name -> Stream.of(name + NEXT, name + REPLACED))
                                    .toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Whether anything was erased since the last time, without the tables that hold it. */
    public static boolean due(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT count(*) > 0 FROM log.rewrite_due")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** All of them are rewritten: what was erased later is due the next time. */
    public void done(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM log.rewrite_due WHERE id <= ?")) {
            delete.setLong(1, upTo);
            delete.executeUpdate();
        }
    }
}
