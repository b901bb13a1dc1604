package vn.luutru.adapter.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files in a folder that nobody else may read; each is on disk when it is copied, and its hash is remembered. */
final class CopiedFiles {

    private static final FileAttribute<?> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final TreeMap<String, String> hashes = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private long bytes;

    CopiedFiles(Path folder) {
        this.folder = folder;
    }

    long count() {
        return hashes.size();
    }

    long bytes() {
        return bytes;
    }

    /** Removes what an earlier attempt left. */
    void clear() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!visited.equals(folder)) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A folder with all below it. Files that are removed meanwhile are no longer part of it. */
    void tree(Path from, String name, Predicate<Path> leftOut) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                if (!visited.equals(from) && leftOut.test(visited)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectory(target(visited), OWNER_FOLDER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (leftOut.test(file)) {
                    return FileVisitResult.CONTINUE;
                }
                if (!attributes.isRegularFile()) {
                    throw new IOException("Neither a file nor a folder: " + file);
                }
                try {
                    file(file, name + "/" + from.relativize(file));
                } catch (NoSuchFileException gone) {
                    hashes.remove(name + "/" + from.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            private Path target(Path visited) {
                return folder.resolve(name).resolve(from.relativize(visited).toString());
            }
        });
    }

    /** One file as it is. */
    void file(Path from, String name) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = FileChannel.open(folder.resolve(name), NEW, OWNER_FILE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                write(out, ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** A small file that its owner may be writing: read until two readings agree. */
    void steadyFile(Path from, String name) throws IOException {
        byte[] content = Files.readAllBytes(from);
        for (byte[] again = Files.readAllBytes(from); !Arrays.equals(content, again); ) {
            content = again;
            again = Files.readAllBytes(from);
        }
        write(content, name);
    }

    void text(String content, String name) throws IOException {
        write(content.getBytes(StandardCharsets.UTF_8), name);
    }

    /** The hashes of all that was copied, in the form of {@code sha256sum}. */
    void writeSums(String name) throws IOException {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        write(lines.toString().getBytes(StandardCharsets.UTF_8), name);
        hashes.remove(name);
    }

    private void write(byte[] content, String name) throws IOException {
        try (FileChannel out = FileChannel.open(folder.resolve(name), NEW, OWNER_FILE)) {
            write(out, ByteBuffer.wrap(content));
            out.force(true);
        }
        hashes.put(name, HexFormat.of().formatHex(sha256().digest(content)));
    }

    private void write(FileChannel out, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            bytes += out.write(content);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has it", e);
        }
    }
}
