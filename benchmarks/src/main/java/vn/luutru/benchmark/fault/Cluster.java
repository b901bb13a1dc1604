package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.service.ServiceProcess;
import vn.luutru.benchmark.size.DatabaseProcess;

/**
 * Service processes on one PostgreSQL, each with a way of its own to it, all started by this run and listening on
 * loopback. What is signalled or ended here are these processes and no others.
 */
final class Cluster implements AutoCloseable {

    static final String ADMIN = "demo-admin";

    private static final String MASTER_KEY = "master.key";
    private static final int START_ATTEMPTS = 6;
    private static final Duration DATABASE_BACK = Duration.ofMinutes(2);

    /** The database learns by keep-alive that a client is gone; 30 s is a usual setting. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    /** One service: what stays when its process does not. */
    private static final class Member {

        private final int port;
        private final Path data;
        private final SilentProxy way;
        private final List<String> options;
        private final AtomicBoolean up = new AtomicBoolean();
        private volatile ServiceProcess process;

        private Member(int port, Path data, SilentProxy way, List<String> options, ServiceProcess process) {
            this.port = port;
            this.options = options;
            this.data = data;
            this.way = way;
            this.process = process;
            up.set(true);
        }
    }

    private final Server server;
    private final List<Member> members = new CopyOnWriteArrayList<>();

    /** @param options of the services' virtual machines, and settings, which begin with {@code --} */
    Cluster(int size, List<String> options) throws IOException, InterruptedException {
        this(Collections.nCopies(size, options));
    }

    /** @param options of each service's virtual machine, and settings, which begin with {@code --} */
    Cluster(List<List<String>> options) throws IOException, InterruptedException {
        server = Server.temporary("luutru-chaos");
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll));
        boolean complete = false;
        try {
            members.add(started(0, options.getFirst()));
            startOthers(options);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /** Beside each other, as an administrator starts them: the first one has made the database and the key by then. */
    private void startOthers(List<List<String>> options) throws IOException, InterruptedException {
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Member>> begun = new ArrayList<>();
            for (int i = 1; i < options.size(); i++) {
                int service = i;
                begun.add(starting.submit(() -> started(service, options.get(service))));
            }
            IOException failed = null;
            for (Future<Member> one : begun) {
                try {
                    members.add(one.get());
                } catch (ExecutionException e) {
                    failed = new IOException("A service was not started", e.getCause());
                }
            }
            if (failed != null) {
                throw failed;
            }
        }
    }

    private Member started(int service, List<String> options) throws IOException, InterruptedException {
        Path data = Files.createDirectories(server.folder().resolve("service-" + service));
        if (service > 0) {
            Files.copy(members.getFirst().data.resolve(MASTER_KEY), data.resolve(MASTER_KEY));
        }
        int port = ServiceProcess.freePort();
        SilentProxy way = new SilentProxy(databasePort(), FORGOTTEN);
        return new Member(port, data, way, options, process(port, data, way, options));
    }

    private ServiceProcess process(int port, Path data, SilentProxy way, List<String> options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add("--server.port=" + port);
        all.add("--luutru.database.url=" + server.url().replace(":" + databasePort() + "/", ":" + way.port() + "/"));
        return new ServiceProcess(data, all);
    }

    private int databasePort() {
        return URI.create(server.url().substring("jdbc:".length())).getPort();
    }

    int size() {
        return members.size();
    }

    int port(int service) {
        return members.get(service).port;
    }

    /** Whether its process runs and has become ready since it was last started. */
    boolean up(int service) {
        return members.get(service).up.get();
    }

    URI url(int service) {
        return members.get(service).process.url();
    }

    /** What the service wrote. */
    Path log(int service) {
        return members.get(service).data.resolve("service.log");
    }

    Connection connect() throws SQLException {
        return server.connect();
    }

    /** {@code kill -9}; then starts it again, as a supervisor would, until it is ready. Returns at once. */
    Thread killAndRestart(int service) throws InterruptedException {
        Member member = members.get(service);
        member.up.set(false);
        member.process.kill();
        return Thread.ofVirtual().start(() -> restart(service, member));
    }

    private void restart(int service, Member member) {
        for (int attempt = 1; attempt <= START_ATTEMPTS && !member.up.get(); attempt++) {
            try {
                member.process = process(member.port, member.data, member.way, member.options);
                member.up.set(true);
            } catch (IOException e) {
                System.out.printf("  service %d, start %d: %s%n", service, attempt, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** {@code kill -9} of the database, which is started again at the same address; returns when it answers. */
    void killDatabase(boolean children) throws IOException, InterruptedException, ExecutionException {
        long pid = DatabaseProcess.pid(server.folder());
        if (children) {
            DatabaseProcess.kill(pid);
        } else {
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get();
        }
        long end = System.nanoTime() + DATABASE_BACK.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end) {
                throw new IOException("The database was not started again");
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try (Connection connection = server.connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false; // not yet
        }
    }

    void pause(int service) throws IOException, InterruptedException {
        signal("-STOP", members.get(service).process.pid());
    }

    void goOn(int service) throws IOException, InterruptedException {
        signal("-CONT", members.get(service).process.pid());
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(pid))
                .inheritIO()
                .start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill " + signal + " failed");
        }
    }

    /** All connections of a service to the database that stand now die without a word. Tells how many. */
    int silence(int service) {
        return members.get(service).way.silence();
    }

    /** Ports at which the database sees the living connections of a service. */
    Set<Integer> databasePorts(int service) {
        return members.get(service).way.upstreamPorts();
    }

    /** Kills as the machine of this run ends: SIGKILL reaches a paused process too. */
    private void killAll() {
        members.forEach(member -> ProcessHandle.of(member.process.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Override
    public void close() throws IOException {
        try {
            members.forEach(member -> member.process.askToEnd());
            for (Member member : members) {
                member.process.close();
                member.way.close();
            }
        } finally {
            killAll();
            server.close();
        }
    }
}
