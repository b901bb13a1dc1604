package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.postgresql.PGConnection;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * The table {@code name_word}: each name that a stay of the register has, once, by each of its words. There are far
 * fewer names than stays, so that a check-in rarely adds to it.
 */
final class NameTable {

    private static final List<String> COLUMNS = List.of("word text", "words text");

    private NameTable() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table name_word (
                        word text collate "C", words text collate "C", primary key (word, words))
                    """);
        }
    }

    /**
     * Adds those of these names that it lacks. Most are of other stays of the month, whose index is looked into anyway
     * when the new stays are written.
     *
     * @param names by their numbers
     * @param stays the part of a month, without the stays whose names these are
     */
    static void add(Connection connection, String stays, SortedMap<Long, String> names) throws SQLException {
        Rows asked = new Rows(COLUMNS);
        for (long hash : notOf(connection, stays, names.keySet())) {
            String name = Objects.requireNonNull(names.get(hash));
            List<String> words = NameWords.words(name);
            if (!words.isEmpty()) {
                asked.add(words.getFirst(), name);
            }
        }
        Rows added = new Rows(COLUMNS);
        for (String name : asked.select(
                connection,
                "r.words",
                "where not exists (select from name_word w where w.word = r.word and w.words = r.words)",
                row -> row.getString("words"))) {
            NameWords.words(name).forEach(word -> added.add(word, name));
        }
        added.copy(connection, "name_word");
    }

    private static List<Long> notOf(Connection connection, String stays, Collection<Long> hashes) throws SQLException {
        List<Long> found = new ArrayList<>();
        String sql = "select r.hash from unnest(?) as r(hash) where not exists (select from " + stays
                + " s where s.name_hash = r.hash)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            // Of a primitive type: sent in binary form.
            long[] numbers = hashes.stream().mapToLong(Long::longValue).toArray();
            select.setArray(1, connection.unwrap(PGConnection.class).createArrayOf("int8", numbers));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    /** The names that these stays have now. */
    static List<String> of(Connection connection, String stays, Collection<UUID> ids) throws SQLException {
        return new SqlText()
                .add("select distinct name_words from " + stays)
                .add(
                        "where stay_id = any(?::uuid[])",
                        ids.stream().map(UUID::toString).toList())
                .list(connection, row -> row.getString("name_words"));
    }

    /** Removes those of these names that no stay has any more. */
    static void removeUnused(Connection connection, Collection<String> names) throws SQLException {
        Rows asked = new Rows(List.of("words text", "hash bigint"));
        names.forEach(name -> asked.add(name, NameWords.hash(name)));
        Rows unused = new Rows(COLUMNS);
        for (String name : asked.select(
                connection,
                "r.words",
                "where not exists (select from stay s where s.name_hash = r.hash and s.name_words = r.words)",
                row -> row.getString("words"))) {
            NameWords.words(name).forEach(word -> unused.add(word, name));
        }
        unused.delete(connection, "name_word");
    }

    /** Removes the names that only stays of this month have, before they are deleted. */
    static void removeMonth(Connection connection, int month) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                    with gone as materialized (select distinct name_hash, name_words from %1$s),
                    unused as materialized (
                        select name_words from gone g where not exists (
                            select from stay s where s.name_hash = g.name_hash and s.name_words = g.name_words
                            and s.recorded_month <> %2$d))
                    delete from name_word w
                    using unused u, unnest(string_to_array(btrim(u.name_words), ' ')) as found
                    where w.word = found and w.words = u.name_words
                    """, StayMonths.table(month), month));
        }
    }
}
