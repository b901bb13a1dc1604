package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.service.ServiceProcess;

/** What a service process holds, looked at from outside every ten seconds. Linux only: it reads {@code /proc}. */
final class Vitals {

    /** A run is flat if its last third holds at most so many times what the second third does. */
    private static final double FLAT = 1.15;

    private static final double MEBIBYTE = 1 << 20;
    private static final String ESTABLISHED = "01";

    /**
     * One look.
     *
     * @param resident MiB
     * @param heap     MiB of the old generation after its last collection, garbage that was not worth it included; 0
     *                 before the first
     * @param clients  connections that it has accepted
     * @param sessions at the database, of this and of all who look on
     * @param handles  open files and sockets
     */
    record Sample(double resident, double heap, double threads, double clients, double sessions, double handles) {}

    /** What is looked at; all but the heap, which is bounded and fills up by intent, must not grow. */
    enum Kind {
        RESIDENT("resident MiB", Sample::resident, true),
        HEAP("old generation MiB", Sample::heap, false),
        THREADS("threads", Sample::threads, true),
        CLIENTS("connections", Sample::clients, true),
        SESSIONS("database sessions", Sample::sessions, true),
        HANDLES("file handles", Sample::handles, true);

        final String text;

        @SuppressWarnings("ImmutableEnumChecker") // every one of them is an accessor of the record
        private final ToDoubleFunction<Sample> value;

        private final boolean judged;

        Kind(String text, ToDoubleFunction<Sample> value, boolean judged) {
            this.text = text;
            this.value = value;
            this.judged = judged;
        }
    }

    private final ServiceProcess process;
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Sample> samples = new ArrayList<>();

    Vitals(ServiceProcess process, Server server) {
        this.process = process;
        this.server = server;
    }

    Sample look() throws IOException, InterruptedException, SQLException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        long handles;
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            handles = open.count();
        }
        Sample sample = new Sample(
                process.residentMebibytes(), heap(), status(proc, "Threads:"), clients(proc), sessions(), handles);
        samples.add(sample);
        return sample;
    }

    private static double status(Path proc, String name) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Established connections whose near end is the service's port. */
    private double clients(Path proc) throws IOException {
        String port = ":"
                + HexFormat.of().withUpperCase().toHexDigits((short)
                        process.url().getPort());
        long count = 0;
        for (String table : List.of("net/tcp", "net/tcp6")) {
            count += Files.readAllLines(proc.resolve(table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[1].endsWith(port) && columns[3].equals(ESTABLISHED))
                    .count();
        }
        return count;
    }

    private double sessions() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name like 'luutru-%'")) {
            row.next();
            return row.getDouble(1);
        }
    }

    private double heap() throws IOException, InterruptedException {
        URI uri = process.url().resolve("/actuator/prometheus");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + Cluster.ADMIN)
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.body()
                        .lines()
                        .filter(line -> line.startsWith("jvm_gc_live_data_size_bytes"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MEBIBYTE;
    }

    int size() {
        return samples.size();
    }

    /** The mean of a part of the run; from and to as fractions of it. */
    double mean(Kind kind, double from, double to) {
        return samples.subList((int) Math.round(from * samples.size()), (int) Math.round(to * samples.size())).stream()
                .mapToDouble(kind.value)
                .average()
                .orElse(0);
    }

    /** A line for each kind; what is not flat is a fault. */
    List<String> judge() {
        List<String> faults = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            double second = mean(kind, 1 / 3.0, 2 / 3.0);
            double last = mean(kind, 2 / 3.0, 1);
            String line = String.format(
                    Locale.ROOT, "%s: %.0f in the second third, %.0f in the last", kind.text, second, last);
            if (kind.judged && last > FLAT * second) {
                faults.add(line);
            }
            System.out.println(second > 0 ? line + String.format(Locale.ROOT, " (%.2f)", last / second) : line);
        }
        return faults;
    }
}
