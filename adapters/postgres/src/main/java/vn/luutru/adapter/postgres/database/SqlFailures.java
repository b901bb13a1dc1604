package vn.luutru.adapter.postgres.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failure of the database means to whoever runs the service. Texts of our own: the server's may quote a row. */
public final class SqlFailures {

    public static final String UNIQUE_VIOLATION = "23505";
    public static final String CHECK_VIOLATION = "23514";

    private SqlFailures() {}

    /** One clause, with the SQL state in parentheses. */
    public static String describe(SQLException failure) {
        String state = failure.getSQLState();
        String known = state == null ? "" : state;
        String meaning = switch (known) {
            case "53100" -> "the disk of the database is full";
            case "53200" -> "the database is out of memory";
            case "53300" -> "the database has no connection left";
            case "25006" -> "the database is read-only";
            case "57014" -> "the database cancelled the statement (statement_timeout)";
            case "55P03" -> "a lock was not free in time (lock_timeout)";
            case "42501" -> "the role lacks a right";
            default -> ofClass(known);
        };
        return meaning + " (SQL state " + (known.isEmpty() ? "none" : known) + ")";
    }

    private static String ofClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "57" -> "the database is out of reach";
            case "28" -> "the database refuses the role or its password";
            case "3D" -> "there is no such database";
            case "53" -> "the database lacks a resource";
            default -> "the database failed";
        };
    }

    /** Whether the server did not answer, as opposed to having refused: also when a pool had no connection in time. */
    static boolean unreachable(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /** The constraint that a row violates; null when the server does not name one. */
    public static @Nullable String constraint(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}
