package vn.luutru.benchmark.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.benchmark.Contest;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Spread;

/**
 * How many events a second does the publisher take from the log into Kafka, and how many records does a bare idempotent
 * producer hand to the same brokers? The publisher also reads the log, makes facts of it and commits transactions.
 *
 * <p>Most events become two records. Two ratios are printed: events ÷ records of a bare producer that sends the events'
 * records only, the stricter one; and what leaves in records ÷ what a bare producer sends of the very same records.
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
                Publishing publishing = new Publishing(server, brokers.settings(12), events)) {
            KafkaSettings settings = publishing.settings();
            List<ProducerRecord<byte[], byte[]>> all = publishing.records();
            List<ProducerRecord<byte[], byte[]>> own = all.stream()
                    .filter(record -> record.topic().equals(settings.topics().events()))
                    .toList();
            double recordsOfEvent = (double) all.size() / own.size();
            try (BareProducer bare = new BareProducer(settings, "events' records", own, server.pid());
                    BareProducer both = new BareProducer(settings, "records of both topics", all, server.pid())) {
                Contest contest = new Contest(List.of(bare, both, publishing), System.out);
                contest.run(rounds, turn, turn);
                print(bare.name(), contest.rate(bare), bare.spent());
                print(both.name(), contest.rate(both), both.spent());
                print(publishing.name(), contest.rate(publishing), publishing.spent());
                System.out.printf(Locale.ROOT, "an event is %.2f records%n", recordsOfEvent);
                System.out.println(
                        "events out ÷ events' records of a bare producer " + contest.ratio(publishing, bare));
                System.out.println("records out ÷ the same records of a bare producer "
                        + contest.ratio(publishing, both).times(recordsOfEvent));
            }
        }
    }

    private static void print(String name, Spread rate, String spent) {
        System.out.printf("%s %s/s, in the last round %s each%n", name, rate, spent);
    }

    private static int argument(String[] arguments, int index, int usual) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : usual;
    }
}
