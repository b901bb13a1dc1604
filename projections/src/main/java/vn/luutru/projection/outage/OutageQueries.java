package vn.luutru.projection.outage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.table.SqlText;

/**
 * Questions to the calendar of outages.
 *
 * <p>Each method throws {@link ProjectionException} when the database cannot be asked.
 */
public final class OutageQueries {

    private final DataSource database;

    public OutageQueries(DataSource database) {
        this.database = database;
    }

    /** All that was ever proclaimed, the latest begin first. */
    public List<Outage> all() {
        return list(new SqlText().add("select * from outage.outage order by begins desc, outage"));
    }

    /** Those in force whose moved deadlines are not over at an instant, the earliest first. */
    public List<Outage> current(Instant now) {
        return list(new SqlText()
                        .add("select * from outage.outage where moved_to > ?", now)
                        .add("order by begins, outage"))
                .stream()
                .filter(Outage::inForce)
                .toList();
    }

    /** The outages in force. */
    public OutageCalendar calendar() {
        return new OutageCalendar(list(new SqlText().add("select * from outage.outage")));
    }

    private List<Outage> list(SqlText sql) {
        try (Connection connection = database.getConnection()) {
            return sql.list(connection, OutageTables::read);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
