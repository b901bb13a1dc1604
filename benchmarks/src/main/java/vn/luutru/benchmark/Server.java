package vn.luutru.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL of the benchmark's own, as durable as the service's: every commit waits for the disk.
 *
 * <p>The settings that matter for speed are those of {@code vn.luutru.adapter.postgres}: figures of the limits, the
 * peers and the service then come from one and the same server.
 */
public final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    /** @throws IOException if the server does not start in this folder */
    public Server(Path folder) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("wal_buffers", "16MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** For any JDBC driver, user and password included. */
    public String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres&password=postgres";
    }

    /** @throws SQLException if the server refuses */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
