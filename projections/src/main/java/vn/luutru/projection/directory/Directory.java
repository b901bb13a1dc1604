package vn.luutru.projection.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.Projection;

/** Which establishments there are. */
public final class Directory implements Projection {

    /** Its name and schema. */
    public static final String NAME = "directory";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        EstablishmentTables.create(connection);
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        EstablishmentTables.apply(connection, batch);
    }
}
