package vn.luutru.benchmark.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.limit.NettyEcho;
import vn.luutru.benchmark.limit.RawInsert;
import vn.luutru.benchmark.limit.Rows;
import vn.luutru.benchmark.load.CheckInRequests;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;

/**
 * How near does the service come to its limits, on this machine, in a few minutes?
 *
 * <p>Raw insert, bulk push, echo and single check-ins take turns on one PostgreSQL; ratios are formed round by round.
 * Between turns the projections catch up.
 */
public final class Quick {

    /** Bytes of a check-in's body and of its answer, about. */
    private static final int BODY = 560;

    private static final int ANSWER = 420;
    private static final int CONNECTIONS = 256;

    private Quick() {}

    /**
     * @param args rounds (5), seconds a turn (5), seconds of warm-up for each measure (45: half a minute of compiling
     *             on two busy cores), then options of the service's virtual machine (-Xmx768m) and, with two dashes, of
     *             the service
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 5);
        Duration warmUp = Duration.ofSeconds(args.length > 2 ? Long.parseLong(args[2]) : 45);
        List<String> options = args.length > 3 ? List.of(args).subList(3, args.length) : List.of("-Xmx768m");
        String run = "Q" + Long.toString(System.currentTimeMillis(), 36);
        try (Server server = Server.temporary("luutru-quick");
                ServiceProcess process = process(server.folder().resolve("data"), server, options);
                Service service = new Service(process.url(), "demo-operator");
                RawInsert raw = new RawInsert(server.connect(), new Rows(1), 1_000);
                Settled push = new Settled(new BulkPush(service, new GeneratedGuests(run + "B"), 4), service);
                NettyEcho echo = new NettyEcho(BODY, ANSWER, CONNECTIONS);
                Settled single = new Settled(
                        new SingleCalls(
                                service,
                                new CheckInRequests(new GeneratedGuests(run + "S"), service.operator()),
                                CONNECTIONS),
                        service)) {
            List<Measure> measures = List.of(raw, push, echo, single);
            Contest contest = new Contest(measures, System.out);
            contest.run(rounds, warmUp, turn);
            System.out.printf(
                    "%nService: %s, ready after %s, resident %d MiB at the end%n",
                    options, process.untilReady(), process.residentMebibytes());
            measures.forEach(measure -> System.out.printf("%-55s %s/s%n", measure.name(), contest.rate(measure)));
            System.out.printf("bulk push ÷ raw insert     %s%n", contest.ratio(push, raw));
            System.out.printf("single check-ins ÷ echo    %s%n", contest.ratio(single, echo));
            System.out.printf("seconds until all is visible, bulk   %s%n", push.secondsBehind());
            System.out.printf("seconds until all is visible, single %s%n", single.secondsBehind());
            System.out.println("Processor time of each, by part:");
            for (Measure measure : measures) {
                CpuTimes before = CpuTimes.now(process.pid(), server.pid());
                double units = measure.perSecond(turn) * turn.toSeconds();
                System.out.printf(
                        "%-55s %s%n",
                        measure.name(),
                        CpuTimes.now(process.pid(), server.pid()).since(before, units));
            }
        }
    }

    private static ServiceProcess process(Path data, Server server, List<String> options) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.add("--luutru.database.url=" + server.url());
        return new ServiceProcess(data, all);
    }
}
