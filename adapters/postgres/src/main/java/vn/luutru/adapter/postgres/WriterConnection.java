package vn.luutru.adapter.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.ConnectionSettings;

/** A connection of one thread, made when needed and again when broken. */
class WriterConnection {

    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

    /** A write that takes longer is treated as unknown and looked up. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final String url;
    private final Properties properties = ConnectionSettings.of("log", SILENCE);
    private @Nullable Connection connection;

    WriterConnection(String url) {
        this.url = url;
        properties.setProperty("binaryTransferEnable", UuidArray.OID);
        properties.setProperty("prepareThreshold", "1");
        // Streams are found by key, whatever the planner believes of a table that grows by thousands of rows a second.
        // Each statement is planned once: planning one event's insert again costs as much as a sixth of its execution.
        properties.setProperty(
                "options",
                ConnectionSettings.sessionOptions()
                        + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off"
                        + " -c plan_cache_mode=force_generic_plan");
    }

    Connection get() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(url, properties);
            connection = open;
            try (Statement statement = open.createStatement()) {
                statement.execute(ConnectionSettings.DISCREET_LOG);
            }
        }
        return open;
    }

    void discard() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("A broken connection could not be closed: {}", e.getSQLState());
            }
        }
    }
}
