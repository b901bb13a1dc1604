package vn.luutru.benchmark.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import vn.luutru.benchmark.load.GeneratedGuests;

/**
 * Is every acknowledged declaration stored exactly once, and is every read model right, whatever fails?
 *
 * <p>Two service processes on one PostgreSQL under load, half of the declarations by single calls, half in pushes. At
 * random a service or the database is killed, a service is paused, also while a read model holds its transaction,
 * connections to the database die without a word, and clients hang up before the answer. Afterwards sets are compared,
 * not counts: what was acknowledged with what is stored, each receipt with the one that is returned when everything is sent
 * again, and each table of each read model with one that is built anew. Exits with 1 at any difference.
 */
public final class Chaos {

    private Chaos() {}

    /**
     * @param args {@code --faults=30}, {@code --seed=} of the faults and their moments (the clock, and reported),
     *             {@code --rate=150} declarations a second to each service
     */
    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args, "faults", "seed", "rate");
        long seed = arguments.number("seed", System.currentTimeMillis());
        boolean held = false;
        try {
            held = run((int) arguments.number("faults", 30), seed, (int) arguments.number("rate", 150));
        } finally {
            System.out.printf("%s, seed %d%n", held ? "HELD" : "DID NOT HOLD", seed);
        }
        System.exit(held ? 0 : 1);
    }

    private static boolean run(int count, long seed, int rate) throws Exception {
        System.out.printf("%d faults, seed %d, %d declarations/s to each of two services%n", count, seed, rate);
        SplittableRandom random = new SplittableRandom(seed);
        Receipts receipts = new Receipts();
        Cuts cuts = new Cuts();
        String run = "C" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
        try (Cluster cluster = new Cluster(2, List.of("-Xmx384m", "-XX:+ExitOnOutOfMemoryError"))) {
            Verdict verdict = new Verdict(cluster, new DatabaseLog(cluster), receipts);
            long before = verdict.head();
            SteadyLoad load = new SteadyLoad(new GeneratedGuests(run), receipts, cuts);
            Faults faults = new Faults(cluster, cuts, random.split(), count);
            load.start(cluster, random.split(), rate);
            long start = System.nanoTime();
            Map<String, Double> still;
            try (ReadModelMonitor monitor = new ReadModelMonitor(cluster, new DatabaseLog(cluster))) {
                faults.run();
                Thread.sleep(5_000);
                load.finish();
                still = monitor.longest();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double stall = receipts.longestStall();
            double stalledAt = receipts.stalledAt();
            double wait = receipts.longestWait();
            System.out.printf("load ended after %.0f s; everything is sent again%n", seconds);
            load.sendAgain(cluster);
            verdict.log(before);
            int tables = verdict.readModels();
            System.out.printf("%n%s%n", faults.summary());
            System.out.printf(
                    "%,d declarations in %.0f s, %,d acknowledged; %,d receipts were asked for again and compared%n",
                    load.sent(), seconds, receipts.all().size(), receipts.again());
            System.out.printf("%d tables of read models compared with ones built anew%n", tables);
            System.out.printf(
                    "longest stall %.1f s without an acknowledgement by either service, from %.1f s on;"
                            + " longest wait for a receipt %.1f s%n",
                    stall, stalledAt, wait);
            System.out.printf("read models stood still for at most, in s: %s%n", rounded(still));
            System.out.printf("violations: %d%n", receipts.violated());
            if (load.sent() != receipts.all().size()) {
                receipts.violation("Not everything that was sent has a receipt");
            }
            if (receipts.violated() > 0) {
                keepLogs(cluster, seed);
            }
            return receipts.violated() == 0;
        }
    }

    private static String rounded(Map<String, Double> seconds) {
        StringBuilder text = new StringBuilder();
        seconds.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s %.1f  ", name, value)));
        return text.toString().strip();
    }

    /** What the services wrote outlives the folder of the run. */
    private static void keepLogs(Cluster cluster, long seed) throws Exception {
        Path kept = Files.createTempDirectory("luutru-chaos-" + seed + "-");
        for (int service = 0; service < cluster.size(); service++) {
            Files.copy(cluster.log(service), kept.resolve("service-" + service + ".log"));
        }
        System.out.println("The services' logs: " + kept);
    }
}
