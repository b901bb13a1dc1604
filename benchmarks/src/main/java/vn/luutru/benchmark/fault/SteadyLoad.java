package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import vn.luutru.benchmark.load.Declarations;

/** Single calls and pushes at a steady pace, half of the declarations each, the same to every service. */
final class SteadyLoad {

    static final int LINES = 45;

    private static final int DESKS = 8;
    private static final int PUSHERS = 2;

    /** Numbers of pushed declarations come after all of the single ones. */
    private static final long PUSHED_FROM = 45_000_000L;

    private interface Step {
        void go(Client client) throws IOException, InterruptedException;
    }

    private final Declarations declarations;
    private final Receipts receipts;
    private final Cuts cuts;
    private final AtomicLong singles = new AtomicLong();
    private final AtomicLong pushes = new AtomicLong(PUSHED_FROM / LINES);
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    SteadyLoad(Declarations declarations, Receipts receipts, Cuts cuts) {
        this.declarations = declarations;
        this.receipts = receipts;
        this.cuts = cuts;
    }

    /** @param perSecond declarations, to each service */
    void start(Cluster cluster, SplittableRandom random, int perSecond) {
        start(cluster, cluster.size(), random, perSecond);
    }

    /**
     * @param services  to the first of them only
     * @param perSecond declarations, to each of these
     */
    void start(Cluster cluster, int services, SplittableRandom random, int perSecond) {
        receipts.begin();
        for (int service = 0; service < services; service++) {
            int port = cluster.port(service);
            double half = perSecond / 2.0;
            for (int desk = 0; desk < DESKS; desk++) {
                work(port, random.split(), half / DESKS, client -> client.declare(singles.getAndIncrement()));
            }
            for (int pusher = 0; pusher < PUSHERS; pusher++) {
                work(port, random.split(), half / LINES / PUSHERS, client -> client.push(pushes.getAndIncrement()));
            }
        }
    }

    private void work(int port, SplittableRandom random, double perSecond, Step step) {
        threads.add(Thread.ofVirtual().start(() -> {
            long pause = (long) (1e9 / perSecond);
            long next = System.nanoTime() + random.nextLong(pause);
            try (Client client = new Client(port, declarations, receipts, cuts, random, LINES)) {
                while (!over.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    next = Math.max(next + pause, System.nanoTime() - pause);
                    step.go(client);
                }
            } catch (IOException | RuntimeException e) {
                receipts.violation("A client has ended: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** No new declarations; does not wait. */
    void noMore() {
        over.countDown();
    }

    /** No new declarations; returns when each that was begun has its receipt or none will come. */
    void finish() throws InterruptedException {
        noMore();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** How many declarations were sent, one by one and in pushes. */
    long sent() {
        return singles.get() + (pushes.get() * LINES - PUSHED_FROM);
    }

    /** Sends everything again, in pushes, to another service than the first time in half of the cases. */
    void sendAgain(Cluster cluster) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(0);
        try (Client client = new Client(cluster.port(0), declarations, receipts, new Cuts(), random, LINES)) {
            long singleCalls = (singles.get() + LINES - 1) / LINES;
            for (int service = 0; service < cluster.size(); service++) {
                client.moveTo(cluster.port(service));
                for (long call = service; call < singleCalls - 1; call += cluster.size()) {
                    client.push(call);
                }
                for (long call = PUSHED_FROM / LINES + service; call < pushes.get(); call += cluster.size()) {
                    client.push(call);
                }
            }
            for (long number = Math.max(0, singleCalls - 1) * LINES; number < singles.get(); number++) {
                client.declare(number);
            }
        }
    }
}
