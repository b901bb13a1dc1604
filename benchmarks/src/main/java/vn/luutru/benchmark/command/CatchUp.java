package vn.luutru.benchmark.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Spread;
import vn.luutru.benchmark.Store;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.tourism.AgeGroups;
import vn.luutru.projection.tourism.Rounding;
import vn.luutru.projection.tourism.TourismSums;

/**
 * Do the projections, all together, keep up with the command path that fills the log?
 *
 * <p>In each round the command path writes for a while with no projection running, then all projections catch up with no
 * writing; the ratio is formed in the round. The time of catching up includes reading, decrypting and decoding the log.
 */
public final class CatchUp {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int IN_FLIGHT = 4_000;

    private CatchUp() {}

    /** @param args rounds (5) and seconds of writing a round (5), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 5);
        List<Double> writes = new ArrayList<>();
        List<Double> reads = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (Server server = Server.temporary("luutru-catch-up");
                Store store = new Store(server)) {
            store.registerProvince();
            CommandPath path = new CommandPath(store, new CheckIns(), IN_FLIGHT);
            for (int round = 0; round <= rounds; round++) {
                long before = store.log().head();
                double written = path.perSecond(turn);
                double read = catchUp(store, store.log().head() - before);
                System.out.printf(
                        "%s written %,.0f/s, projected %,.0f/s%n", round == 0 ? "warm-up" : "round", written, read);
                if (round > 0) {
                    writes.add(written);
                    reads.add(read);
                    ratios.add(read / written);
                }
            }
        }
        System.out.printf("command path             %s/s%n", Spread.of(writes));
        System.out.printf("all projections together %s/s%n", Spread.of(reads));
        System.out.printf("projections ÷ writing    %s%n", Spread.of(ratios));
    }

    /** With both sums, as the service has them. */
    private static StayFigures figures() {
        Rounding rounding = new Rounding(new byte[Long.BYTES * 4]);
        return new StayFigures(
                Clock.systemUTC(), List.of(new DeclaredDays(), new TourismSums(AgeGroups.USUAL, rounding)));
    }

    private static double catchUp(Store store, long events) throws InterruptedException, IOException {
        List<Projection> projections =
                List.of(new Register(), new Directory(), new ReportedDays(), new AccessLog(), figures());
        long head = store.log().head();
        long start = System.nanoTime();
        try (ProjectionRunner runner = new ProjectionRunner(store.source(), store.log(), projections)) {
            runner.start();
            for (Projection projection : projections) {
                if (!runner.awaitPosition(projection.name(), head, PATIENCE)) {
                    throw new IOException(projection.name() + " did not catch up");
                }
            }
            return events * 1e9 / (System.nanoTime() - start);
        }
    }
}
