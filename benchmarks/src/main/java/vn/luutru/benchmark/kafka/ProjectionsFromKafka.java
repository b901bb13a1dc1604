package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.List;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Store;
import vn.luutru.benchmark.command.CheckIns;
import vn.luutru.benchmark.command.CommandPath;

/**
 * How many events a second do the read models that processes can share apply from Kafka, and how many from the store?
 *
 * <p>The same log, the same read models at the same time, each turn on empty tables up to the last event: from the store
 * they are followed as a whole, from Kafka by one process that has all partitions. The time runs from the start of either,
 * with joining the group in it.
 *
 * <pre>{@code bench vn.luutru.benchmark.kafka.ProjectionsFromKafka [rounds=5] [seconds of writing=15] [brokers=3]}</pre>
 */
public final class ProjectionsFromKafka {

    private static final int PARTITIONS = 12;
    private static final int IN_FLIGHT = 4_000;

    private ProjectionsFromKafka() {}

    public static void main(String... arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        Duration writing = Duration.ofSeconds(argument(arguments, 1, 15));
        int count = argument(arguments, 2, 3);
        try (Server server = Server.temporary("luutru-projections-from-kafka");
                KafkaBrokers brokers = KafkaBrokers.start(count);
                Store store = new Store(server)) {
            new CommandPath(store, new CheckIns(), IN_FLIGHT).perSecond(writing);
            SharedModels models = new SharedModels(store, brokers.settings(PARTITIONS));
            models.publish();
            System.out.printf("%,d events in %d partitions%n", models.head(), PARTITIONS);
            Contest contest = new Contest(List.of(models.fromStore(), models.fromKafka()), System.out);
            contest.run(rounds, writing, writing);
            System.out.println(models.fromStore().name() + " " + contest.rate(models.fromStore()) + "/s");
            System.out.println(models.fromKafka().name() + " " + contest.rate(models.fromKafka()) + "/s");
            System.out.println(
                    "projections from Kafka ÷ from the store " + contest.ratio(models.fromKafka(), models.fromStore()));
        }
    }

    private static int argument(String[] arguments, int index, int usual) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : usual;
    }
}
