package vn.luutru.adapter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A folder that belongs to the user of this process, and that nobody else may change. */
final class PrivateFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PrivateFolder() {}

    /** Creates the folder with mode 0700; one that exists must belong to this user, and others must not write to it. */
    static void make(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        check(folder);
    }

    /** Fails if the folder belongs to another user or others may write to it. */
    static void check(Path folder) throws IOException {
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path probe = Files.createTempFile(folder, "owner", null);
        try {
            boolean own = Files.getOwner(probe).equals(found.owner());
            boolean open = found.permissions().stream().anyMatch(WRITABLE_BY_OTHERS::contains);
            if (!found.isDirectory() || !own || open) {
                throw new IOException("The folder " + folder
                        + " must belong to the user of this process, and nobody else may write to it (chmod 700)");
            }
        } finally {
            Files.delete(probe);
        }
    }
}
