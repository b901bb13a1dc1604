package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** Read models that a test builds without a runner: in a schema made anew, from events of its own. */
public final class BuiltReadModels {

    private BuiltReadModels() {}

    /** The tables of a read model without events, in a schema made anew and a transaction that is left open. */
    public static void create(Connection connection, String schema, Projection projection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists %1$s cascade; create schema %1$s".formatted(schema));
        }
        connection.setSchema(schema);
        projection.create(connection);
    }

    /**
     * Applies a log from its first event on.
     *
     * @param largest so many events at a time, but for the last of them
     */
    public static void apply(Connection connection, Projection projection, List<Recorded<Event>> log, int largest)
            throws SQLException {
        for (int from = 0; from < log.size(); from += largest) {
            projection.apply(connection, from, log.subList(from, Math.min(log.size(), from + largest)));
        }
    }

    /** Builds each read model in the schema of its name, and commits. */
    public static void build(TestDatabase database, List<Recorded<Event>> log, Projection... projections)
            throws SQLException {
        try (Connection connection = database.connect()) {
            for (Projection projection : projections) {
                create(connection, projection.name(), projection);
                projection.apply(connection, 0, log);
            }
            connection.commit();
        }
    }

    /** The rows of a read model that is built from so many events at a time; nothing of it is kept. */
    public static Map<String, List<String>> rows(
            TestDatabase database, Projection projection, List<Recorded<Event>> log, int largest) throws SQLException {
        try (Connection connection = database.connect()) {
            create(connection, "built", projection);
            apply(connection, projection, log, largest);
            Map<String, List<String>> rows = SchemaRows.of(connection, "built");
            connection.rollback();
            return rows;
        }
    }
}
