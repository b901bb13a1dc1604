package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.directory.EstablishmentReader;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.table.SqlText;

/**
 * The establishments of the read model {@link StayFigures}, cached in memory: they are described seldom and asked for with
 * each question. Each time the database is asked whether they still are what is known, by table {@code described}.
 */
public final class EstablishmentCache {

    private static final EstablishmentReader ESTABLISHMENTS = EstablishmentReader.of(StayFigures.NAME);

    /**
     * What is known.
     *
     * @param tables   differs between a read model and the one that a rebuild puts in its place
     * @param position of the last event of an establishment; 0 before the first
     * @param establishments   by id
     * @param mergers  which of them are the same establishment as others
     */
    public record Described(
            long tables, long position, Map<String, EstablishmentRecord> establishments, Mergers mergers) {

        /** Whether it is the same knowledge. */
        public boolean isOf(Described version) {
            return tables == version.tables && position == version.position;
        }
    }

    private @Nullable Described known;

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table described (position bigint not null);
                insert into described values (0)
                """);
        }
    }

    /** Remembers that these events described establishments. */
    static void described(Connection connection, List<Recorded<Event>> events) throws SQLException {
        new SqlText()
                .add(
                        "update described set position = ? returning 1",
                        events.getLast().position())
                .list(connection, row -> 1);
    }

    /** As described now; the same object while nothing changes. */
    public synchronized Described now(Connection connection) throws SQLException {
        Described version = new SqlText()
                .add("select tableoid::bigint as tables, position from figures.described")
                .list(
                        connection,
                        row -> new Described(row.getLong("tables"), row.getLong("position"), Map.of(), Mergers.NONE))
                .getFirst();
        if (known == null || !known.isOf(version)) {
            // What is read is as new as the version that was read before it, or newer, and then read again.
            Map<String, EstablishmentRecord> establishments = ESTABLISHMENTS.all(connection);
            known = new Described(
                    version.tables, version.position, Map.copyOf(establishments), Mergers.of(establishments.values()));
        }
        return known;
    }
}
