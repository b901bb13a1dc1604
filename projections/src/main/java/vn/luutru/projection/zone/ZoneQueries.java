package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.occupancy.OccupancyCache;

/** Questions about industrial zones, answered exactly: for the police only. */
public final class ZoneQueries {

    private final DataSource database;

    private final EstablishmentCache known;
    private final OccupancyCache occupants;

    public ZoneQueries(DataSource database, EstablishmentCache known, OccupancyCache occupants) {
        this.database = database;
        this.known = known;
        this.occupants = occupants;
    }

    /**
     * Beds and persons of a zone at an instant.
     *
     * @param territory what the reader is limited to: only its establishments are counted
     * @return empty when no establishment was ever described as lying in the zone
     * @throws ProjectionException if the database cannot be asked
     */
    public Optional<ZoneOccupancy> occupancy(String zone, Instant at, Territory territory) {
        try (Connection connection = database.getConnection()) {
            Collection<EstablishmentRecord> all =
                    known.now(connection).establishments().values();
            if (!ZoneEstablishments.known(all, zone)) {
                return Optional.empty();
            }
            LocalDate day = Vietnam.dateOf(at);
            ZoneEstablishments establishments = ZoneEstablishments.on(all, zone, day, territory);
            return Optional.of(establishments.with(
                    at, ZoneCounts.of(connection, occupants, establishments.ids(), Mergers.on(all, day), at)));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
