package vn.luutru.adapter.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * The files of one server. Whoever connects gives a password, generated once and kept beside the files with mode 0600;
 * there is no other way in, neither a socket file nor trust in local users.
 */
final class Cluster {

    private static final String USER = "postgres";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int PASSWORD_BYTES = 24;
    private static final String ACCESS = """
            # Written at each start of the service.
            host all postgres 127.0.0.1/32 scram-sha-256
            """;

    private final Path folder;
    private final Path passwordFile;
    private final ServerCommand command;

    Cluster(Path folder, Path passwordFile, ServerCommand command) {
        this.folder = folder;
        this.passwordFile = passwordFile;
        this.command = command;
    }

    /**
     * Creates the files if there are none. Files of a release that trusted local users get a password.
     *
     * @return the password of {@link #user}
     */
    String prepare() throws IOException {
        boolean existing = Files.exists(folder.resolve("PG_VERSION"));
        if (!Files.exists(passwordFile)) {
            Path unset = passwordFile.resolveSibling(passwordFile.getFileName() + ".new");
            write(unset, password());
            if (existing) {
                setPassword(Files.readString(unset));
            } else {
                create(unset);
            }
            Files.move(unset, passwordFile, StandardCopyOption.ATOMIC_MOVE);
        } else if (!existing) {
            create(passwordFile);
        }
        Files.writeString(folder.resolve("pg_hba.conf"), ACCESS);
        return Files.readString(passwordFile);
    }

    static String user() {
        return USER;
    }

    private void create(Path password) throws IOException {
        command.run(
                LIMIT,
                "initdb",
                List.of(
                        "--pgdata=" + folder,
                        "--username=" + USER,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--auth=scram-sha-256",
                        "--pwfile=" + password));
    }

    /** Single-user mode: nobody can connect meanwhile. */
    private void setPassword(String password) throws IOException {
        command.run(
                LIMIT,
                "ALTER ROLE " + USER + " PASSWORD '" + password + "';\n",
                "postgres",
                List.of("--single", "-D", folder.toString(), "-c", "log_statement=none", USER));
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
