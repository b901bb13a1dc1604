package vn.luutru.adapter.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of the PostgreSQL server, unpacked from the class path into a folder that only the service's user can
 * enter: whoever could replace them would act as the service.
 */
final class ServerBinaries {

    private static final int OWNER_EXECUTES = 0100;
    private static final String COMPLETE = ".complete";

    private ServerBinaries() {}

    /**
     * Unpacks the programs unless they are there.
     *
     * @param parent a folder that belongs to this process's user alone
     * @return the folder that has {@code bin/postgres}
     * @throws IOException if there are none for this machine, or if they cannot be unpacked
     */
    static Path unpackInto(Path parent) throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path folder = parent.resolve(archive.replace(".txz", "") + "-" + length(archive));
        if (!Files.exists(folder.resolve(COMPLETE))) {
            Path unfinished = Files.createTempDirectory(parent, "unpacking");
            unpack(archive, unfinished);
            Files.createFile(unfinished.resolve(COMPLETE));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        PrivateFolder.check(folder);
        return folder;
    }

    /** The name of the archive for an operating system and a processor, as their system properties have them. */
    static String archive(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        String name = os.startsWith("mac") ? "darwin" : os.startsWith("linux") ? "linux" : os;
        String cpu = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        return "postgres-" + name + "-" + cpu + ".txz";
    }

    private static long length(String archive) throws IOException {
        var resource = ServerBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new IOException("This build has no PostgreSQL for this machine (" + archive + ")");
        }
        return resource.openConnection().getContentLengthLong();
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (InputStream packed = ServerBinaries.class.getResourceAsStream("/" + archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(required(packed))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static InputStream required(@Nullable InputStream packed) throws IOException {
        if (packed == null) {
            throw new IOException("The archive of PostgreSQL is missing");
        }
        return packed;
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("An entry of the archive lies outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Set<PosixFilePermission> mode = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            if ((entry.getMode() & OWNER_EXECUTES) != 0) {
                mode.add(PosixFilePermission.OWNER_EXECUTE);
            }
            if (!Files.isSymbolicLink(target) && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.setPosixFilePermissions(target, mode);
            }
        }
    }
}
