package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.register.Register;

/** The same read model, in small steps and in a version of its own. */
record SlowProjection(Register register, int version) implements Projection {

    @Override
    public String name() {
        return register.name();
    }

    @Override
    public void create(Connection connection) throws SQLException {
        register.create(connection);
    }

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException {
        long last = after;
        for (int from = 0; from < batch.size(); from += 200) {
            List<Recorded<Event>> some = batch.subList(from, Math.min(from + 200, batch.size()));
            register.apply(connection, last, some);
            last = some.getLast().position();
        }
    }
}
