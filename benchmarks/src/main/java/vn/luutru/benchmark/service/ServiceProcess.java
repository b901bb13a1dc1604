package vn.luutru.benchmark.service;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as its users start it: {@code java -jar luutru.jar}, in a process of its own. */
public final class ServiceProcess implements AutoCloseable {

    /** The property {@code luutru.jar} names another one, such as one with an AOT cache beside it. */
    private static final Path JAR = Path.of(System.getProperty("luutru.jar", "adapters/target/luutru.jar"));

    private static final String PORT = "--server.port=";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Duration untilReady;

    /**
     * Starts it and waits until it is ready.
     *
     * @param data     its folder: keys, and the database where no other is named
     * @param options  of its virtual machine, and settings of the service, which begin with {@code --}
     * @throws IOException if the service is not built, ends, or is not ready in time
     */
    public ServiceProcess(Path data, List<String> options) throws IOException, InterruptedException {
        if (!Files.isRegularFile(JAR)) {
            throw new IOException("Not built: run mvn -B package -DskipTests first");
        }
        port = port(options);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        options.stream().filter(option -> !option.startsWith("--")).forEach(command::add);
        command.addAll(List.of("-jar", JAR.toString(), PORT + port, "--luutru.data=" + data));
        options.stream()
                .filter(option -> option.startsWith("--") && !option.startsWith(PORT))
                .forEach(command::add);
        Files.createDirectories(data);
        long start = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()))
                .start();
        awaitReady(start);
        untilReady = Duration.ofNanos(System.nanoTime() - start);
    }

    /** The port that the options name, or else a free one. */
    private static int port(List<String> options) throws IOException {
        for (String option : options) {
            if (option.startsWith(PORT)) {
                return Integer.parseInt(option.substring(PORT.length()));
            }
        }
        return freePort();
    }

    /** A port of this machine that nobody listens on, for a service that is to be started again at the same address. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From the start of the process to the first answer that it takes declarations. */
    public Duration untilReady() {
        return untilReady;
    }

    /** Resident memory of the process now, in MiB; 0 where the system does not say. */
    public long residentMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    /** The process, for tools that watch it from outside. */
    public long pid() {
        return process.pid();
    }

    /** Asks the process to end in order (SIGTERM), and does not wait. */
    public void askToEnd() {
        process.destroy();
    }

    /** Ends the process at once, in the middle of whatever it does, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void awaitReady(long start) throws IOException, InterruptedException {
        URI ready = url().resolve("/actuator/health/readiness");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            while (System.nanoTime() - start < TIMEOUT.toNanos()) {
                if (!process.isAlive()) {
                    throw new IOException("The service has ended; its log is in its data folder");
                }
                if (answers(client, request)) {
                    return;
                }
                Thread.sleep(20);
            }
        }
        close();
        throw new IOException("The service is not ready");
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("The service did not end when asked to");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
