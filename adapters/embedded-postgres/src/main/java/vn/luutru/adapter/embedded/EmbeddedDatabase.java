package vn.luutru.adapter.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as a child process, its data in a folder that outlives it. It listens on loopback only and asks
 * for a password; its programs and its data lie in folders that only this process's user can enter.
 *
 * <p>A server that a killed service left running on the folder is ended first. A server that dies is started again at
 * the same address: it recovers by itself, and its clients connect again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    /** Recovery after a crash reads up to {@code max_wal_size} of log. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    private static final long RESTART_DELAY_MILLIS = 500;
    private static final long MAX_RESTART_DELAY_MILLIS = 60_000;

    private final Path folder;
    private final ServerCommand command;
    private final int port;
    private final String url;
    private boolean closed;

    private EmbeddedDatabase(Path folder, ServerCommand command, String password) throws IOException {
        this.folder = folder;
        this.command = command;
        this.port = freePort();
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + Cluster.user() + "&password=" + password;
    }

    /**
     * Starts the server.
     *
     * @param data     a folder of the service, made if need be with mode 0700
     * @param programs where the server's programs are unpacked, likewise; several services may share it
     * @throws IOException if the folder belongs to somebody else, or if the server does not start
     */
    public static EmbeddedDatabase start(Path data, Path programs) throws IOException {
        Path root = data.toAbsolutePath();
        PrivateFolder.make(root);
        PrivateFolder.make(programs.toAbsolutePath());
        ServerCommand command = new ServerCommand(ServerBinaries.unpackInto(programs.toAbsolutePath()));
        Path folder = root.resolve("postgresql");
        endLeftOver(folder);
        String password = new Cluster(folder, root.resolve("postgresql.password"), command).prepare();
        EmbeddedDatabase database = new EmbeddedDatabase(folder, command, password);
        database.run();
        database.watch();
        return database;
    }

    private void run() throws IOException {
        command.run(
                START_TIMEOUT,
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-t",
                        Long.toString(START_TIMEOUT.toSeconds()),
                        "-D",
                        folder.toString(),
                        "-o",
                        options()));
    }

    private String options() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("shared_buffers", buffers() + "MB");
        settings.put("wal_buffers", "16MB");
        // Fewer checkpoints: after each of them, the first change of every page writes the whole page to the WAL. Not
        // compressed: the one method that this server has costs more than all else in a declaration.
        settings.put("max_wal_size", wal(folder) + "MB");
        settings.put("min_wal_size", "1GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("checkpoint_completion_target", "0.9");
        settings.put("wal_compression", "off");
        settings.put("jit", "off");
        // No question takes more than one processor: declarations come first.
        settings.put("max_parallel_workers_per_gather", "0");
        // What the server reports about a row or a statement may name a guest.
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_parameter_max_length", "0");
        settings.put("log_parameter_max_length_on_error", "0");
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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

    /** The address for JDBC, with user and password: not for logs. */
    public String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (serverOf(folder).isPresent()) {
            command.run(
                    STOP_TIMEOUT.plusSeconds(5),
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-m",
                            "fast",
                            "-w",
                            "-t",
                            Long.toString(STOP_TIMEOUT.toSeconds()),
                            "-D",
                            folder.toString()));
        }
    }

    private void watch() {
        serverOf(folder)
                .ifPresent(process -> process.onExit()
                        .thenRun(() -> Thread.ofPlatform()
                                .daemon()
                                .name("database-watch")
                                .start(this::restart)));
    }

    private synchronized void restart() {
        // A server that never starts again must not fill a disk with its log.
        for (long delay = RESTART_DELAY_MILLIS; !closed; delay = Math.min(2 * delay, MAX_RESTART_DELAY_MILLIS)) {
            try {
                LOG.error("The database server ended: starting it again");
                // What is left of the dead server needs a moment to notice and to leave its shared memory.
                wait(delay);
                if (closed) {
                    return;
                }
                run();
                watch();
                return;
            } catch (IOException e) {
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
            process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
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
    static Optional<ProcessHandle> serverOf(Path folder) {
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
