package vn.luutru.benchmark.command;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Spread;
import vn.luutru.benchmark.Store;

/**
 * What is it worth that read models share decoded events ({@code DecodedSegments})?
 *
 * <p>As many followers as there are read models read the whole log, in turns from one log that they share, and each from a
 * log of its own, which then decrypts and decodes for one follower only, as it would without the cache. Nothing is applied.
 */
public final class SharedDecoding {

    private static final int FOLLOWERS = 6;
    private static final int BATCH = 2_000;

    private record Turn(double eventsPerSecond, double microsecondsPerEvent) {}

    private SharedDecoding() {}

    /** @param args rounds (5) and seconds of writing before (10), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 10;
        try (Server server = Server.temporary("luutru-shared-decoding");
                Store store = new Store(server)) {
            new CommandPath(store, new CheckIns(), 4_000).perSecond(Duration.ofSeconds(seconds));
            long head = store.log().head();
            System.out.printf("%,d events, %d followers%n", head, FOLLOWERS);
            List<Turn> shared = new ArrayList<>();
            List<Turn> own = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                PostgresEventLog one = store.unreadLog();
                Turn together = turn(head, follower -> one);
                Turn apart = turn(head, follower -> store.unreadLog());
                if (round > 0) {
                    shared.add(together);
                    own.add(apart);
                }
            }
            print("shared", shared);
            print("each its own", own);
        }
    }

    private static Turn turn(long head, IntFunction<PostgresEventLog> logs) throws Exception {
        List<Callable<Long>> followers = new ArrayList<>();
        for (int i = 0; i < FOLLOWERS; i++) {
            PostgresEventLog log = logs.apply(i);
            followers.add(() -> follow(log, head));
        }
        long begun = System.nanoTime();
        long processor = processorNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(FOLLOWERS)) {
            for (Future<Long> read : threads.invokeAll(followers)) {
                if (read.get() < head) {
                    throw new IllegalStateException("The log ended at " + read.get());
                }
            }
        }
        double took = System.nanoTime() - begun;
        return new Turn(head * 1e9 / took, (processorNanos() - processor) / 1e3 / head);
    }

    private static long follow(PostgresEventLog log, long head) {
        long position = 0;
        while (position < head) {
            int read = log.read(position, BATCH).size();
            if (read == 0) {
                return position;
            }
            position += read;
        }
        return position;
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(String name, List<Turn> turns) {
        System.out.printf(
                "%-14s %s events/s read by all, %s µs of processor time an event%n",
                name,
                Spread.of(turns.stream().map(Turn::eventsPerSecond).toList()),
                Spread.of(turns.stream().map(Turn::microsecondsPerEvent).toList()));
    }
}
