package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;

/**
 * All who are in house, one after the other, for the comparison of a new entry of the watch list with them. Nobody sees
 * them: what comes of it is a match, whose person an officer reads by a recorded question.
 */
public final class InHouse {

    /**
     * A guest in house.
     *
     * @param ward       of the stay
     * @param declaredIn the local month with whose key the stay is erased
     */
    public record Guest(
            StayId stay, EstablishmentId establishment, String ward, YearMonth declaredIn, StayDetails details) {

        /** Without who it is. */
        @Override
        public String toString() {
            return "Guest[stay=" + stay + "]";
        }
    }

    private final DataSource database;

    public InHouse(DataSource database) {
        this.database = database;
    }

    /** @throws ProjectionException if the database cannot be asked */
    public void each(Consumer<Guest> reader) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new SqlText()
                    .add("select s.* from (select s.* from " + RegisterQueries.GOING_ON)
                    .add("union all select t.* from " + RegisterQueries.ARRIVED_LATELY)
                    .add(") s where s.state = 'IN_HOUSE'")
                    .each(connection, row -> {
                        StayRow stay = StayTable.row(row);
                        reader.accept(new Guest(
                                stay.id,
                                new EstablishmentId(stay.establishment),
                                row.getString("ward"),
                                YearMonth.of(stay.month / 100, stay.month % 100),
                                stay.details));
                    });
            connection.rollback();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
