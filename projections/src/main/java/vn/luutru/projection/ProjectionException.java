package vn.luutru.projection;

import java.sql.SQLException;
import java.util.Set;

/**
 * A read model could not be read or kept.
 *
 * <p>Its message holds the SQL state only: what the database says may quote a row, and so name a person.
 */
public final class ProjectionException extends RuntimeException {

    /** SQL states of what passes by itself: no connection, no room, interrupted, a lock or a conflict. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

    private final boolean passing;

    public ProjectionException(SQLException cause) {
        super("Read model out of reach, SQL state " + cause.getSQLState());
        String state = cause.getSQLState();
        passing = state == null || PASSING.contains(state.substring(0, Math.min(2, state.length())));
        setStackTrace(cause.getStackTrace());
    }

    /** Whether asking again later may help; if not, it is a fault in a question. */
    public boolean passing() {
        return passing;
    }
}
