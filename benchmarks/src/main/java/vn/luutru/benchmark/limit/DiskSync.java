package vn.luutru.benchmark.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import vn.luutru.benchmark.Measure;

/**
 * How often can this disk promise to have kept something?
 *
 * <p>Writes 8 KiB, one page of the write-ahead log, and forces it: no single writer commits more often than this.
 */
public final class DiskSync implements Measure {

    private static final int PAGE = 8_192;
    private static final long FILE = 16L << 20;

    private final Path file;
    private final FileChannel channel;

    /** @throws IOException if the folder cannot be written to */
    public DiskSync(Path folder) throws IOException {
        Files.createDirectories(folder);
        file = folder.resolve("fsync.probe");
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.write(ByteBuffer.allocate((int) FILE), 0);
        channel.force(true);
    }

    @Override
    public String name() {
        return "fsync of 8 KiB (writes)";
    }

    @Override
    public double perSecond(Duration time) throws IOException {
        ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            page.clear();
            channel.write(page, done * PAGE % FILE);
            channel.force(false);
            done++;
        }
        return done * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
