package vn.luutru.projection.figures;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** Sums that are kept beside the facts, in the same schema and in the same transactions. */
public interface Aggregate {

    /** Creates its tables in a schema. */
    void create(Connection connection) throws SQLException;

    /**
     * A local day has begun, or one later than that which was published before. Sums that follow the time go on to it.
     *
     * @param position of the last event applied
     */
    default void dayBegun(Connection connection, LocalDate today, long position) throws SQLException {}

    /** Whether its tables in a schema were made under other settings, so that they have to be built anew. */
    default boolean outdated(Connection connection) throws SQLException {
        return false;
    }

    /**
     * First reports are judged otherwise, since an outage was proclaimed or withdrawn, or moved with an establishment.
     *
     * @param steps stays whose judgement changed, and nothing else of them
     */
    default void rejudged(Connection connection, List<StayFacts.Step> steps) throws SQLException {}

    /**
     * Follows events: either of establishments alone, or of stays and whatever else.
     *
     * @param steps what each event made of a stay, in the order of the log; the table of facts has the last
     */
    void apply(Connection connection, List<Recorded<Event>> events, List<StayFacts.Step> steps) throws SQLException;
}
