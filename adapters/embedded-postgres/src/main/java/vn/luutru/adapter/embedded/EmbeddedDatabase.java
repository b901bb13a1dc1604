package vn.luutru.adapter.embedded;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server as a child process, its data in a folder that outlives it. It listens on loopback only.
 *
 * <p>A server that a killed process left running on the folder is ended first: two on one folder would be one too many.
 * A server that dies is started again at the same address: it recovers by itself, and whoever was connected connects
 * again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long START_AGAIN_AFTER_MILLIS = 500;

    private final Path folder;
    private final String url;
    private final int port;
    private EmbeddedPostgres server;
    private boolean closed;

    private EmbeddedDatabase(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
        this.port = server.getPort();
        this.url = server.getJdbcUrl("postgres", "postgres");
    }

    /** Starts the server on a folder, which is made if need be. */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        Files.createDirectories(folder);
        endLeftOver(folder);
        EmbeddedDatabase database = new EmbeddedDatabase(folder, builder(folder).start());
        database.watch();
        return database;
    }

    private static EmbeddedPostgres.Builder builder(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", buffers() + "MB")
                .setServerConfig("wal_buffers", "16MB")
                // Fewer checkpoints: after each of them, the first change of every page writes the whole page to the
                // WAL. Not compressed: the one method that this server has costs more than all else in a declaration.
                .setServerConfig("max_wal_size", wal(folder) + "MB")
                .setServerConfig("min_wal_size", "1GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("checkpoint_completion_target", "0.9")
                .setServerConfig("wal_compression", "off")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off")
                // No question takes more than one processor: declarations come first.
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // What the server says of a row or a statement may name a guest.
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_parameter_max_length", "0")
                .setServerConfig("log_parameter_max_length_on_error", "0");
    }

    /**
     * A quarter of the machine's memory, or of the container's, as PostgreSQL's manual advises, at most 8 GiB. The
     * indexes of the register are touched all over: what does not fit is read again and again.
     *
     * @return mebibytes
     */
    private static long buffers() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp((memory >> 20) / 4, 128, 8_192);
    }

    /**
     * How much WAL may come between two checkpoints: a tenth of what is free on the disk, between 2 and 16 GiB.
     *
     * @return mebibytes
     */
    private static long wal(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return Math.clamp((free >> 20) / 10, 2_048, 16_384);
    }

    /** The address for JDBC, user included. */
    public String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        server.close();
    }

    private void watch() {
        serverOf(folder)
                .ifPresent(process -> process.onExit()
                        .thenRun(() -> Thread.ofPlatform()
                                .daemon()
                                .name("database-watch")
                                .start(this::startAgain)));
    }

    private synchronized void startAgain() {
        while (!closed) {
            try {
                LOG.error("The database server ended: starting it again");
                // Frees the lock on the folder; there is no server to be stopped any more.
                server.close();
                // What is left of the dead server needs a moment to notice and to leave its shared memory.
                wait(START_AGAIN_AFTER_MILLIS);
                server = builder(folder).setPort(port).start();
                watch();
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("The database server does not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void endLeftOver(Path folder) throws IOException {
        Optional<ProcessHandle> left = serverOf(folder);
        if (left.isEmpty()) {
            return;
        }
        ProcessHandle process = left.get();
        LOG.warn("A database server is still running on the data folder (process {}): ending it", process.pid());
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("It does not end: killing it; the database recovers by itself", e);
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a database server was ending", e);
        } catch (ExecutionException e) {
            throw new IOException("The end of a database server could not be awaited", e);
        }
    }

    /** The server that its own lock file names, if it is alive and really is one. */
    private static Optional<ProcessHandle> serverOf(Path folder) {
        Path lock = folder.resolve("postmaster.pid");
        if (!Files.isRegularFile(lock)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(lock);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(process ->
                                    process.info().command().orElse("").contains("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
