package vn.luutru.projection.table;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How transactions of projections run.
 *
 * <p>They do not wait for the disk: the log is durable, and whatever a crash takes from a read model it takes together
 * with the checkpoint, so the same events are applied again.
 *
 * <p>A process that is paused, or has lost its connection, within a transaction holds the checkpoint's row: the server
 * ends such a session, so that another process goes on, and what the paused one still sends meets a closed connection.
 *
 * <p>They find rows by key, one by one: the planner, whose statistics lag behind a table that grows by thousands of
 * rows a second, would else read all of it to change a few.
 */
public final class TransactionSettings {

    private static final String SQL = """
            set local synchronous_commit = off;
            set local lock_timeout = '5s';
            set local idle_in_transaction_session_timeout = '15s';
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off
            """;

    private TransactionSettings() {}

    /** Settles the transaction that is open on a connection, or begins one. */
    public static void apply(Connection connection) throws SQLException {
        SqlText.execute(connection, SQL);
    }

    /**
     * The same, for statements that name tables of a read model without their schema. The driver keeps what it has
     * prepared as long as a connection keeps to one schema.
     */
    public static void apply(Connection connection, String schema) throws SQLException {
        SqlText.execute(connection, "set local search_path = " + schema + ";" + SQL);
    }
}
