package vn.luutru.benchmark.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Folders;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.service.BulkPush;

/**
 * Does a service with years of stays take declarations as fast as an empty one?
 *
 * <p>Two services on two databases take turns; before a turn ends, its projections catch up, outside of the measured
 * time: no service works while the other is measured. The empty one fills with what its own turns push.
 */
final class Writes {

    private Writes() {}

    static void run(Options options) throws Exception {
        Path empty = Files.createTempDirectory("luutru-empty");
        String run = "R" + Long.toString(System.currentTimeMillis(), 36);
        int connections = options.number("connections", 4);
        try (Opened full = new Opened(options.data(), options.service());
                Opened none = new Opened(empty, options.service());
                Pushed onTop = new Pushed("on top of the loaded stays", full, run + "F", connections);
                Pushed onEmpty = new Pushed("on an empty store", none, run + "E", connections)) {
            full.awaitProjections(System.out);
            none.awaitProjections(System.out);
            Contest contest = new Contest(List.of(onTop, onEmpty), System.out);
            contest.run(options.number("rounds", 5), options.seconds("warmup", 60), options.seconds("seconds", 10));
            System.out.println("\n| Bulk push | records/s |\n| --- | --- |");
            System.out.printf("| %s | %s |%n", onTop.name(), contest.rate(onTop));
            System.out.printf("| %s | %s |%n", onEmpty.name(), contest.rate(onEmpty));
            System.out.printf("| ratio | %s |%n", contest.ratio(onTop, onEmpty));
        } finally {
            Folders.delete(empty);
        }
    }

    /** Pushes, and lets the projections follow before the next one has its turn. */
    private static final class Pushed implements Measure {

        private final String name;
        private final Opened opened;
        private final BulkPush push;

        private Pushed(String name, Opened opened, String run, int connections) {
            this.name = name;
            this.opened = opened;
            this.push = new BulkPush(opened.service(), new GeneratedGuests(run), connections);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public double perSecond(Duration time) throws Exception {
            double rate = push.perSecond(time);
            opened.awaitProjections(System.out);
            return rate;
        }

        @Override
        public void close() throws IOException, SQLException {
            push.close();
        }
    }
}
