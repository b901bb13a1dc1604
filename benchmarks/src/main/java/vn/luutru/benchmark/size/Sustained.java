package vn.luutru.benchmark.size;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.luutru.benchmark.Spread;
import vn.luutru.benchmark.http.Loop;
import vn.luutru.benchmark.http.Push;
import vn.luutru.benchmark.limit.RawInsert;
import vn.luutru.benchmark.limit.Rows;
import vn.luutru.benchmark.load.GeneratedGuests;

/**
 * How many declarations a second can be pushed for minutes with every read model keeping up, and how soon is an
 * acknowledged one seen in the register?
 *
 * <p>A closed loop: each connection sends its next push once no read model is more than so many
 * events behind. The raw insert into the same PostgreSQL is measured before and after, with nothing else at
 * work.
 */
final class Sustained {

    private static final int GROUP = 1_000;

    /** They gather for half a second before each step, and may be a second behind. */
    private static final String FIGURES = "figures";

    private final Opened opened;
    private final int lines;
    private final Map<String, Integer> mostLag;
    private final int usualLag;
    private final AtomicReference<Map<String, Long>> lags = new AtomicReference<>(Map.of());
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Sustained(Opened opened, int lines, int usualLag, int lagOfFigures) {
        this.opened = opened;
        this.lines = lines;
        this.usualLag = usualLag;
        mostLag = Map.of(FIGURES, lagOfFigures);
    }

    static void run(Options options) throws Exception {
        Duration time = options.seconds("seconds", 600);
        Duration warmUp = options.seconds("warmup", 60);
        int connections = options.number("connections", 4);
        int rounds = options.number("rounds", 3);
        try (Opened opened = new Opened(options.data(), options.service())) {
            Sustained sustained = new Sustained(
                    opened,
                    options.number("lines", 500),
                    options.number("lag", 2_500),
                    options.number("lag-of-figures", 15_000));
            opened.awaitProjections(System.out);
            List<Double> raw = new ArrayList<>(raw(opened, rounds));
            try (Freshness warm = new Freshness(opened.service(), "FW", options.number("probes", 2))) {
                System.out.printf("warm-up: %,.0f/s; %s%n", sustained.push("SW", connections, warmUp), warm);
            }
            double rate;
            try (Freshness freshness = new Freshness(opened.service(), "FM", options.number("probes", 2))) {
                rate = sustained.push("SM", connections, time);
                long left = System.nanoTime();
                opened.awaitProjections(System.out);
                System.out.printf(
                        "the projections needed %.1f s after the last push%n", (System.nanoTime() - left) / 1e9);
                freshness.end();
                raw.addAll(raw(opened, rounds));
                Spread limit = Spread.of(raw);
                System.out.println("\n| Sustained | |\n| --- | --- |");
                System.out.printf(
                        "| for, none but the figures more than %,d events behind, these %,d, at the start of a push |"
                                + " %d s |%n",
                        sustained.usualLag, sustained.mostLag.get(FIGURES), time.toSeconds());
                System.out.printf("| records/s | %,.0f |%n", rate);
                System.out.printf("| raw insert rows/s, before and after | %s |%n", limit);
                System.out.printf(Locale.ROOT, "| ratio | %.2f |%n", rate / limit.median());
                System.out.printf("| acknowledged → visible | %s |%n", freshness);
            }
        }
    }

    /** Records a second. */
    private double push(String prefix, int connections, Duration time) throws Exception {
        GeneratedGuests guests = new GeneratedGuests(prefix + Long.toString(System.currentTimeMillis(), 36));
        accepted.set(0);
        long start = System.nanoTime();
        long until = start + time.toNanos();
        try (Loop threads = new Loop(1)) {
            List<Thread> senders = new ArrayList<>();
            senders.add(Thread.ofVirtual().start(() -> guarded(() -> watch(until))));
            for (int i = 0; i < connections; i++) {
                senders.add(Thread.ofVirtual().start(() -> guarded(() -> send(guests, threads, until))));
            }
            long counted = 0;
            while (System.nanoTime() < until && failure.get() == null) {
                Thread.sleep(Math.min(10_000, Math.max(1, (until - System.nanoTime()) / 1_000_000)));
                long now = accepted.get();
                System.out.printf(
                        "%,d s: %,d records (%,d more); events behind: %s%n",
                        (System.nanoTime() - start) / 1_000_000_000L, now, now - counted, lags.get());
                counted = now;
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
        if (failure.get() != null) {
            throw new IOException("The pushing failed", failure.get());
        }
        return accepted.get() * 1e9 / (System.nanoTime() - start);
    }

    private void watch(long until) throws Exception {
        while (System.nanoTime() < until) {
            lags.set(opened.lags());
            Thread.sleep(25);
        }
    }

    private void send(GeneratedGuests guests, Loop threads, long until) throws Exception {
        while (System.nanoTime() < until && failure.get() == null) {
            if (isBehind()) {
                Thread.sleep(2);
                continue;
            }
            Counted push = new Counted(guests, numbers, lines);
            int status = Push.start(
                            threads,
                            opened.service().address(),
                            opened.service().operator(),
                            push)
                    .get();
            if (status != 200 || push.accepted() != lines) {
                throw new IOException("Answered %d, %d lines accepted".formatted(status, push.accepted()));
            }
            accepted.addAndGet(lines);
        }
    }

    private boolean isBehind() {
        return lags.get().entrySet().stream()
                .anyMatch(lag -> lag.getValue() > mostLag.getOrDefault(lag.getKey(), usualLag));
    }

    private interface Work {
        void run() throws Exception;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
    }

    /** So many turns after one that warms up, into tables that go away again. */
    private static List<Double> raw(Opened opened, int rounds) throws SQLException {
        List<Double> turns = new ArrayList<>();
        try (Connection connection = opened.server().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists raw_insert_" + GROUP + " cascade");
            try (RawInsert insert = new RawInsert(opened.server().connect(), new Rows(1), GROUP)) {
                for (int turn = 0; turn <= rounds; turn++) {
                    double rate = insert.perSecond(Duration.ofSeconds(5));
                    System.out.printf("raw insert: %,.0f rows/s%s%n", rate, turn == 0 ? " (warm-up)" : "");
                    if (turn > 0) {
                        turns.add(rate);
                    }
                }
            }
            statement.execute("drop schema raw_insert_" + GROUP + " cascade");
        }
        return turns;
    }
}
