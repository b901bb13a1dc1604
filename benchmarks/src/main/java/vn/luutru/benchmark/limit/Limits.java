package vn.luutru.benchmark.limit;

import java.time.Duration;
import java.util.List;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;

/** What can this machine do at most: disk, database, network, broker? Prints a table. */
public final class Limits {

    private Limits() {}

    /** @param args rounds (5) and seconds a turn (3), both optional */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 3);
        Rows rows = new Rows(1);
        try (Server server = Server.temporary("luutru-limits");
                Measure disk = new DiskSync(server.folder());
                Measure single = new RawInsert(server.connect(), rows, 1);
                Measure hundred = new RawInsert(server.connect(), rows, 100);
                Measure thousand = new RawInsert(server.connect(), rows, 1_000);
                Measure copy = new BinaryCopy(server.connect(), rows, 1_000);
                Measure echo = new NettyEcho(600, 450, 256);
                Measure kafka = new KafkaBroker(rows)) {
            List<Measure> measures = List.of(disk, single, hundred, thousand, copy, echo, kafka);
            Contest contest = new Contest(measures, System.out);
            contest.run(rounds, turn, turn);
            System.out.printf("%nOpen and sealed bytes a row: %d%n", rows.meanBytes());
            measures.forEach(measure -> System.out.printf("%-52s %s/s%n", measure.name(), contest.rate(measure)));
        }
    }
}
