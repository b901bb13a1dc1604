package vn.luutru.benchmark.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.luutru.benchmark.http.CallSeries;
import vn.luutru.benchmark.http.Loop;

/**
 * Does the service stand the evening rush, and is every declaration of it stored exactly once?
 *
 * <p>Replays an evening over HTTP in an open loop, single calls and pushes at the same time, shows how it goes, then
 * asks for every declaration again and balances the books. Exits with 1 when they do not balance.
 */
public final class LoadGenerator {

    private static final int AUDIT_CONNECTIONS = 64;

    private LoadGenerator() {}

    /** @param args see {@link Options#USAGE} */
    public static void main(String[] args) throws Exception {
        boolean balanced = run(Options.of(args), System.out);
        System.exit(balanced ? 0 : 1);
    }

    /** Runs one evening and says whether the books balance. */
    static boolean run(Options options, PrintStream out) throws Exception {
        long total = options.scenario().declarationsIn(options.evening());
        long singles = Math.round(total * options.singleShare());
        long pushed = total - singles;
        long pushes = (pushed + options.pushLines() - 1) / options.pushLines();
        try (Service service = new Service(options.url(), "demo-operator");
                Loop threads = new Loop(1)) {
            String run = "L" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
            Declarations guests = new GeneratedGuests(run);
            Requests requests = new Requests(service.operator());
            Ledger ledger = new Ledger(total);
            Latencies singleLatencies = new Latencies();
            Latencies pushLatencies = new Latencies();
            Declarations later = new GeneratedGuests(run + "M");
            long before = service.declare(later.declaration(0));
            CallSeries single = new CallSeries(
                    new SingleCheckIns(
                            guests, requests, ledger, singleLatencies, new Pace(options.evening(), singles), 0),
                    threads,
                    service.address(),
                    options.connections());
            CallSeries bulk = new CallSeries(
                    new EstablishmentUploads(
                            guests,
                            requests,
                            ledger,
                            pushLatencies,
                            new Pace(options.evening(), pushes),
                            singles,
                            pushed,
                            options.pushLines()),
                    threads,
                    service.address(),
                    Math.max(1, options.connections() / 4));
            out.printf(
                    "%s from %s, %s times as fast: %,d declarations (%,d one by one, %,d in %,d pushes) in %d s%n",
                    options.scenario(),
                    options.evening().from(),
                    options.evening().speed(),
                    total,
                    singles,
                    pushed,
                    pushes,
                    options.evening().length().toSeconds());
            long start = System.nanoTime();
            CompletableFuture<Void> done = CompletableFuture.allOf(single.start(), bulk.start());
            watch(done, ledger, single, bulk, singleLatencies, pushLatencies, out);
            double seconds = (System.nanoTime() - start) / 1e9;
            Audit audit = audit(service, threads, new Audit(guests, requests, ledger), out);
            audit.close(before, service.declare(later.declaration(1)));
            Report report = new Report(options, seconds, ledger, audit, singleLatencies, pushLatencies);
            Files.writeString(options.report(), report.html());
            out.println(report.text(single.refused() + bulk.refused(), single.broken() + bulk.broken()));
            out.println("Report: " + options.report());
            return audit.faults() == 0;
        }
    }

    private static void watch(
            CompletableFuture<Void> done,
            Ledger ledger,
            CallSeries single,
            CallSeries bulk,
            Latencies singleLatencies,
            Latencies pushLatencies,
            PrintStream out)
            throws InterruptedException, ExecutionException {
        long last = 0;
        while (true) {
            try {
                done.get(1, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                long stored = ledger.accepted() + ledger.replayed();
                out.printf(
                        "%,10d of %,d  %,7d/s  single p99 %7.1f ms  push p99 %7.1f ms  rejected %,d  told to wait %,d"
                                + "  broken %,d%n",
                        stored,
                        ledger.size(),
                        stored - last,
                        lastP99(singleLatencies),
                        lastP99(pushLatencies),
                        ledger.rejected(),
                        single.refused() + bulk.refused(),
                        single.broken() + bulk.broken());
                last = stored;
            }
        }
    }

    private static double lastP99(Latencies latencies) {
        List<Latencies.Second> seconds = latencies.seconds();
        return seconds.isEmpty() ? 0 : seconds.getLast().p99Millis();
    }

    private static Audit audit(Service service, Loop threads, Audit audit, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        CallSeries series = new CallSeries(audit, threads, service.address(), AUDIT_CONNECTIONS);
        CompletableFuture<Void> done = series.start();
        while (true) {
            try {
                done.get(2, TimeUnit.SECONDS);
                return audit;
            } catch (TimeoutException e) {
                out.printf("balancing the books: %,d of %,d%n", series.answered(), audit.count());
            }
        }
    }
}
