package vn.luutru.app.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.app.settings.RefusedStartException;
import vn.luutru.eventstore.Backoff;

/**
 * The data folder, held by one process as long as it runs. A service that finds a database server on its folder ends it,
 * since a killed one leaves it behind; it must never be the server of a service that is alive.
 *
 * <p>The operating system gives the lock back when a process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {

    /** A process that was asked to end, or killed on a busy machine, may need a moment. */
    private static final Backoff LOCKED = Backoff.every(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder if need be, and takes it.
     *
     * @throws RefusedStartException if another process holds it, or if nothing can be written there
     */
    public static DataFolder take(Path folder) {
        Path lock = folder.resolve("luutru.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (taken(channel)) {
                return new DataFolder(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        throw new RefusedStartException(
                String.format(Locale.ROOT, "Another Luutru runs on the data folder %s.", folder.toAbsolutePath()),
                "End that one first, or choose another folder with luutru.data. Processes that share a database need"
                        + " one of their own: luutru.database.url.");
    }

    /** The refusal of a folder in which nothing can be kept. */
    public static RefusedStartException unwritable(Path folder, IOException cause) {
        return new RefusedStartException(
                String.format(
                        Locale.ROOT,
                        "Nothing can be written to the data folder %s (%s).",
                        folder.toAbsolutePath(),
                        cause.getClass().getSimpleName()),
                "Give it to the user that Luutru runs as, make room on the disk, or choose another with luutru.data.",
                cause);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        long since = System.nanoTime();
        while (true) {
            if (tried(channel) != null) {
                return true;
            }
            if (LOCKED.isOver(since)) {
                return false;
            }
            try {
                Thread.sleep(LOCKED.pause(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as good as by another.
            return null;
        }
    }

    /** Gives it back. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
