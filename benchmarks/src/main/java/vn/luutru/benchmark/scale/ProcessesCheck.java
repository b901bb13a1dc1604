package vn.luutru.benchmark.scale;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;
import vn.luutru.benchmark.service.BulkPush;
import vn.luutru.benchmark.service.ServiceProcess;

/**
 * Is the arithmetic of {@link ScaleModel} what processes of their own cost? Pushes to one process that does all, to a
 * gateway beside a worker, and to two gateways beside two workers, each over one PostgreSQL on this machine, and prints
 * processor time for each record until all read models have caught up, beside what the model says. Processor time, and
 * not the rate, is compared: it depends less on what else the machine does.
 */
public final class ProcessesCheck {

    private static final int CONNECTIONS = 2;
    private static final String ALL_BUT_DIRECTORY =
            "--luutru.projections=register,obligation,access,figures,watch,outage";

    private ProcessesCheck() {}

    /** @param args seconds of pushing for each case (20), seconds of warm-up (30) */
    public static void main(String[] args) throws Exception {
        Duration turn = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 20);
        Duration warmUp = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 30);
        System.out.println(
                "| Processes | records/s, all caught up | µs a record: gateways | workers | PostgreSQL | in all"
                        + " | the model | measured ÷ model |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        run("one that does all", 1, 0, turn, warmUp);
        run("a gateway, a worker", 1, 1, turn, warmUp);
        run("two gateways, two workers", 2, 2, turn, warmUp);
    }

    private static void run(String name, int gateways, int workers, Duration turn, Duration warmUp) throws Exception {
        List<ServiceProcess> accepting = new ArrayList<>();
        List<ServiceProcess> projecting = new ArrayList<>();
        try (Server server = Server.temporary("luutru-scale")) {
            try {
                for (int i = 0; i < gateways; i++) {
                    accepting.add(process(
                            server,
                            "gateway" + i,
                            workers == 0 ? List.of() : List.of("--luutru.projections=directory")));
                }
                for (int i = 0; i < workers; i++) {
                    projecting.add(process(server, "worker" + i, List.of(ALL_BUT_DIRECTORY)));
                }
                push(server, accepting, warmUp);
                Cost before = Cost.now(accepting, projecting, server);
                long began = System.nanoTime();
                long records = push(server, accepting, turn);
                double seconds = (System.nanoTime() - began) / 1e9;
                Cost cost = Cost.now(accepting, projecting, server).since(before, (double) records);
                print(name, workers == 0 ? Layout.ONE_MACHINE : Layout.ONE_POSTGRESQL, records / seconds, cost);
                sizes(server);
            } finally {
                for (ServiceProcess process :
                        Stream.concat(projecting.stream(), accepting.stream()).toList()) {
                    process.close();
                }
            }
        }
    }

    private static ServiceProcess process(Server server, String name, List<String> options) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "--luutru.master-key=bHV1dHJ1LW1hc3Rlci1rZXktb2YtYmVuY2htYXJrcy4=",
                "--luutru.database.url=" + server.url()));
        all.addAll(options);
        Path data = server.folder().resolve(name);
        return new ServiceProcess(data, all);
    }

    /** Pushes to all at the same time, and waits until every read model has all of it. */
    private static long push(Server server, List<ServiceProcess> gateways, Duration time) throws Exception {
        long before = number(server, "select position from log.head");
        try (ExecutorService threads = Executors.newFixedThreadPool(gateways.size())) {
            List<Future<Double>> rates = IntStream.range(0, gateways.size())
                    .mapToObj(i -> threads.submit(() -> {
                        String run = "M" + i + Long.toString(System.nanoTime(), 36);
                        try (Service service = new Service(gateways.get(i).url(), "demo-operator");
                                BulkPush push = new BulkPush(service, new GeneratedGuests(run), CONNECTIONS)) {
                            return push.perSecond(time);
                        }
                    }))
                    .toList();
            for (Future<Double> rate : rates) {
                rate.get();
            }
        }
        while (number(server, "select count(*) from projection.checkpoint c, log.head h where c.position < h.position")
                > 0) {
            Thread.sleep(50);
        }
        return number(server, "select position from log.head") - before;
    }

    private static void print(String name, Layout layout, double rate, Cost cost) {
        Map<Part, Double> model = layout.micros(0);
        double expected =
                model.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f |%n",
                name,
                rate,
                cost.gateways,
                cost.workers,
                cost.database,
                cost.all(),
                expected,
                cost.all() / expected);
    }

    /** What an event takes in the log, and a stay in the read models, with indexes. */
    private static void sizes(Server server) throws SQLException {
        String size = "select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c join pg_namespace n"
                + " on n.oid = c.relnamespace where c.relkind in ('r', 'm') and n.nspname ";
        double events = number(server, "select position from log.head");
        double stays = number(server, "select count(*) from log.event where type like 'GuestCheckedIn/%'");
        System.err.printf(
                Locale.ROOT,
                "%.0f events: log %.0f bytes an event; read models %.0f bytes a stay, of which the register %.0f, its"
                        + " indexes %.0f%n",
                events,
                number(server, size + "= 'log'") / events,
                number(server, size + "in ('register','obligation','figures','access','watch','directory','outage')")
                        / stays,
                number(server, size + "= 'register'") / stays,
                number(server, size.replace("pg_total_relation_size", "pg_indexes_size") + "= 'register'") / stays);
    }

    private static long number(Server server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Processor time, in microseconds. */
    private record Cost(double gateways, double workers, double database) {

        static Cost now(List<ServiceProcess> gateways, List<ServiceProcess> workers, Server server) {
            Stream<ProcessHandle> database = ProcessHandle.of(server.pid()).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
            return new Cost(used(handles(gateways)), used(handles(workers)), used(database));
        }

        Cost since(Cost before, double records) {
            return new Cost(
                    (gateways - before.gateways) / records,
                    (workers - before.workers) / records,
                    (database - before.database) / records);
        }

        double all() {
            return gateways + workers + database;
        }

        private static Stream<ProcessHandle> handles(List<ServiceProcess> processes) {
            return processes.stream().flatMap(process -> ProcessHandle.of(process.pid()).stream());
        }

        private static double used(Stream<ProcessHandle> processes) {
            return processes
                    .mapToDouble(process -> process.info()
                                    .totalCpuDuration()
                                    .orElse(Duration.ZERO)
                                    .toNanos()
                            / 1e3)
                    .sum();
        }
    }
}
