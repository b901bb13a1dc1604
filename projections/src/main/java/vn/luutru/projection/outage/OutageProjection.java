package vn.luutru.projection.outage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.projection.Projection;

/** Which outages there are. */
public final class OutageProjection implements Projection {

    /** Its name and schema. */
    public static final String NAME = "outage";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) throws SQLException {
        OutageTables.create(connection);
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        for (Recorded<Event> recorded : batch) {
            if (recorded.event() instanceof OutageEvent event) {
                OutageTables.apply(connection, event);
            }
        }
    }
}
