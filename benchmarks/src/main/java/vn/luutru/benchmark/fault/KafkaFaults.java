package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.eventstoredb.standin.StandIn;
import vn.luutru.adapter.kafka.KafkaBrokers;

/** What fails of a cluster with brokers, when, and where: drawn from one seed. */
final class KafkaFaults {

    /** The kinds; each comes equally often, the first ones first where there are few. */
    private enum Kind {
        KILL_GATEWAY,
        KILL_BROKER,
        KILL_WORKER,
        KILL_PUBLISHER,
        PAUSE_WORKER,
        /** Where there is an event store. */
        END_LEADER,
        PAUSE_GATEWAY,
        PAUSE_PUBLISHER,
        PAUSE_BROKER,
        SILENCE,
        KILL_DATABASE,
        CUT_ANSWERS
    }

    static final int NODES = 3;

    private static final int CUTS = 12;
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(5);
    private static final Duration MOVED_WITHIN = Duration.ofMinutes(1);
    private static final List<String> SHARED = List.of("register", "obligation");

    private final Cluster cluster;
    private final int gateways;
    private final int partitions;
    private final KafkaBrokers brokers;
    private final @Nullable StandIn eventStore;
    private final Cuts cuts;
    private final Receipts receipts;
    private final SplittableRandom random;
    private final List<Kind> deck = new ArrayList<>();
    private final List<Thread> restarts = new ArrayList<>();
    private final Map<Kind, Integer> happened = new EnumMap<>(Kind.class);
    private int moved;
    private int leader;

    /**
     * @param gateways   the first services of the cluster; the others are workers
     * @param partitions which the workers share
     * @param eventStore of three nodes, the first of which leads; null where the log is in the database
     */
    KafkaFaults(
            Cluster cluster,
            int gateways,
            int partitions,
            KafkaBrokers brokers,
            @Nullable StandIn eventStore,
            Cuts cuts,
            Receipts receipts,
            SplittableRandom random,
            int count) {
        this.cluster = cluster;
        this.gateways = gateways;
        this.partitions = partitions;
        this.brokers = brokers;
        this.eventStore = eventStore;
        this.cuts = cuts;
        this.receipts = receipts;
        this.random = random;
        List<Kind> kinds = Stream.of(Kind.values())
                .filter(kind -> kind != Kind.END_LEADER || eventStore != null)
                .toList();
        for (int i = 0; i < count; i++) {
            deck.add(random.nextInt(deck.size() + 1), kinds.get(i % kinds.size()));
        }
    }

