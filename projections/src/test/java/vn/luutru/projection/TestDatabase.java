package vn.luutru.projection;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** An empty database of its own on the one real PostgreSQL of this test run. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** One for each test class. */
    public static TestDatabase create() {
        // Two runs on one machine may come to the same port: neither may then write into the other's tables.
        long run = ProcessHandle.current().pid();
        TestDatabase database = new TestDatabase("test_" + run + "_" + COUNT.incrementAndGet());
        database.administer("create database " + database.name);
        return database;
    }

    /** Opens a new connection at each call. */
    public DataSource dataSource() {
        return Server.RUNNING.getDatabase("postgres", name);
    }

    public String url() {
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Runs one statement in a transaction of its own. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends every session of this database, as a crash of the server would, and returns how many there were. */
    public int terminateSessions() {
        String sql = "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'";
        int ended = 0;
        try (Connection connection = administrator();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ended++;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return ended;
    }

    @Override
    public void close() {
        administer("drop database " + name + " with (force)");
    }

    private void administer(String sql) {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection administrator() throws SQLException {
        return Server.RUNNING.getPostgresDatabase().getConnection();
    }

    /** Started with the first database, stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_connections", "60")
                        .setServerConfig("max_wal_size", "2GB")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
