package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Recorded;

/** Sums that are kept beside the facts, in the same schema and in the same transactions. */
public interface Tally {

    /** Creates its tables in a schema. */
    void create(Connection connection, String schema) throws SQLException;

    /**
     * Follows a batch.
     *
     * @param steps what each event of the batch made of a stay, in the order of the log; the table of facts has the last
     */
    void apply(
            Connection connection, String schema, List<Recorded<Event>> batch, List<AnonymousStays.Step> steps)
            throws SQLException;
}
