package vn.luutru.projection.hospital;

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
 * Stays with department and role. The stays of every establishment are kept, since it may be told later that a house
 * is a hospital.
 */
public final class HospitalStays implements Projection {

    /** Its name and schema. */
    public static final String NAME = "hospital";

    private static final AnonymousStays STAYS = new AnonymousStays(
            List.of(Field.ARRIVED_AT, Field.DEPARTED_AT, Field.PATIENT_DEPARTMENT, Field.PATIENT_ROLE));

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
