package vn.luutru.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import vn.luutru.app.RunningLuutru;

/** Luutru as a process of its own on a data folder, so that it can be killed like any other. */
final class Server implements AutoCloseable {

    static final String OPERATOR = "demo-operator";
    static final String ADMIN = "demo-admin";

    private static final List<String> CLASSES = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "vn.luutru.app.LuutruApplication");
    private static final Pattern ADDRESS = Pattern.compile("takes declarations at http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern STATE = Pattern.compile("State: http://[^ ]*:(\\d+)/actuator");
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ServedFolder data;
    private final Process process;
    private final int port;
    private final int statePort;

    private Server(ServedFolder data, Process process, int port, int statePort) {
        this.data = data;
        this.process = process;
        this.port = port;
        this.statePort = statePort;
    }

    /** Starts on a folder; the options are those of the Java machine, or settings where they begin with two dashes. */
    static Server start(Path data, String... options) throws IOException, InterruptedException {
        return start(data, command(data, CLASSES, List.of(options)), Map.of());
    }

    /** The same with the runnable file, as {@code java -jar} has it. */
    static Server startJar(Path data, String... options) throws IOException, InterruptedException {
        return start(data, command(data, jar(), List.of(options)), Map.of());
    }

    /** The same by a Java machine of its own choice, with more in its environment. */
    static Server startJar(Path java, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = command(data, jar(), List.of());
        command.set(0, java.toString());
        return start(data, command, environment);
    }

    /** What the runnable file says when it does not start with these options. */
    static Ended startJarInVain(Path data, String... options) throws IOException, InterruptedException {
        ServedFolder folder = new ServedFolder(data);
        boolean served = folder.postmaster().isPresent();
        Process process = new ProcessBuilder(command(data, jar(), List.of(options)))
                .redirectErrorStream(true)
                .start();
        // The database of another service on this folder is not ours to kill.
        Runnable kill = served ? process::destroyForcibly : () -> killAll(process, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(kill));
        Thread.ofVirtual().start(() -> {
            process.onExit()
                    .completeOnTimeout(process, STARTED_WITHIN.toSeconds(), TimeUnit.SECONDS)
                    .join();
            kill.run();
        });
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** How a process ended, and all that it said. */
    record Ended(int status, String output) {}

    private static Server start(Path path, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ServedFolder data = new ServedFolder(path);
        Path log = data.log();
        Files.createDirectories(path);
        long before = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        // A test that is ended before its time leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> killAll(process, data)));
        AtomicReference<Server> started = new AtomicReference<>();
        try {
            await().atMost(STARTED_WITHIN).until(() -> {
                String said = since(log, before);
                Matcher address = ADDRESS.matcher(said);
                Matcher state = STATE.matcher(said);
                if (address.find() && state.find()) {
                    started.set(new Server(
                            data, process, Integer.parseInt(address.group(1)), Integer.parseInt(state.group(1))));
                }
                return started.get() != null || !process.isAlive();
            });
        } catch (ConditionTimeoutException e) {
            killAll(process, data);
            throw new IOException("Luutru did not start in time:\n" + Files.readString(log), e);
        }
        if (started.get() != null) {
            return started.get();
        }
        killAll(process, data);
        throw new IOException("Luutru did not start:\n" + Files.readString(log));
    }

    private static String since(Path log, long before) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8);
    }

    private static void killAll(Process process, ServedFolder data) {
        process.destroyForcibly().onExit().join();
        data.postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private static List<String> command(Path data, List<String> program, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        options.stream().filter(Server::isForJava).forEach(command::add);
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=0", "--luutru.data=" + data, RunningLuutru.PROGRAMS, "--luutru.http.request-log=true"));
        if (options.contains("--spring.profiles.active=production")) {
            command.add("--management.server.port=0");
        }
        options.stream().filter(option -> !isForJava(option)).forEach(command::add);
        return command;
    }

    private static boolean isForJava(String option) {
        return option.startsWith("-") && !option.startsWith("--");
    }

    /** A Java machine with the runnable file where there is one, and otherwise with the classes of this test. */
    static List<String> program() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(System.getProperty("luutru.jar") == null ? CLASSES : jar());
        return command;
    }

    private static List<String> jar() {
        return List.of("-jar", System.getProperty("luutru.jar"));
    }

    int port() {
        return port;
    }

    Path log() {
        return data.log();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The most memory that the process ever held, in bytes, as Linux counts it. */
    long largestMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** @param headers names and values in turns */
    HttpResponse<String> send(String token, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(request(token, method, path, body), (name, value) -> true);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest request(String token, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    boolean ready() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + statePort + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The embedded database, by a connection of the test's own. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(databaseUrl());
    }

    /** Ends the process as a power cut would: nothing is flushed, nobody is notified. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets go of its input, as the system does for a process that ends. */
    void letGo() throws IOException {
        process.getOutputStream().close();
    }

    /** Ends the postmaster in the same way. */
    void killDatabase() {
        ProcessHandle postmaster = data.postmaster().orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** Asks the process to end, as an administrator would (SIGTERM), and returns at once. */
    void askToEnd() {
        process.destroy();
    }

    /** Waits for the process to end by itself, and returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(STARTED_WITHIN)) {
            throw new IllegalStateException("Luutru does not end");
        }
        return process.exitValue();
    }

    /** The address of its database for JDBC, for another process beside it. */
    String databaseUrl() {
        return data.databaseUrl();
    }

    /** What the embedded database asks for. */
    String databasePassword() {
        return data.databasePassword();
    }

    /** Ends the service as an administrator would. */
    @Override
    public void close() {
        askToEnd();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        killAll(process, data);
    }
}
