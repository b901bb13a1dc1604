package vn.luutru.projection;

import java.sql.Connection;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** A read model that fails at every event, with a name in its reason. */
record FailingProjection() implements Projection {

    @Override
    public String name() {
        return "failing";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection) {}

    @Override
    public void apply(Connection connection, long after, List<Recorded<Event>> batch) {
        throw new IllegalStateException("Nguyễn Văn Thử cannot be stored");
    }
}
