package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.StayFigures;

/** Questions about industrial zones, answered exactly: for the police only. */
public final class ZoneQueries {

    private final DataSource database;

    public ZoneQueries(DataSource database) {
        this.database = database;
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
            if (!ZoneHouses.known(connection, StayFigures.NAME, zone)) {
                return Optional.empty();
            }
            ZoneHouses houses = ZoneHouses.on(connection, StayFigures.NAME, zone, Vietnam.dateOf(at), territory);
            return Optional.of(houses.with(at, ZoneLines.of(connection, StayFigures.NAME, houses.ids(), at)));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
