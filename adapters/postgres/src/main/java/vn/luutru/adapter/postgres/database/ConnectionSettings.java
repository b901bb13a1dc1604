package vn.luutru.adapter.postgres.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.ds.common.BaseDataSource;

/**
 * How connections to the database are made: none waits without end for a server, a firewall or a proxy that has fallen
 * silent, and a process that is paused within a transaction does not keep its locks.
 */
public final class ConnectionSettings {

    /** How long a new connection may take. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** How long the server leaves a transaction open whose process says nothing; transactions of projections set less. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(60);

    /**
     * Keeps what is declared out of the server's log where the role may set that, which needs {@code GRANT SET ON
     * PARAMETER} from an administrator: the values of slow or refused statements name guests.
     */
    public static final String DISCREET_LOG = """
        select set_config(name, value, false) from (values
            ('log_parameter_max_length', '0'), ('log_parameter_max_length_on_error', '0'),
            ('log_error_verbosity', 'terse'), ('log_min_error_statement', 'panic')) as wanted (name, value)
        where has_parameter_privilege(name, 'SET')\
        """;

    /**
     * How long statements may take that rewrite a table or build an index: longer than any of them takes, and short enough
     * that a night's work ends before the next night.
     */
    public static final Duration LONG_SILENCE = Duration.ofHours(6);

    private ConnectionSettings() {}

    /**
     * Properties for the driver.
     *
     * @param name    as {@code pg_stat_activity} shows it
     * @param silence how long a statement may go without a byte from the server before the connection counts as lost
     */
    public static Properties of(String name, Duration silence) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "luutru-" + name);
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        // What the server says of a row that it refuses may name a guest: it must not get into a log.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", sessionOptions());
        return properties;
    }

    /** The same for a source of connections; what its address says of the same settings counts no more. */
    public static void apply(BaseDataSource source, String name, Duration silence) {
        Properties properties = of(name, silence);
        try {
            for (String property : properties.stringPropertyNames()) {
                source.setProperty(property, properties.getProperty(property));
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("A setting that the driver does not know", e);
        }
    }

    /** Session settings as the server's {@code options} have them. */
    public static String sessionOptions() {
        return "-c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis();
    }
}
