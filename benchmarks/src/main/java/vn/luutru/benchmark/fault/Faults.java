package vn.luutru.benchmark.fault;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What fails, when, and where: drawn from one seed. */
final class Faults {

    /** The kinds; each comes equally often. */
    private enum Kind {
        KILL_SERVICE,
        KILL_DATABASE,
        PAUSE,
        PAUSE_IN_PROJECTION,
        SILENCE,
        CUT_ANSWERS
    }

    private static final int CUTS = 12;
    private static final int ATTEMPTS = 300;
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Cuts cuts;
    private final SplittableRandom random;
    private final List<Kind> deck = new ArrayList<>();
    private final List<Thread> restarts = new ArrayList<>();
    private int inProjection;
    private int silenced;

    Faults(Cluster cluster, Cuts cuts, SplittableRandom random, int count) {
        this.cluster = cluster;
        this.cuts = cuts;
        this.random = random;
        for (int i = 0; i < count; i++) {
            deck.add(random.nextInt(deck.size() + 1), Kind.values()[i % Kind.values().length]);
        }
    }

    /** All of them, one after the other; services may still be starting again when the next one comes. */
    void run() throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < deck.size(); i++) {
            Thread.sleep(random.nextLong(1_000, 5_000));
            int service = anyUp();
            System.out.printf(
                    "%5.1f s  fault %d of %d: %s", (System.nanoTime() - start) / 1e9, i + 1, deck.size(), deck.get(i));
            happen(deck.get(i), service);
        }
        for (Thread restart : restarts) {
            restart.join();
        }
    }

    /** One of the services that are up, at random; waits for one where all are starting. */
    private int anyUp() throws IOException, InterruptedException {
        int service = random.nextInt(cluster.size());
        long end = System.nanoTime() + STARTED_WITHIN.toNanos();
        while (!cluster.up(service)) {
            if (System.nanoTime() > end) {
                throw new IOException("No service has started within " + STARTED_WITHIN);
            }
            Thread.sleep(50);
            service = (service + 1) % cluster.size();
        }
        return service;
    }

    private void happen(Kind kind, int service) throws Exception {
        switch (kind) {
            case KILL_SERVICE -> {
                System.out.printf(", service %d%n", service);
                restarts.add(cluster.killAndRestart(service));
            }
            case KILL_DATABASE -> {
                boolean children = random.nextBoolean();
                System.out.println(children ? ", all its processes" : ", its first process");
                cluster.killDatabase(children);
            }
            case PAUSE -> {
                cluster.pause(service);
                goOnLater(service);
            }
            case PAUSE_IN_PROJECTION -> {
                boolean held = pauseInProjection(service);
                inProjection += held ? 1 : 0;
                System.out.print(held ? ", a checkpoint is held" : ", no transaction was met");
                goOnLater(service);
            }
            case SILENCE -> {
                int connections = cluster.silence(service);
                silenced += connections;
                System.out.printf(", service %d, %d connections%n", service, connections);
            }
            case CUT_ANSWERS -> {
                System.out.printf(", of the next %d requests%n", CUTS);
                cuts.add(CUTS);
            }
        }
    }

    private void goOnLater(int service) throws Exception {
        long millis = random.nextLong(1_000, 20_000);
        System.out.printf(", service %d for %.1f s%n", service, millis / 1e3);
        Thread.sleep(millis);
        cluster.goOn(service);
    }

    /** Pauses again and again, until the process is met within a transaction that holds a checkpoint. */
    private boolean pauseInProjection(int service) throws Exception {
        try (Connection connection = cluster.connect()) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                cluster.pause(service);
                // What it sent last is being carried out: what it holds after that, it goes on holding.
                Thread.sleep(5);
                if (holdsCheckpoint(connection, service)) {
                    return true;
                }
                cluster.goOn(service);
                Thread.sleep(random.nextInt(1, 30));
            }
        }
        cluster.pause(service);
        return false;
    }

    private boolean holdsCheckpoint(Connection connection, int service) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select exists (select 1 from pg_stat_activity a join pg_locks l using (pid)
                 where a.client_port = any(?) and a.state = 'idle in transaction' and l.granted
                   and l.relation = to_regclass('projection.checkpoint')
                   and l.mode in ('RowShareLock', 'RowExclusiveLock'))""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "int4", cluster.databasePorts(service).toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** In words. */
    String summary() {
        return "%d faults; %d pauses met a held checkpoint; %d connections died silently; %d answers were cut"
                .formatted(deck.size(), inProjection, silenced, cuts.taken());
    }
}
