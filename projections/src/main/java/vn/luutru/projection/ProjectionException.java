package vn.luutru.projection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A read model could not be read or kept now; asking again later may help.
 *
 * <p>Its message holds the SQL state only: what the database says may quote a row, and so name a person.
 */
public final class ProjectionException extends RuntimeException {

    private final @Nullable String sqlState;

    public ProjectionException(SQLException cause) {
        super("Read model out of reach, SQL state " + cause.getSQLState());
        sqlState = cause.getSQLState();
        setStackTrace(cause.getStackTrace());
    }

    /** The SQL state of the failure, null when the driver gave none. */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
