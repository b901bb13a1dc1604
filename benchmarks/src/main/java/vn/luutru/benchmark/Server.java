package vn.luutru.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import vn.luutru.adapter.embedded.EmbeddedDatabase;

/** The service's own embedded PostgreSQL, with its own settings: limits, peers and service are measured on the same. */
public final class Server implements AutoCloseable {

    /** Lets the driver send {@code uuid[]} (2951) in binary form, as the service's own writer does. */
    private static final String BINARY = "binaryTransferEnable=2951";

    private final EmbeddedDatabase database;
    private final Path folder;
    private final boolean temporary;
    private final long pid;

    /** @throws IOException if the server does not start in this folder */
    public Server(Path folder) throws IOException {
        this(folder, false);
    }

    /** On a folder that is deleted in the end: a benchmark writes gigabytes. */
    public static Server temporary(String name) throws IOException {
        return new Server(Files.createTempDirectory(name), true);
    }

    private Server(Path folder, boolean temporary) throws IOException {
        this.folder = folder;
        this.temporary = temporary;
        database = EmbeddedDatabase.start(folder, folder.resolve("postgresql-server"));
        // A benchmark that is broken off leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        pid = Long.parseLong(
                Files.readAllLines(files().resolve("postmaster.pid")).getFirst());
    }

    private Path files() {
        return folder.resolve("postgresql");
    }

    /** Where its files are; of a temporary one, beside which others may be put. */
    public Path folder() {
        return folder;
    }

    /** The process that starts all others of the server. */
    public long pid() {
        return pid;
    }

    /** For JDBC, user included. */
    public String url() {
        String url = database.url();
        return url + (url.indexOf('?') < 0 ? "?" : "&") + BINARY;
    }

    /** @throws SQLException if the server refuses */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    @Override
    public void close() throws IOException {
        database.close();
        if (temporary) {
            Folders.delete(folder);
        }
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("PostgreSQL (process " + pid + ") could not be ended: " + e.getMessage());
        }
    }
}
