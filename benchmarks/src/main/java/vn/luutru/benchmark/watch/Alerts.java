package vn.luutru.benchmark.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.load.Latencies;
import vn.luutru.benchmark.load.Service;
import vn.luutru.benchmark.service.ServiceProcess;
import vn.luutru.benchmark.size.Options;
import vn.luutru.benchmark.size.SteadyWrites;

/**
 * How long after a guest who is looked for is declared does the alert stand on an officer's open page, while an evening's
 * declarations stream in?
 *
 * <p>One service on a PostgreSQL of its own with a watch list of 10,000 entries. Half of the declarations come one by
 * one, half in pushes of 45, by the clock; every half second one more is of a guest who is looked for. A latency ends
 * when the alert is read from the stream of the page, and counts from when the declaration was due; from its receipt it
 * is printed too. Exits with 1 if the 99th percentile from when they were due is above a second, or an alert is missing.
 */
public final class Alerts {

    private static final double GOAL_MILLIS = 1_000;

    /** Watched guests a second. */
    private static final int WATCHED = 2;

    private static final Duration LATEST = Duration.ofSeconds(20);

    /** An open page ends after 15 minutes without a sign of its officer. */
    private static final Duration MAX_TIME = Duration.ofMinutes(12);

    private static final String ADMIN = "demo-admin";

    private Alerts() {}

    /**
     * @param args {@code --seconds=120}, {@code --warmup=60}, {@code --rate=2000} declarations a second,
     *             {@code --entries=10000}, {@code --officer=demo-police}, who sees the whole province and all its
     *             arrivals, {@code --service=-Xmx768m}, options of the service and of its JVM separated by spaces
     */
    public static void main(String[] args) throws Exception {
        Options options = new Options(List.of(args), "seconds", "warmup", "rate", "entries", "officer", "service");
        boolean held = run(options);
        System.out.println(held ? "HELD" : "DID NOT HOLD");
        System.exit(held ? 0 : 1);
    }

    private static boolean run(Options options) throws Exception {
        Duration warmUp = options.seconds("warmup", 60);
        Duration time = options.seconds("seconds", 120);
        if (warmUp.plus(time).compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException(
                    "--warmup and --seconds are " + MAX_TIME.toSeconds() + " at most in all");
        }
        int rate = options.number("rate", 2_000);
        String run = "A" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
        int warm = guests(warmUp);
        int guests = warm + guests(time);
        try (Server server = Server.temporary("luutru-alerts");
                ServiceProcess process = service(server, options.service());
                Service service = new Service(process.url(), "demo-operator");
                Loop threads = new Loop(1);
                WatchedGuests watched = new WatchedGuests(process.url(), run)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly)));
            watched.lookFor(guests, Math.max(guests, options.number("entries", 10_000)));
            awaitReadModels(service);
            try (OpenPage page =
                    new OpenPage(process.url(), options.text("officer", "demo-police"), watched::alerted)) {
                System.out.printf("warm-up: %d s%n", warmUp.toSeconds());
                declare(new SteadyWrites(service, threads, run + "W", rate, warmUp), watched, 0, warm, page);
                System.out.printf("measured: %d s%n", time.toSeconds());
                declare(new SteadyWrites(service, threads, run + "M", rate, time), watched, warm, guests, page);
                return report(watched.seen(warm, guests), page, process);
            }
        }
    }

    private static int guests(Duration time) {
        return (int) (time.toMillis() * WATCHED / 1_000);
    }

    private static ServiceProcess service(Server server, List<String> options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add("--luutru.database.url=" + server.url());
        return new ServiceProcess(server.folder().resolve("service"), all);
    }

    /** Until each read model has everything, so that the entries hold. */
    private static void awaitReadModels(Service service) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (service.get("/v1/projections", ADMIN)
                .path("items")
                .valueStream()
                .anyMatch(model -> model.path("lagEvents").asLong() > 0)) {
            if (System.nanoTime() > end) {
                throw new IOException("The read models do not catch up");
            }
            Thread.sleep(50);
        }
    }

    /** All declarations of a time, and the watched guests from one up to another among them; then until each is seen. */
    private static void declare(SteadyWrites load, WatchedGuests watched, int from, int to, OpenPage page)
            throws Exception {
        CompletableFuture<Void> done = load.start();
        long start = System.nanoTime();
        for (int guest = from; guest < to; guest++) {
            long due = start + TimeUnit.SECONDS.toNanos(guest - from) / WATCHED;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            watched.declare(guest, due);
        }
        done.get(LATEST.toSeconds(), TimeUnit.SECONDS);
        long end = System.nanoTime() + LATEST.toNanos();
        while (!watched.allSeen(from, to) && System.nanoTime() < end) {
            page.check();
            Thread.sleep(10);
        }
        System.out.println(load);
        if (load.accepted() < load.sent()) {
            throw new IOException("Not every declaration was accepted");
        }
    }

    private static boolean report(WatchedGuests.Seen seen, OpenPage page, ServiceProcess process) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%d watched guests, %d without an alert; the page showed %,d arrivals and was behind %d times;"
                        + " resident %d MiB%n%n",
                seen.guests(),
                seen.missing(),
                page.arrivals(),
                page.behind(),
                process.residentMebibytes());
        System.out.println("| Alert on the page | p50 ms | p99 ms | slowest ms |");
        System.out.println("| --- | --- | --- | --- |");
        row("from when the declaration was due", seen.sinceDue());
        row("from the receipt", seen.sinceReceipt());
        return seen.missing() == 0 && seen.sinceDue().millis(99) <= GOAL_MILLIS;
    }

    private static void row(String what, Latencies latencies) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f |%n",
                what,
                latencies.millis(50),
                latencies.millis(99),
                latencies.maxMillis());
    }
}
