package vn.luutru.benchmark.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Store;
import vn.luutru.benchmark.limit.RawInsert;
import vn.luutru.benchmark.limit.Rows;

/**
 * How does the command path compare with what a user would otherwise pick, and with the raw insert below it?
 *
 * <p>All on one PostgreSQL, in turns, each at every concurrency: a real evening is mostly one declaration at a time.
 */
public final class Commands {

    private static final int[] IN_FLIGHT = {1, 4, 16, 32, 64, 256, 4_000};

    private Commands() {}

    /** @param args rounds (5) and milliseconds a turn (3,000), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofMillis(args.length > 1 ? Long.parseLong(args[1]) : 3_000);
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
            for (int inFlight : IN_FLIGHT) {
                ours.add(new CommandPath(store, checkIns, inFlight));
            }
            Map<String, List<Measure>> peers = new LinkedHashMap<>();
            peers.put("Axon 4.13 JDBC", peers("Axon 4.13 JDBC", axon4, bytes));
            peers.put("Axon 5.0.1 JPA", peers("Axon 5.0.1 JPA", axon5, bytes));
            peers.put("Pekko Persistence JDBC 1.1", peers("Pekko Persistence JDBC 1.1", pekko, bytes));
            Contest contest = new Contest(inTurns(raw, ours, peers), System.out);
            contest.run(rounds, turn, turn);
            print(contest, raw, ours, peers);
        }
    }

    private static List<Measure> peers(String name, PeerProcess peer, int bytes) {
        List<Measure> measures = new ArrayList<>();
        for (int inFlight : IN_FLIGHT) {
            measures.add(new PeerPath(name, peer, inFlight, bytes));
        }
        return measures;
    }

    /** Those of one concurrency follow each other, so that what slows the machine slows all of them. */
    private static List<Measure> inTurns(Measure raw, List<Measure> ours, Map<String, List<Measure>> peers) {
        List<Measure> all = new ArrayList<>(List.of(raw));
        for (int i = 0; i < IN_FLIGHT.length; i++) {
            all.add(ours.get(i));
            for (List<Measure> peer : peers.values()) {
                all.add(peer.get(i));
            }
        }
        return all;
    }

    private static void print(Contest contest, Measure raw, List<Measure> ours, Map<String, List<Measure>> peers) {
        System.out.printf("%n%s: %s/s%n", raw.name(), contest.rate(raw));
        for (int i = 0; i < IN_FLIGHT.length; i++) {
            Measure own = ours.get(i);
            System.out.printf("%n%,d in flight: Luutru %s/s%n", IN_FLIGHT[i], contest.rate(own));
            for (Map.Entry<String, List<Measure>> peer : peers.entrySet()) {
                Measure theirs = peer.getValue().get(i);
                System.out.printf(
                        "  %s %s/s, Luutru ÷ it: %s%n",
                        peer.getKey(), contest.rate(theirs), contest.ratio(own, theirs));
            }
            System.out.printf("  Luutru ÷ %s: %s%n", raw.name(), contest.ratio(own, raw));
        }
    }
}
