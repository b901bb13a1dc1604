package vn.luutru.app.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.postgres.database.ConnectionSettings;
import vn.luutru.app.settings.RefusedStartException;

/** Looks at the database before anything is written to it, and refuses to start with an explanation. */
public final class DatabaseCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);
    private static final int OLDEST_VERSION = 160_000;

    private static final String SERVER = """
        select current_setting('server_version_num')::int, current_setting('server_version'),
            current_setting('server_encoding'), current_database(), current_user,
            has_database_privilege(current_database(), 'CREATE'),
            pg_is_in_recovery() or current_setting('transaction_read_only')::boolean\
        """;

    /** What the role may open at most, by the server, the role and the database; the last two have -1 for no limit. */
    private static final String CONNECTIONS = """
        select least(
            current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                - coalesce(current_setting('reserved_connections', true)::int, 0),
            (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user),
            (select nullif(datconnlimit, -1) from pg_database where datname = current_database()))\
        """;

    /** Whether slow statements, or all of them, are logged with their values in this session. */
    private static final String LOGGED_VALUES = """
        select current_setting('log_parameter_max_length')::int <> 0
            and (current_setting('log_min_duration_statement')::int >= 0
                or current_setting('log_min_duration_sample')::int >= 0
                or current_setting('log_statement') in ('mod', 'all'))\
        """;

    private DatabaseCheck() {}

    /**
     * Returns when the database can be used.
     *
     * @param url    for JDBC, with user and password
     * @param needed connections that this process may open
     */
    public static void run(String url, int needed) {
        try (Connection connection =
                        DriverManager.getConnection(url, ConnectionSettings.of("check", Duration.ofSeconds(10)));
                Statement statement = connection.createStatement()) {
            server(statement);
            connections(statement, needed);
            log(statement);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static void server(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SERVER)) {
            row.next();
            if (row.getInt(1) < OLDEST_VERSION) {
                throw new RefusedStartException(
                        String.format(
                                Locale.ROOT,
                                "The database is PostgreSQL %s; Luutru needs 16 or newer.",
                                row.getString(2)),
                        "Upgrade the server, or name another with luutru.database.url.");
            }
            if (!row.getString(3).equals("UTF8")) {
                throw new RefusedStartException(
                        String.format(
                                Locale.ROOT,
                                "The database %s is encoded in %s, which cannot hold Vietnamese names.",
                                row.getString(4),
                                row.getString(3)),
                        "Create it with ENCODING 'UTF8' TEMPLATE template0.");
            }
            if (row.getBoolean(7)) {
                throw new RefusedStartException(
                        "The database is read-only: a standby, or default_transaction_read_only.",
                        "Name the primary with luutru.database.url.");
            }
            if (!row.getBoolean(6)) {
                throw new RefusedStartException(
                        String.format(
                                Locale.ROOT,
                                "The role %s may not create schemas in the database %s.",
                                row.getString(5),
                                row.getString(4)),
                        String.format(
                                Locale.ROOT,
                                "As its owner: GRANT CREATE ON DATABASE \"%s\" TO \"%s\".",
                                row.getString(4),
                                row.getString(5)));
            }
        }
    }

    private static void connections(Statement statement, int needed) throws SQLException {
        try (ResultSet row = statement.executeQuery(CONNECTIONS)) {
            row.next();
            int allowed = row.getInt(1);
            if (allowed < needed) {
                throw new RefusedStartException(
                        String.format(
                                Locale.ROOT,
                                "The database allows this role %d connections; this process may need %d.",
                                allowed,
                                needed),
                        "Raise max_connections (or the limit of the role or of the database), or lower"
                                + " luutru.database.connections: see docs/operations.");
            }
        }
    }

    private static void log(Statement statement) throws SQLException {
        statement.execute(ConnectionSettings.DISCREET_LOG);
        try (ResultSet row = statement.executeQuery(LOGGED_VALUES)) {
            row.next();
            if (row.getBoolean(1)) {
                LOG.warn("The database logs statements with their values, and so names and document numbers: set"
                        + " log_parameter_max_length = 0 there, see docs/operations");
            }
        }
    }

    private static RefusedStartException unreachable(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String remedy = switch (state) {
            case "28P01", "28000" -> "Check luutru.database.username and .password, and what pg_hba.conf lets in.";
            case "3D000" -> "Create the database, or correct its name in luutru.database.url.";
            case "53300" ->
                "Raise max_connections of the server, or end what holds its connections: see docs/operations.";
            case "57P03" -> "The server is starting or stopping: start again in a moment.";
            default -> "Check luutru.database.url, and that the server runs and can be reached from here.";
        };
        // The driver's own words: the address and the account at most, the password never.
        return new RefusedStartException(
                String.format(Locale.ROOT, "Cannot connect to the database: %s", failure.getMessage()),
                remedy,
                failure);
    }
}
