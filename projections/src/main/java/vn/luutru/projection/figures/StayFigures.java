package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Recorded;
import vn.luutru.projection.Projection;
import vn.luutru.projection.directory.EstablishmentTables;

/**
 * All that is counted: one row a stay with the facts that figures go by, the establishments' descriptions by day, and
 * the sums that are kept of both.
 *
 * <p>The stays of every establishment are kept, since it may be told later what a house was long before: in a zone, a
 * hospital, a hotel.
 */
public final class StayFigures implements Projection {

    /** Its name and schema. */
    public static final String NAME = "figures";

    private final AnonymousStays stays = new AnonymousStays(AnonymousStays.KEPT);
    private final List<Tally> tallies;

    /** @param tallies the sums that are kept of the stays */
    public StayFigures(List<? extends Tally> tallies) {
        this.tallies = List.copyOf(tallies);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> replaces() {
        return List.of("tourism", "zone", "hospital", "compliance");
    }

    @Override
    public void create(Connection connection, String schema) throws SQLException {
        EstablishmentTables.create(connection, schema);
        stays.create(connection, schema);
        for (Tally tally : tallies) {
            tally.create(connection, schema);
        }
    }

    @Override
    public void apply(Connection connection, String schema, List<Recorded<Event>> batch) throws SQLException {
        EstablishmentTables.apply(connection, schema, batch);
        List<AnonymousStays.Step> steps = stays.apply(connection, schema, batch);
        for (Tally tally : tallies) {
            tally.apply(connection, schema, batch, steps);
        }
    }
}
