package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.subscription.LogTime;

/**
 * A read model: its tables, and what each event does to them.
 *
 * <p>All tables live in one PostgreSQL schema of their own, which has the projection's name while it serves, and another
 * one while a rebuild fills it. No statement names it: the transactions of the methods below have it as their {@code
 * search_path}.
 */
public interface Projection {

    /** The name, also of the schema that serves. Lower case letters. */
    String name();

    /** Changes whenever the tables or their meaning change: a served schema of another version is rebuilt. */
    int version();

    /** The names of former projections whose schemas are dropped, since this one answers in their place. */
    default List<String> replaces() {
        return List.of();
    }

    /** Whether the tables, of this version, were made under other settings: then they are rebuilt too. */
    default boolean outdated(Connection connection) throws SQLException {
        return false;
    }

    /** How long events may gather before they are applied together, while nobody waits for one of them. */
    default Duration gathers() {
        return Duration.ofMillis(100);
    }

    /**
     * Whether each row follows from the events of one establishment alone, in their order, and from those that {@link
     * #concernsAll concern every establishment}: then events may come by partitions, each with some establishments, and
     * the order between partitions does not matter.
     */
    default boolean byEstablishment() {
        return false;
    }

    /**
     * Whether an event takes away what earlier events of any establishment brought. Events behind it must bring nothing
     * that it would take.
     */
    default boolean concernsAll(Event event) {
        return false;
    }

    /** Creates tables and indexes in an empty schema. */
    void create(Connection connection) throws SQLException;

    /**
     * Applies a batch within the transaction of the caller, which also moves the checkpoint. Never commits. Events come
     * in the order of the log, each exactly once; which batches they come in must not matter for the result.
     *
     * @param after the position of the last event applied before, 0 if there is none; between it and the first of the
     *              batch lies no event, though the positions may be far apart
     */
    void apply(Connection connection, long after, List<Recorded<Event>> batch) throws SQLException;

    /**
     * Nothing new was read after a position: what follows the time alone may be brought up to date, within the
     * transaction of the caller. Called about once a second. Clocks do not agree, and an event may be on its way into the
     * log: only its own time decides whether a day is over.
     */
    default void idle(Connection connection, long position, LogTime log) throws SQLException {}
}
