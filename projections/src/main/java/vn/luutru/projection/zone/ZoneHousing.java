package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Recorded;
import vn.luutru.projection.AnonymousStays;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.EstablishmentTables;

/**
 * Stays with room, bed and employer. The stays of every establishment are kept, since it may be told later that a
 * house has long been in a zone.
 */
public final class ZoneHousing implements Projection {

    /** Its name and schema. */
    public static final String NAME = "zone";

    private static final AnonymousStays STAYS = new AnonymousStays(List.of(
            Field.ARRIVED_AT,
            Field.DEPARTED_AT,
            Field.ROOM,
            Field.BED,
            Field.WORKER_EMPLOYER_TAX_CODE,
            Field.WORKER_EMPLOYER));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void create(Connection connection, String schema) throws SQLException {
        EstablishmentTables.create(connection, schema);
        STAYS.create(connection, schema);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index on %s.stay (establishment, arrived_at)".formatted(schema));
        }
    }

    @Override
    public void apply(Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
        EstablishmentTables.apply(connection, schema, batch);
        STAYS.apply(connection, schema, batch);
    }
}
