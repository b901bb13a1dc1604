package vn.luutru.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder of a service, and the embedded database that serves it. */
record ServedFolder(Path path) {

    /** What the service says, of all its starts on this folder. */
    Path log() {
        return path.resolve("luutru.log");
    }

    /** The database server that serves this folder, if it runs; the number in a lock file that is left may be another's. */
    Optional<ProcessHandle> postmaster() {
        return lock().stream()
                .limit(1)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                .findFirst();
    }

    /** The address of its database for JDBC, for another process beside the service. */
    String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + lock().get(3).strip() + "/postgres?user=postgres&password="
                + databasePassword();
    }

    /** What the embedded database asks for. */
    String databasePassword() {
        try {
            return Files.readString(path.resolve("postgresql.password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the lock file of the database server: the process first, the port fourth. */
    private List<String> lock() {
        Path lock = path.resolve("postgresql").resolve("postmaster.pid");
        try {
            return Files.exists(lock) ? Files.readAllLines(lock) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
