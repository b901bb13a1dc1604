package vn.luutru.benchmark.size;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import vn.luutru.benchmark.load.Declaration;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;

/**
 * Probes: one guest is declared, and from the receipt on the police ask for their document, without waiting for
 * a position, until they are there.
 *
 * <p>A probe begins by the clock, each on a thread of its own: a slow one delays no other. The time of the question that
 * finds them is part of the figure.
 */
final class Freshness implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([0-9]{12})\"");
    private static final long TIMEOUT = 60_000_000_000L;

    /** As exact as the figure is; more questions would be a load of their own, since each is recorded. */
    private static final long EVERY_MILLIS = 25;

    private final Service service;
    private final GeneratedGuests guests;
    private final Histogram micros = new ConcurrentHistogram(120_000_000L, 3);
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Phaser underWay = new Phaser(1);
    private final ConcurrentHashMap<String, String> failures = new ConcurrentHashMap<>();
    private final Thread clock;
    private volatile boolean ending;

    /** @param rate probes a second */
    Freshness(Service service, String prefix, int rate) {
        this.service = service;
        this.guests = new GeneratedGuests(prefix + Long.toString(System.currentTimeMillis(), 36));
        this.clock = Thread.ofVirtual().start(() -> begin(1_000 / Math.max(1, rate)));
    }

    private void begin(long everyMillis) {
        try {
            while (!ending) {
                Declaration declaration = guests.declaration(next.getAndIncrement());
                Matcher number = NUMBER.matcher(new String(declaration.body(), StandardCharsets.UTF_8));
                if (number.find()) {
                    underWay.register();
                    Thread.ofVirtual().start(() -> probe(declaration, number.group(1)));
                    Thread.sleep(everyMillis);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe(Declaration declaration, String document) {
        try {
            service.declare(declaration);
            long acknowledged = System.nanoTime();
            while (!service.person("/v1/residents?document=" + document)
                    .toString()
                    .contains('"' + declaration.reference() + '"')) {
                if (System.nanoTime() - acknowledged > TIMEOUT) {
                    lost.incrementAndGet();
                    return;
                }
                Thread.sleep(EVERY_MILLIS);
            }
            micros.recordValue((System.nanoTime() - acknowledged) / 1_000);
        } catch (IOException e) {
            lost.incrementAndGet();
            failures.putIfAbsent("first", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.arriveAndDeregister();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d probes, p50 %.0f, p99 %.0f, max %.0f ms; %d without result%s",
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3,
                lost.get(),
                failures.isEmpty() ? "" : " " + failures.values());
    }

    @Override
    public void close() {
        end();
    }

    /** Begins no more, and waits for those under way. */
    void end() {
        if (ending) {
            return;
        }
        ending = true;
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        underWay.arriveAndAwaitAdvance();
    }
}
