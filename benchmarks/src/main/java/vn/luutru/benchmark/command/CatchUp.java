package vn.luutru.benchmark.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Spread;
import vn.luutru.benchmark.Store;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;
import vn.luutru.benchmark.service.BulkPush;
import vn.luutru.benchmark.service.ServiceProcess;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.tourism.cube.AgeGroups;
import vn.luutru.projection.tourism.cube.Rounding;
import vn.luutru.projection.tourism.cube.TourismCube;

/**
 * Do the projections, all together, keep up with what fills the log: a bulk push over HTTP to a service that only writes,
 * and the command path without HTTP?
 *
 * <p>In each round each of them writes for a while with no projection but that of establishments running, then all projections
 * catch up with no writing; the ratio is formed in the round. The time of catching up includes reading, decrypting and
 * decoding the log.
 */
public final class CatchUp {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int IN_FLIGHT = 4_000;
    private static final int CONNECTIONS = 4;

    private CatchUp() {}

    /** @param args rounds (5) and seconds of writing a turn (5), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 5);
        try (Server server = Server.temporary("luutru-catch-up")) {
            Path data = server.folder().resolve("data");
            Files.createDirectories(data);
            MasterKey master = MasterKey.readOrCreate(data.resolve("master.key"));
            List<String> options =
                    List.of("-Xmx768m", "--luutru.projections=directory", "--luutru.database.url=" + server.url());
            String run = "C" + Long.toString(System.currentTimeMillis(), 36);
            try (ServiceProcess process = new ServiceProcess(data, options);
                    Service service = new Service(process.url(), "demo-operator");
                    BulkPush push = new BulkPush(service, new GeneratedGuests(run), CONNECTIONS);
                    Store store = new Store(server, master)) {
                Turns bulk = new Turns("bulk push over HTTP", push);
                Turns commands = new Turns("command path", new CommandPath(store, new CheckIns(), IN_FLIGHT));
                for (int round = 0; round <= rounds; round++) {
                    bulk.take(store, turn, round > 0);
                    commands.take(store, turn, round > 0);
                }
                bulk.print();
                commands.print();
            }
        }
    }

    /** What writes, and how fast it was caught up with, turn by turn. */
    private static final class Turns {

        private final String name;
        private final Measure writing;
        private final List<Double> writes = new ArrayList<>();
        private final List<Double> reads = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();

        private Turns(String name, Measure writing) {
            this.name = name;
            this.writing = writing;
        }

        private void take(Store store, Duration turn, boolean counts) throws Exception {
            long before = store.log().head();
            double written = writing.perSecond(turn);
            double read = catchUp(store, store.log().head() - before);
            System.out.printf(
                    "%s %s: written %,.0f/s, projected %,.0f/s%n", counts ? "round" : "warm-up", name, written, read);
            if (counts) {
                writes.add(written);
                reads.add(read);
                ratios.add(read / written);
            }
        }

        private void print() {
            System.out.printf(
                    "%-20s %s/s, all projections together %s/s, projections ÷ writing %s%n",
                    name, Spread.of(writes), Spread.of(reads), Spread.of(ratios));
        }
    }

    /** With both sums, as the service has them. */
    private static StayFigures figures() {
        Rounding rounding = new Rounding(new byte[Long.BYTES * 4]);
        return new StayFigures(
                Clock.systemUTC(), List.of(new DeclaredDays(), new TourismCube(AgeGroups.USUAL, rounding)));
    }

    private static double catchUp(Store store, long events) throws InterruptedException, IOException {
        List<Projection> projections =
                List.of(new Register(), new Directory(), new ReportedDays(), new AccessLog(), figures());
        long head = store.log().head();
        long start = System.nanoTime();
        try (ProjectionRunner runner = new ProjectionRunner(store.source(), store.log(), projections)) {
            runner.start();
            for (Projection projection : projections) {
                if (!runner.awaitPosition(projection.name(), head, TIMEOUT)) {
                    throw new IOException(projection.name() + " did not catch up");
                }
            }
            return events * 1e9 / (System.nanoTime() - start);
        }
    }
}
