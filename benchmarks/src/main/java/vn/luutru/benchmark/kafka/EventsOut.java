package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.List;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Server;

/**
 * How many events a second does the publisher take from the log into Kafka, and how many records does a bare idempotent
 * producer hand to the same brokers? Both write the same bytes; the publisher also reads the log, makes facts of it and
 * commits transactions.
 *
 * <pre>{@code bench vn.luutru.benchmark.kafka.EventsOut [rounds=5] [seconds=8] [brokers=3] [events=400000]}</pre>
 */
public final class EventsOut {

    private EventsOut() {}

    public static void main(String... arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        Duration turn = Duration.ofSeconds(argument(arguments, 1, 8));
        int count = argument(arguments, 2, 3);
        int events = argument(arguments, 3, 400_000);
        try (Server server = Server.temporary("luutru-events-out");
                KafkaBrokers brokers = KafkaBrokers.start(count);
                Publishing publishing = new Publishing(server, brokers.settings(12), events);
                BareProducer bare = new BareProducer(brokers.settings(12), publishing.records())) {
            Contest contest = new Contest(List.of(bare, publishing), System.out);
            contest.run(rounds, turn, turn);
            System.out.println(bare.name() + " " + contest.rate(bare) + "/s");
            System.out.println(publishing.name() + " " + contest.rate(publishing) + "/s");
            System.out.println("events out ÷ bare producer " + contest.ratio(publishing, bare));
        }
    }

    private static int argument(String[] arguments, int index, int usual) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : usual;
    }
}
