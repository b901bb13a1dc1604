package vn.luutru.benchmark.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Store;
import vn.luutru.benchmark.limit.RawInsert;
import vn.luutru.benchmark.limit.Rows;

/**
 * How does the command path compare with what a user would otherwise pick, and with the raw insert below it?
 *
 * <p>All on one PostgreSQL, in turns. Each is compared at the concurrency that suits it best.
 */
public final class Commands {

    private static final int[] OURS = {1, 16, 256, 4_000};
    private static final int[] THEIRS = {1, 16, 32, 256};

    private Commands() {}

    /** @param args rounds (5) and seconds a turn (3), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 3);
        Rows rows = new Rows(1);
        int bytes = rows.meanBytes();
        try (Server server = Server.temporary("luutru-commands");
                Store store = new Store(server);
                RawInsert raw = new RawInsert(server.connect(), rows, 1_000);
                PeerProcess axon5 = new PeerProcess("axon5-jpa", "vn.luutru.peer.Axon5Jpa", server.url());
                PeerProcess axon4 = new PeerProcess("axon4-jdbc", "vn.luutru.peer.Axon4Jdbc", server.url());
                PeerProcess pekko = new PeerProcess("pekko-jdbc", "vn.luutru.peer.PekkoJdbc", server.url())) {
            CheckIns checkIns = new CheckIns();
            List<Measure> ours = new ArrayList<>();
            for (int inFlight : OURS) {
                ours.add(new CommandPath(store, checkIns, inFlight));
            }
            List<Measure> fives = peers("Axon 5.0.1 JPA", axon5, bytes);
            List<Measure> fours = peers("Axon 4.13 JDBC", axon4, bytes);
            List<Measure> pekkos = peers("Pekko Persistence JDBC 1.1", pekko, bytes);
            List<Measure> all = new ArrayList<>(List.of(raw));
            List.of(ours, fives, fours, pekkos).forEach(all::addAll);
            Contest contest = new Contest(all, System.out);
            contest.run(rounds, turn, turn);
            System.out.println();
            all.forEach(measure -> System.out.printf("%-52s %s/s%n", measure.name(), contest.rate(measure)));
            Measure best = best(contest, ours);
            System.out.println();
            for (List<Measure> peer : List.of(fives, fours, pekkos)) {
                Measure theirs = best(contest, peer);
                System.out.printf("%s ÷ %s: %s%n", best.name(), theirs.name(), contest.ratio(best, theirs));
            }
            System.out.printf("%s ÷ %s: %s%n", best.name(), raw.name(), contest.ratio(best, raw));
        }
    }

    private static List<Measure> peers(String name, PeerProcess peer, int bytes) {
        List<Measure> measures = new ArrayList<>();
        for (int inFlight : THEIRS) {
            measures.add(new PeerPath(name, peer, inFlight, bytes));
        }
        return measures;
    }

    private static Measure best(Contest contest, List<Measure> measures) {
        return measures.stream()
                .max(Comparator.comparingDouble(measure -> contest.rate(measure).median()))
                .orElseThrow();
    }
}