    /** All of them, one after the other; services may still be starting again when the next one comes. */
    void run() throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < deck.size(); i++) {
            Thread.sleep(random.nextLong(1_000, 4_000));
            System.out.printf(
                    "%5.1f s  fault %d of %d: %s", (System.nanoTime() - start) / 1e9, i + 1, deck.size(), deck.get(i));
            happen(deck.get(i));
            happened.merge(deck.get(i), 1, Integer::sum);
        }
        for (Thread restart : restarts) {
            restart.join();
        }
        brokers.awaitInSync();
    }

    private void happen(Kind kind) throws Exception {
        switch (kind) {
            case KILL_GATEWAY -> kill(anyUp(0, gateways));
            case KILL_WORKER -> kill(anyUp(gateways, cluster.size()));
            case KILL_PUBLISHER -> kill(publisher());
            case PAUSE_GATEWAY -> pause(anyUp(0, gateways));
            case PAUSE_WORKER -> pauseUntilMoved(anyUp(gateways, cluster.size()));
            case PAUSE_PUBLISHER -> pause(publisher());
            case KILL_BROKER -> {
                brokers.awaitInSync();
                int broker = random.nextInt(brokers.size());
                System.out.printf(", broker %d%n", broker);
                brokers.kill(broker);
                // Until then it still counts as in sync, and nobody could tell when it is again.
                brokers.awaitGone(broker);
                Thread.sleep(random.nextLong(0, 3_000));
                // Whoever takes the next broker away waits until this one is in sync again.
                brokers.restart(broker);
            }
            case PAUSE_BROKER -> {
                brokers.awaitInSync();
                int broker = random.nextInt(brokers.size());
                long millis = random.nextLong(1_000, 8_000);
                System.out.printf(", broker %d for %.1f s%n", broker, millis / 1e3);
                brokers.pause(broker);
                Thread.sleep(millis);
                brokers.resume(broker);
                brokers.awaitInSync();
            }
            case END_LEADER -> endLeader();
            case SILENCE -> {
                int service = anyUp(0, cluster.size());
                System.out.printf(", service %d, %d connections%n", service, cluster.silence(service));
            }
            case KILL_DATABASE -> {
                System.out.println();
                cluster.killDatabase(random.nextBoolean());
            }
            case CUT_ANSWERS -> {
                System.out.printf(", of the next %d requests%n", CUTS);
                cuts.add(CUTS);
            }
        }
    }

    private void endLeader() throws InterruptedException {
        StandIn server = Objects.requireNonNull(eventStore);
        int ended = leader;
        System.out.printf(", node %d%n", ended);
        server.stop(ended);
        Thread.sleep(random.nextLong(100, 3_000));
        leader = (ended + 1 + random.nextInt(NODES - 1)) % NODES;
        server.elect(leader);
        Thread.sleep(random.nextLong(100, 3_000));
        server.start(ended);
    }

    private void kill(int service) throws InterruptedException {
        System.out.printf(", service %d%n", service);
        restarts.add(cluster.killAndRestart(service));
    }

    /** Longer than a session of a consumer group in half of the cases. */
    private void pause(int service) throws Exception {
        long millis = random.nextLong(1_000, 20_000);
        System.out.printf(", service %d for %.1f s%n", service, millis / 1e3);
        cluster.pause(service);
        Thread.sleep(millis);
        cluster.goOn(service);
    }

    /**
     * Until the other worker has all partitions, and a little longer: what the paused one held in its hands was applied by
     * the other when it wakes up.
     */
    private void pauseUntilMoved(int worker) throws Exception {
        int next = gateways + (worker + 1 - gateways) % (cluster.size() - gateways);
        int other = anyUp(next, next + 1);
        long begun = System.nanoTime();
        cluster.pause(worker);
        try {
            while (!hasAll(other)) {
                if (System.nanoTime() - begun > MOVED_WITHIN.toNanos()) {
                    receipts.violation("The partitions of a paused worker have not moved after " + MOVED_WITHIN);
                    return;
                }
                Thread.sleep(200);
            }
            moved++;
            Thread.sleep(random.nextLong(500, 2_000));
        } finally {
            cluster.goOn(worker);
            System.out.printf(
                    ", service %d for %.1f s, until service %d had its partitions%n",
                    worker, (System.nanoTime() - begun) / 1e9, other);
        }
    }

    private boolean hasAll(int worker) throws InterruptedException {
        Metrics metrics = metrics(worker);
        return SHARED.stream()
                .allMatch(model ->
                        metrics.has("luutru_projection_partitions{projection=\"%s\"}".formatted(model), partitions));
    }

    /** Whichever says that it publishes; any one if none does just now. */
    private int publisher() throws IOException, InterruptedException {
        for (int service = 0; service < cluster.size(); service++) {
            if (cluster.up(service) && metrics(service).has("luutru_publisher_active", 1)) {
                return service;
            }
        }
        return anyUp(0, cluster.size());
    }

    private Metrics metrics(int service) throws InterruptedException {
        return Metrics.of(cluster.url(service));
    }

    private int anyUp(int from, int to) throws IOException, InterruptedException {
        int service = from + random.nextInt(to - from);
        long end = System.nanoTime() + STARTED_WITHIN.toNanos();
        while (!cluster.up(service)) {
            if (System.nanoTime() > end) {
                throw new IOException("No service was started within " + STARTED_WITHIN);
            }
            Thread.sleep(50);
            service = from + (service + 1 - from) % (to - from);
        }
        return service;
    }

    /** In words. */
    String summary() {
        return "%d faults: %s; %d answers were cut; %d paused workers woke after their partitions had moved"
                .formatted(deck.size(), happened, cuts.taken(), moved);
    }
}
