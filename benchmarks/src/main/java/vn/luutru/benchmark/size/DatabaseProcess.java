package vn.luutru.benchmark.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** The embedded PostgreSQL of a data folder, from outside. */
public final class DatabaseProcess {

    private DatabaseProcess() {}

    /** The process that starts all others of the server. */
    public static long pid(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** Ends all processes of the server at once. */
    public static void kill(long pid) throws InterruptedException, ExecutionException {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        var children = server.descendants().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        server.onExit().get();
        for (ProcessHandle child : children) {
            child.onExit().get();
        }
    }
}
