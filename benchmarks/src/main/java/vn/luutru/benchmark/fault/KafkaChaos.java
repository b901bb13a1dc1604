package vn.luutru.benchmark.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.benchmark.load.GeneratedGuests;

/**
 * Is every acknowledged declaration stored exactly once, published exactly once in effect, and counted exactly once,
 * whatever fails of a cluster?
 *
 * <p>Two gateways, two workers that share read models, three brokers and one PostgreSQL, each a process, on loopback, and
 * where it is asked for a stand-in for EventStoreDB that keeps the log. Guests
 * are declared by single calls, in pushes and through Kafka, while gateways, workers, whoever publishes, brokers and the
 * database are killed, paused and cut off at random. A broker is only taken away while all replicas are in sync: the loss
 * of a quorum is another question. Afterwards sets of positions are compared. Exits with 1 at any difference.
 */
public final class KafkaChaos {

    private static final int GATEWAYS = 2;
    private static final int WORKERS = 2;
    private static final int BROKERS = 3;
    private static final int PARTITIONS = 6;

    /** So long is declared to a cluster of which nothing fails any more. */
    private static final Duration AFTER_FAULTS = Duration.ofSeconds(2);

    private KafkaChaos() {}

    /**
     * @param args {@code --faults=30}, {@code --seed=} of the faults and their moments (the clock, and reported),
     *             {@code --rate=60} declarations a second to each gateway, and as many by Kafka,
     *             {@code --store=postgresql} for the log, or {@code eventstoredb} for a stand-in of three nodes
     */
    public static void main(String[] args) throws Exception {
        Arguments arguments = new Arguments(args, "faults", "seed", "rate", "store");
        long seed = arguments.number("seed", System.currentTimeMillis());
        boolean held = false;
        try {
            held = run(
                    (int) arguments.number("faults", 30),
                    seed,
                    (int) arguments.number("rate", 60),
                    arguments.text("store", "postgresql").equals("eventstoredb"));
        } finally {
            System.out.printf("%s, seed %d%n", held ? "HELD" : "DID NOT HOLD", seed);
        }
        System.exit(held ? 0 : 1);
    }

    /**
     * Whether nothing was lost and nothing counted twice.
     *
     * @param eventStore whether the log is in a stand-in for EventStoreDB
     */
    public static boolean run(int count, long seed, int rate, boolean eventStore) throws Exception {
        System.out.printf(
                "%d faults, seed %d, %d declarations/s to each of two gateways and %d by Kafka, the log in %s%n",
                count, seed, rate, rate, eventStore ? "an event store" : "PostgreSQL");
        SplittableRandom random = new SplittableRandom(seed);
        Receipts receipts = new Receipts();
        long begun = System.nanoTime();
        try (StandIn store = eventStore ? StandIn.cluster(KafkaFaults.NODES) : null;
                KafkaBrokers brokers = KafkaBrokers.start(BROKERS);
                Cluster cluster = new Cluster(options(brokers, store))) {
            said("eight processes run", begun);
            boolean held = false;
            try {
                load(count, rate, random, receipts, brokers, store, cluster);
                held = receipts.violated() == 0;
            } finally {
                if (!held) {
                    keepLogs(cluster, seed);
                }
            }
            return held;
        }
    }

    private static void load(
            int count,
            int rate,
            SplittableRandom random,
            Receipts receipts,
            KafkaBrokers brokers,
            @Nullable StandIn store,
            Cluster cluster)
            throws Exception {
        String run = "K" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
        Cuts cuts = new Cuts();
        GeneratedGuests guests = new GeneratedGuests(run);
        ClusterLog log = store == null ? new DatabaseLog(cluster) : new EventStoreLog(store);
        Verdict verdict = new Verdict(cluster, log, receipts);
        long before = verdict.head();
        SteadyLoad load = new SteadyLoad(guests, receipts, cuts);
        KafkaFaults faults =
                new KafkaFaults(cluster, GATEWAYS, PARTITIONS, brokers, store, cuts, receipts, random.split(), count);
        try (KafkaLoad byKafka = new KafkaLoad(brokers.bootstrapServers(), guests, receipts)) {
            load.start(cluster, GATEWAYS, random.split(), rate);
            byKafka.start(rate);
            long start = System.nanoTime();
            ReadModelMonitor monitor = new ReadModelMonitor(cluster, log);
            try (monitor) {
                faults.run();
                said("the last fault is over, and everything runs again", start);
                Thread.sleep(AFTER_FAULTS);
                load.noMore();
                byKafka.noMore();
                load.finish();
                said("all that was declared by HTTP is answered", start);
                byKafka.finish();
            }
            said("load ended; everything is sent again", start);
            System.out.printf(
                    "longest stall %.1f s without an acknowledgement, by HTTP or Kafka, from %.1f s on; longest wait"
                            + " for a receipt %.1f s; longest time without an outcome from Kafka %.1f s%n",
                    receipts.longestStall(), receipts.stalledAt(), receipts.longestWait(), byKafka.longestStall());
            load.sendAgain(cluster);
            said("everything was sent again", start);
            verdict.log(before);
            PublishedOnce.check(brokers.bootstrapServers(), log, receipts);
            said("log and topics are compared", start);
            System.out.printf("%d tables of read models compared with ones built anew%n", verdict.readModels());
            said("read models are compared", start);
            for (Map.Entry<String, Double> still : monitor.longest().entrySet()) {
                System.out.printf("%s stood still for at most %.1f s%n", still.getKey(), still.getValue());
            }
            System.out.printf("%s%n", faults.summary());
            System.out.printf(
                    "%,d declarations by HTTP and %,d by Kafka, %,d acknowledged; %d violations%n",
                    load.sent(), byKafka.sent(), receipts.all().size(), receipts.violated());
            if (load.sent() + byKafka.sent() != receipts.all().size()) {
                receipts.violation("Not everything that was sent has a receipt");
            }
        }
    }

    private static void said(String what, long start) {
        System.out.printf("%5.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }

    private static List<List<String>> options(KafkaBrokers brokers, @Nullable StandIn store) {
        List<String> common = new ArrayList<>(List.of(
                "-Xmx320m",
                "-XX:+UseSerialGC",
                // Nothing is measured here, and processes start again and again.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--luutru.kafka.bootstrap-servers=" + brokers.bootstrapServers(),
                "--luutru.kafka.partitions=" + PARTITIONS));
        if (store != null) {
            common.add("--luutru.store=eventstoredb");
            common.add("--luutru.eventstoredb.connection=" + store.connection());
        }
        List<List<String>> options = new ArrayList<>();
        for (int i = 0; i < GATEWAYS; i++) {
            List<String> gateway = new ArrayList<>(common);
            gateway.add("--luutru.projections=directory");
            gateway.add("--luutru.kafka.declarations=true");
            options.add(gateway);
        }
        for (int i = 0; i < WORKERS; i++) {
            List<String> worker = new ArrayList<>(common);
            worker.add("--luutru.projections.source=kafka");
            options.add(worker);
        }
        return options;
    }

    /** What the services wrote outlives the folder of the run. */
    private static void keepLogs(Cluster cluster, long seed) throws Exception {
        Path kept = Files.createTempDirectory("luutru-kafka-chaos-" + seed + "-");
        for (int service = 0; service < cluster.size(); service++) {
            Files.copy(cluster.log(service), kept.resolve("service-" + service + ".log"));
        }
        System.out.println("The services' logs: " + kept);
    }
}
