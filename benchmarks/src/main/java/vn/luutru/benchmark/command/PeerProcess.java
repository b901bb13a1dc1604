package vn.luutru.benchmark.command;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A peer in a process of its own: its libraries and ours contradict each other. */
final class PeerProcess implements AutoCloseable {

    private static final Path PEERS = Path.of("benchmarks", "peers");

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    /**
     * Starts it.
     *
     * @param module    the folder of the peer under {@code benchmarks/peers}
     * @param mainClass its main class
     * @throws IOException if it is not built or does not start
     */
    PeerProcess(String module, String mainClass, String url) throws IOException {
        Path target = PEERS.resolve(module).resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IOException("Not built: run mvn -B package -f " + PEERS + " first");
        }
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                        mainClass,
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.outputWriter(StandardCharsets.UTF_8);
        await("READY");
    }

    /** How many events a second it commits. */
    double rate(int inFlight, Duration time, int bytes) throws IOException {
        questions.write("%d %d %d%n".formatted(inFlight, time.toMillis(), bytes));
        questions.flush();
        return Double.parseDouble(await("RATE "));
    }

    private String await(String word) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
            if (line.startsWith("FAILED")) {
                throw new IOException("The peer " + line);
            }
        }
        throw new IOException("The peer has ended");
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
