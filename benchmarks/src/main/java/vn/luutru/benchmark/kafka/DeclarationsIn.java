package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.List;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.load.GeneratedGuests;
import vn.luutru.benchmark.load.Service;
import vn.luutru.benchmark.service.BulkPush;
import vn.luutru.benchmark.service.ServiceProcess;

/**
 * Declarations by Kafka against bulk uploads, in turns on one service, one PostgreSQL and one broker. The service keeps no
 * read model but the directory, and does not publish: both ways in are measured alone.
 */
public final class DeclarationsIn {

    private static final String OPERATOR = "demo-operator";

    private DeclarationsIn() {}

    /** @param args rounds (5), seconds a turn (5), seconds of warm-up for each measure (20) */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Duration turn = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 5);
        Duration warmUp = Duration.ofSeconds(args.length > 2 ? Long.parseLong(args[2]) : 20);
        String run = "I" + Long.toString(System.currentTimeMillis(), 36);
        try (Server server = Server.temporary("luutru-kafka-in");
                KafkaBrokers brokers = KafkaBrokers.start(1);
                ServiceProcess process = new ServiceProcess(
                        server.folder().resolve("data"),
                        List.of(
                                "-Xmx768m",
                                "--luutru.database.url=" + server.url(),
                                "--luutru.projections=directory",
                                "--luutru.kafka.bootstrap-servers=" + brokers.bootstrapServers(),
                                "--luutru.kafka.publish=false",
                                "--luutru.kafka.declarations=true"));
                Service service = new Service(process.url(), OPERATOR);
                Measure kafka = new KafkaPush(brokers.bootstrapServers(), new GeneratedGuests(run + "K"), OPERATOR);
                Measure http = new BulkPush(service, new GeneratedGuests(run + "H"), 4)) {
            Contest contest = new Contest(List.of(http, kafka), System.out);
            contest.run(rounds, warmUp, turn);
            System.out.printf("bulk over HTTP  %s/s%n", contest.rate(http));
            System.out.printf("by Kafka        %s/s%n", contest.rate(kafka));
            System.out.printf("by Kafka ÷ bulk over HTTP  %s%n", contest.ratio(kafka, http));
        }
    }
}
