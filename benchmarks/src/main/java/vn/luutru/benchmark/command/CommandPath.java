package vn.luutru.benchmark.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Store;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * How many check-ins a second does the command path take, from the command to the receipt, with so many under way?
 *
 * <p>Everything is in it but HTTP and JSON: validation and rules, Axon's command bus and unit of work, encoding,
 * encryption with a key for each stay, group commit with fsync, the receipt.
 */
public final class CommandPath implements Measure {

    /** Commands are decided and encrypted on the threads that send them; peers have their own thread pools. */
    private static final int SENDERS = Runtime.getRuntime().availableProcessors();

    private final Store store;
    private final CheckIns checkIns;
    private final int inFlight;

    /** @param inFlight how many commands wait for their receipts at the same time */
    public CommandPath(Store store, CheckIns checkIns, int inFlight) {
        this.store = store;
        this.checkIns = checkIns;
        this.inFlight = inFlight;
    }

    @Override
    public String name() {
        return "Luutru, %,d in flight (commands)".formatted(inFlight);
    }

    @Override
    public double perSecond(Duration time) throws InterruptedException {
        Semaphore free = new Semaphore(inFlight);
        AtomicReference<Object> failure = new AtomicReference<>();
        LongAdder done = new LongAdder();
        long start = System.nanoTime();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < Math.min(inFlight, SENDERS); i++) {
            senders.add(Thread.ofPlatform().start(() -> send(start + time.toNanos(), free, failure, done)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        free.acquire(inFlight);
        if (failure.get() != null) {
            throw new IllegalStateException("Not accepted: " + failure.get());
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }

    private void send(long until, Semaphore free, AtomicReference<Object> failure, LongAdder done) {
        Instant receivedAt = Instant.now();
        while (System.nanoTime() < until && failure.get() == null) {
            free.acquireUninterruptibly();
            CheckIn checkIn = checkIns.next();
            EstablishmentRecord establishment = checkIns.establishment(checkIn.establishment());
            done.increment();
            store.declarations()
                    .submit(new Submission(checkIn, receivedAt, establishment, "bench"))
                    .whenComplete((outcome, error) -> {
                        if (!(outcome instanceof Outcome.Accepted)) {
                            failure.set(error == null ? List.of(outcome) : error);
                        }
                        free.release();
                    });
        }
    }

    @Override
    public void close() {
        // the store belongs to whoever made it
    }
}
