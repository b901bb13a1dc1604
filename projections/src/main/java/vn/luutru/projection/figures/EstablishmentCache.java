package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentTables;

/**
 * The establishments of the read model {@link StayFigures}, cached in memory: they are described seldom and asked for with
 * each question. Each time the database is asked whether they still are what is known, by table {@code described}.
 */
public final class EstablishmentCache {

    /**
     * What is known.
     *
     * @param tables   differs between a read model and the one that a rebuild puts in its place
     * @param position of the last event of an establishment; 0 before the first
     * @param establishments   by id
     */
    public record Described(long tables, long position, Map<String, EstablishmentRecord> establishments) {

        /** Whether it is the same knowledge. */
        public boolean isOf(Described version) {
            return tables == version.tables && position == version.position;
        }
    }

    private @Nullable Described known;

    static void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table %1$s.described (position bigint not null);
                insert into %1$s.described values (0)
                """, schema));
        }
    }

    /** Remembers that these events described establishments. */
    static void described(Connection connection, String schema, List<Recorded<Event>> events) throws SQLException {
        new SqlText()
                .add(
                        String.format(Locale.ROOT, "update %s.described set position = ? returning 1", schema),
                        events.getLast().position())
                .list(connection, row -> 1);
    }

    /** As described now; the same object while nothing changes. */
    public synchronized Described now(Connection connection) throws SQLException {
        Described version = new SqlText()
                .add("select tableoid::bigint as tables, position from figures.described")
                .list(connection, row -> new Described(row.getLong("tables"), row.getLong("position"), Map.of()))
                .getFirst();
        if (known == null || !known.isOf(version)) {
            // What is read is as new as the version that was read before it, or newer, and then read again.
            Map<String, EstablishmentRecord> establishments = EstablishmentTables.all(connection, StayFigures.NAME);
            known = new Described(version.tables, version.position, Map.copyOf(establishments));
        }
        return known;
    }
}
