package vn.luutru.adapter.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One broker, which is a controller too, as a process of its own. */
final class KafkaBroker {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASSES = System.getProperty("java.class.path");

    private final Path folder;
    private final Path config;
    private Process process;

    KafkaBroker(Path folder, Path config) {
        this.folder = folder;
        this.config = config;
    }

    /**
     * Makes the folder a broker's, once.
     *
     * @param features of the cluster, as {@code name=level}; all others are the newest
     */
    Process format(String cluster, List<String> features) {
        List<String> arguments = new ArrayList<>(List.of("format", "-t", cluster, "-c", config.toString()));
        features.forEach(feature -> arguments.addAll(List.of("--feature", feature)));
        return run("format.log", "kafka.tools.StorageTool", arguments.toArray(String[]::new));
    }

    void start() {
        process = run("broker.log", "kafka.Kafka", config.toString());
    }

    private Process run(String log, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dlogback.configurationFile=kafka-broker-logback.xml",
                "-cp",
                CLASSES,
                main));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As an administrator stops it. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** SIGSTOP or SIGCONT. */
    void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever state it is in. */
    void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A broker does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it said, for the message of a test that fails. */
    String log() {
        try {
            Path file = folder.resolve("broker.log");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
