package vn.luutru.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the benchmark says to a peer in a process of its own: on each line of standard input how many commands may be
 * under way, for how many milliseconds, and how many bytes an event has. The answer is a line {@code RATE n} with the
 * events committed per second, or {@code FAILED why}.
 */
public final class Conversation {

    private static final int PAYLOADS = 997;

    private Conversation() {}

    /** Talks until standard input ends. */
    public static void hold(Peer peer) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("READY");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] asked = line.split(" ", -1);
            int inFlight = Integer.parseInt(asked[0]);
            long nanos = Long.parseLong(asked[1]) * 1_000_000;
            int bytes = Integer.parseInt(asked[2]);
            System.out.println(run(peer, inFlight, nanos, bytes));
        }
    }

    private static String run(Peer peer, int inFlight, long nanos, int bytes) throws InterruptedException {
        byte[][] payloads = new byte[PAYLOADS][bytes];
        Random random = new Random(1);
        for (byte[] payload : payloads) {
            random.nextBytes(payload);
        }
        Semaphore free = new Semaphore(inFlight);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < nanos && failure.get() == null) {
            free.acquire();
            peer.declare(UUID.randomUUID(), payloads[(int) (done++ % PAYLOADS)]).whenComplete((result, error) -> {
                if (error != null) {
                    failure.set(error);
                }
                free.release();
            });
        }
        free.acquire(inFlight);
        double seconds = (System.nanoTime() - start) / 1e9;
        return failure.get() == null ? "RATE " + done / seconds : "FAILED " + failure.get();
    }
}
