package vn.luutru.projection;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read model could not be read or kept now; asking again later may help.
 *
 * <p>Its message holds the SQL state only: what the database says may quote a row, and so name a person.
 */
public final class ProjectionException extends RuntimeException {

    /** No schema and no table: nobody has built the read model yet. */
    private static final Set<String> NOT_BUILT = Set.of("3F000", "42P01");

    /** Classes of SQL states (PostgreSQL, appendix A): connections, conflicts, resources, locks, cancelled, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    /**
     * What a question gets from tables of another version: no such column, an ambiguous one, no such type or function, a
     * column of another type (class 42 of the same appendix).
     */
    private static final Set<String> UNFIT = Set.of("42702", "42703", "42704", "42804", "42846", "42883");

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

    /** Whether a value of the question was none that the database can read (class 22, data exceptions). */
    public boolean malformed() {
        return sqlState != null && sqlState.startsWith("22");
    }

    /**
     * Whether the question does not fit the tables. That is a fault, unless they are of another version than the question:
     * {@link ProjectionRunner#hasOtherTables}.
     */
    public boolean unfit() {
        return sqlState != null && UNFIT.contains(sqlState);
    }

    /** Whether there are no tables: no process keeps the read model, or one that does has just begun. */
    public boolean notBuilt() {
        return sqlState != null && NOT_BUILT.contains(sqlState);
    }

    /** Whether asking again may help: the tables are not built yet, or the database does not answer now. */
    public boolean mayPass() {
        return sqlState == null || notBuilt() || PASSING.contains(sqlState.substring(0, 2));
    }
}
