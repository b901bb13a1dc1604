package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.KnownHouses;
import vn.luutru.projection.occupancy.KnownOccupants;

/** Questions about industrial zones, answered exactly: for the police only. */
public final class ZoneQueries {

    private final DataSource database;

    private final KnownHouses known;
    private final KnownOccupants occupants;

    public ZoneQueries(DataSource database, KnownHouses known, KnownOccupants occupants) {
        this.database = database;
        this.known = known;
        this.occupants = occupants;
    }

    /**
     * Beds and persons of a zone at an instant.
     *
     * @param territory the ward that the reader is limited to, null for all: then only its houses are counted
     * @return empty when no establishment was ever described as lying in the zone
     * @throws ProjectionException if the database cannot be asked
     */
    public Optional<ZoneOccupancy> occupancy(String zone, Instant at, @Nullable String territory) {
        try (Connection connection = database.getConnection()) {
            Collection<EstablishmentRecord> all = known.now(connection).houses().values();
            if (!ZoneHouses.known(all, zone)) {
                return Optional.empty();
            }
            ZoneHouses houses = ZoneHouses.on(all, zone, Vietnam.dateOf(at), territory);
            return Optional.of(houses.with(at, ZoneLines.of(connection, occupants, houses.ids(), at)));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
