package vn.luutru.benchmark.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** What was acknowledged, declaration by declaration, and what should never be. Used by many threads. */
final class Receipts {

    private static final int QUOTED = 30;

    /** @param text the whole receipt as it was returned */
    record Receipt(UUID stay, long position, String text) {}

    private final Map<Long, Receipt> acknowledged = new ConcurrentHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final AtomicLong again = new AtomicLong();
    private long violated;
    private long lastAt = System.nanoTime();
    private long begunAt = lastAt;
    private long longestStall;
    private long stalledAt;
    private long longestWait;

    /**
     * A receipt has arrived.
     *
     * @param fresh whether it says that it is the first one
     * @param since when the declaration was first sent, in nano time
     */
    void acknowledge(long number, JsonNode receipt, boolean fresh, long since) {
        Receipt now = new Receipt(
                UUID.fromString(receipt.path("stayId").asString()),
                receipt.path("position").asLong(),
                receipt.toString());
        Receipt before = acknowledged.putIfAbsent(number, now);
        if (before == null) {
            progress(since);
            return;
        }
        again.incrementAndGet();
        if (fresh) {
            violation("Declaration %d was accepted twice: %s, then %s".formatted(number, before.text(), now.text()));
        } else if (!before.equals(now)) {
            violation("Declaration %d has two receipts: %s and %s".formatted(number, before.text(), now.text()));
        }
    }

    boolean has(long number) {
        return acknowledged.containsKey(number);
    }

    Map<Long, Receipt> all() {
        return acknowledged;
    }

    /** How many receipts were returned a second time and compared. */
    long again() {
        return again.get();
    }

    synchronized void violation(String what) {
        if (violated++ < QUOTED) {
            violations.add(what);
            System.out.println("VIOLATION: " + what);
        }
    }

    synchronized long violated() {
        return violated;
    }

    /** Restarts the search for the longest stall: what comes before the load is none. */
    synchronized void begin() {
        lastAt = System.nanoTime();
        begunAt = lastAt;
        longestStall = 0;
    }

    private synchronized void progress(long since) {
        long now = System.nanoTime();
        if (now - lastAt > longestStall) {
            longestStall = now - lastAt;
            stalledAt = lastAt - begunAt;
        }
        longestWait = Math.max(longestWait, now - since);
        lastAt = now;
    }

    /** The longest time in which no new declaration was acknowledged by any service, in seconds. */
    synchronized double longestStall() {
        return longestStall / 1e9;
    }

    /** When that began, in seconds from the beginning of the load. */
    synchronized double stalledAt() {
        return stalledAt / 1e9;
    }

    /** The longest time from the first attempt of a declaration to its receipt, in seconds. */
    synchronized double longestWait() {
        return longestWait / 1e9;
    }
}
