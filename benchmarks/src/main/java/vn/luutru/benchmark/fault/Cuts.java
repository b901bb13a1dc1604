package vn.luutru.benchmark.fault;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of the next requests lose their answers: their clients hang up once the request has gone out. */
final class Cuts {

    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    void add(int count) {
        left.addAndGet(count);
    }

    /** Whether the request that has just gone out is one of them. */
    boolean take() {
        boolean cut = left.getAndUpdate(value -> Math.max(0, value - 1)) > 0;
        if (cut) {
            taken.incrementAndGet();
        }
        return cut;
    }

    int taken() {
        return taken.get();
    }
}
