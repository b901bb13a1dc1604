package vn.luutru.benchmark.size;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.benchmark.Server;

/**
 * Fills a data folder with years of stays, for measures at size and for whoever wants to see the service full.
 *
 * <p>The log, made by the service's own migrations, is filled by COPY: the demo province first, then day by day as if the
 * service had been there. Then the service is started, its projections catch up, and it has to answer for what was
 * loaded. A loading that is broken off goes on
 * where it stopped when it is called again on the same folder, of which the number of stays is then no longer asked.
 */
public final class Load {

    private static final long DEFAULT_STAYS = 10_000_000;

    private Load() {}

    /** @param args the folder, about how many stays (10000000), options of the service and of its virtual machine
     *     (-Xmx768m) */
    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("Load FOLDER [stays=" + DEFAULT_STAYS + "] [options of the JVM and of the service]");
            System.exit(2);
        }
        Path data = Path.of(args[0]).toAbsolutePath();
        long stays = args.length > 1 ? Long.parseLong(args[1]) : DEFAULT_STAYS;
        List<String> options = args.length > 2 ? List.of(args).subList(2, args.length) : List.of("-Xmx768m");
        long start = System.nanoTime();
        Files.createDirectories(data);
        History history = fill(data, stays);
        say(start, "the log is full");
        try (Opened opened = new Opened(data, options)) {
            opened.awaitProjections(System.out);
            say(start, "the projections show everything");
            try (Proof proof = new Proof(opened.process().url())) {
                say(start, proof.run(history) + " loaded stays answered for");
            }
            opened.awaitProjections(System.out);
        }
        tidy(data);
        say(start, "ready: java -jar adapters/target/luutru.jar --luutru.data=" + data);
    }

    private static History fill(Path data, long stays) throws Exception {
        try (Server server = new Server(data);
                Connection connection = server.connect()) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(server.url());
            Migrations.apply(source, "log");
            MonthlyKeyRing keys = new MonthlyKeyRing(
                    MasterKey.readOrCreate(data.resolve("master.key")), new PostgresMonthKeys(source));
            if (!keys.fits()) {
                throw new IllegalStateException("master.key is not the key of this database");
            }
            connection.setAutoCommit(false);
            History history = Kept.findOrBegin(connection, stays);
            connection.commit();
            LocalDate next = Kept.next(connection, history);
            if (next.isAfter(history.first())) {
                System.out.println("log: goes on at " + next);
            }
            new Filling(connection, keys, history, System.out).run();
            System.out.printf(
                    "log: %,d stays, %,d events; refused by the decider: %,d%n",
                    Kept.stays(connection),
                    Kept.number(connection, "select position from log.head"),
                    History.refused());
            return history;
        }
    }

    /** What the database would do by itself in the next minutes, so that it does not fall into a measurement. */
    private static void tidy(Path data) throws Exception {
        try (Server server = new Server(data);
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
            System.out.printf(
                    "database: %,d MiB%n",
                    Kept.number(connection, "select pg_database_size(current_database())") >> 20);
        }
    }

    private static void say(long start, String what) {
        System.out.printf("[%,d s] %s%n", (System.nanoTime() - start) / 1_000_000_000L, what);
    }
}
