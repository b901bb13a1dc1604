package vn.luutru.adapter.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the programs of the server. They get an environment without the secrets of the service, and where the service
 * is root a user namespace of their own, since PostgreSQL refuses to run as root.
 */
final class ServerCommand {

    private static final Logger LOG = LoggerFactory.getLogger("vn.luutru.adapter.embedded.server");
    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final Path binaries;
    private final boolean root;

    ServerCommand(Path binaries) throws IOException {
        this.binaries = binaries;
        this.root = Files.getOwner(binaries).getName().equals("root");
    }

    /**
     * Runs a program to its end. What it prints goes to the log at level INFO, also what a server that it started
     * prints later.
     *
     * @throws IOException if it fails or takes longer than the limit
     */
    void run(Duration limit, String program, List<String> arguments) throws IOException {
        run(limit, "", program, arguments);
    }

    /** As {@link #run(Duration, String, List)}, with a text as standard input. */
    void run(Duration limit, String input, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(KEPT);
        Process process = builder.start();
        // It reads as long as a server lives, which would keep a virtual thread's carrier from all others.
        Thread.ofPlatform().daemon().name("postgresql-" + program).start(() -> log(process));
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " ended with status " + process.exitValue());
        }
    }

    private static void log(Process process) {
        InputStream output = process.getInputStream();
        // When pg_ctl ends, the JDK closes the stream that its server goes on to write to, if nobody holds it.
        synchronized (output) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    LOG.info("{}", line);
                }
            } catch (IOException e) {
                LOG.info("The server's output ended", e);
            }
        }
    }
}
