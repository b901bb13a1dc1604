package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.load.Audit;
import vn.luutru.benchmark.load.Declarations;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Ledger;
import vn.luutru.benchmark.service.ServiceProcess;

/**
 * Does the service hold more and more over time, or lose anything, while slow and hostile clients are about?
 *
 * <p>One service of 768 MB of heap on a PostgreSQL of its own: single calls, pushes with planted faults, questions of
 * all roles with files among them, all in an open loop, and the hostile clients. Exits with 1 if anything that was
 * accepted is lost, an answer is wrong, or the last third of the run holds more than 1.15 times the second.
 */
public final class Soak {

    private static final int SINGLE_CONNECTIONS = 64;
    private static final int PUSH_CONNECTIONS = 16;
    private static final int QUESTION_CONNECTIONS = 8;
    private static final int LOOK_SECONDS = 10;

    /** What single calls are to keep, in milliseconds; printed, since it depends on the machine. */
    private static final int GOAL = 50;

    private Soak() {}

    /**
     * @param args {@code --minutes=60}, {@code --rate=200} declarations a second, half of them in pushes,
     *             {@code --questions=6} a second
     */
    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args, "minutes", "rate", "questions");
        boolean held = run(
                Duration.ofMinutes(arguments.number("minutes", 60)), (double) arguments.number("rate", 200), (double)
                        arguments.number("questions", 6));
        System.out.println(held ? "HELD" : "DID NOT HOLD");
        System.exit(held ? 0 : 1);
    }

    private static boolean run(Duration time, double rate, double questionRate) throws Exception {
        String run = "S" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
        List<String> options = List.of("-Xmx768m", "-XX:+ExitOnOutOfMemoryError");
        try (Server server = Server.temporary("luutru-soak");
                ServiceProcess process = service(server, options);
                Loop threads = new Loop(1)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly)));
            Declarations guests = new GeneratedGuests(run);
            long singleCount = SoakWrites.count(rate / 2, time);
            double pushRate = rate / 2 / SoakWrites.LINES;
            Ledger ledger = new Ledger(singleCount + SoakWrites.count(pushRate, time) * SoakWrites.LINES);
            SoakWrites.Singles singles = new SoakWrites.Singles(guests, Client.OPERATOR, ledger, rate / 2, time);
            SoakWrites.Pushes pushes =
                    new SoakWrites.Pushes(guests, Client.OPERATOR, ledger, pushRate, time, singleCount);
            SoakQuestions questions = new SoakQuestions(questionRate, time);
            Vitals vitals = new Vitals(process, server);
            var address = new java.net.InetSocketAddress(
                    java.net.InetAddress.getLoopbackAddress(), process.url().getPort());
            HostileClients hostile = new HostileClients(process.url().getPort(), new GeneratedGuests(run + "H"));
            try (hostile) {
                CompletableFuture<Void> done = CompletableFuture.allOf(
                        new CallSeries(singles, threads, address, SINGLE_CONNECTIONS).start(),
                        new CallSeries(pushes, threads, address, PUSH_CONNECTIONS).start(),
                        new CallSeries(questions, threads, address, QUESTION_CONNECTIONS).start());
                watch(done, vitals, ledger, time);
            }
            table(vitals, singles, pushes, questions);
            Audit audit = new Audit(guests, Client.OPERATOR, ledger);
            new CallSeries(audit, threads, address, SINGLE_CONNECTIONS).start().get(10, TimeUnit.MINUTES);
            List<String> faults = new ArrayList<>(vitals.judge());
            faults.addAll(audit.quoted());
            faults.addAll(lost(process.url(), hostile.acknowledged()));
            if (questions.wrong() + pushes.wrong() + hostile.violations() > 0) {
                faults.add("%d questions, %d lines, %d hostile clients were answered wrongly"
                        .formatted(questions.wrong(), pushes.wrong(), hostile.violations()));
            }
            System.out.printf(
                    "%,d accepted, %,d rejected as planted, %,d do not balance; hostile: %s, %,d of theirs acknowledged%n",
                    ledger.accepted() + ledger.replayed(),
                    ledger.rejected(),
                    audit.faults(),
                    hostile.seen(),
                    hostile.acknowledged().size());
            System.out.printf(
                    Locale.ROOT,
                    "single calls p50 %.1f, p99 %.1f ms (goal %d)%n",
                    singles.latencies().millis(50),
                    singles.latencies().millis(99),
                    GOAL);
            faults.forEach(fault -> System.out.println("FAULT: " + fault));
            return faults.isEmpty();
        }
    }

    private static ServiceProcess service(Server server, List<String> options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add("--luutru.database.url=" + server.url());
        return new ServiceProcess(server.folder().resolve("service"), all);
    }

    /** Looks on until every call is answered, at most a while longer than the run is to last. */
    private static void watch(CompletableFuture<Void> done, Vitals vitals, Ledger ledger, Duration time)
            throws Exception {
        long start = System.nanoTime();
        long end = start + time.plus(Duration.ofMinutes(5)).toNanos();
        for (int look = 1; !done.isDone(); look++) {
            long wait = start + TimeUnit.SECONDS.toNanos((long) look * LOOK_SECONDS) - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(wait);
            if (System.nanoTime() > end) {
                throw new IOException("The service does not answer everything in time");
            }
            Vitals.Sample sample = vitals.look();
            System.out.printf(
                    Locale.ROOT,
                    "%5d s  %,d accepted  %s%n",
                    (System.nanoTime() - start) / 1_000_000_000L,
                    ledger.accepted() + ledger.replayed(),
                    sample);
        }
        done.get();
    }

    private static void table(
            Vitals vitals, SoakWrites.Singles singles, SoakWrites.Pushes pushes, SoakQuestions questions) {
        StringBuilder head = new StringBuilder("\n| Tenth |");
        for (Vitals.Kind kind : Vitals.Kind.values()) {
            head.append(' ').append(kind.text).append(" |");
        }
        System.out.println(head + " single p50 ms | p99 ms | push p99 ms | questions p99 ms |");
        System.out.println("| --- |" + " --- |".repeat(Vitals.Kind.values().length + 4));
        for (int part = 0; part < Tenths.PARTS; part++) {
            StringBuilder row = new StringBuilder("| " + (part + 1) + " |");
            for (Vitals.Kind kind : Vitals.Kind.values()) {
                double mean = vitals.mean(kind, part / (double) Tenths.PARTS, (part + 1) / (double) Tenths.PARTS);
                row.append(String.format(Locale.ROOT, " %.0f |", mean));
            }
            System.out.println(row
                    + String.format(
                            Locale.ROOT,
                            " %.1f | %.1f | %.1f | %.1f |",
                            singles.latencies().millis(part, 50),
                            singles.latencies().millis(part, 99),
                            pushes.latencies().millis(part, 99),
                            questions.latencies().millis(part, 99)));
        }
        System.out.println();
    }

    /** What hostile clients had acknowledged and is not stored at its position. */
    private static List<String> lost(URI url, Map<String, Long> acknowledged) throws IOException, InterruptedException {
        List<String> lost = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Long> one : acknowledged.entrySet()) {
                HttpRequest request = HttpRequest.newBuilder(url.resolve(one.getKey()))
                        .header("Authorization", "Bearer " + Client.OPERATOR)
                        .timeout(Duration.ofSeconds(60))
                        .build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200
                        || json.readTree(answer.body())
                                        .path("receipts")
                                        .path(0)
                                        .path("position")
                                        .asLong()
                                != one.getValue()) {
                    lost.add(one.getKey() + " was acknowledged and is answered " + answer.statusCode());
                }
            }
        }
        return lost;
    }
}
