package vn.luutru.benchmark.kafka;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.publisher.EventPublisher;
import vn.luutru.adapter.kafka.publisher.Facts;
import vn.luutru.adapter.kafka.publisher.PublisherLimits;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.duty.PostgresLeases;
import vn.luutru.adapter.postgres.log.PostgresStoredLog;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Server;
import vn.luutru.benchmark.Store;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.subscription.Subscriber;
import vn.luutru.projection.tourism.cube.AgeGroups;

/** The publisher as the service runs it, on a log of check-ins and check-outs; from the beginning again when it is through. */
final class Publishing implements Measure {

    private static final AgeGroups AGES = AgeGroups.parse("0,6,15,25,35,45,55,65");
    private static final int SAMPLE = 20_000;

    private final Store store;
    private final KafkaSettings settings;
    private final DutyHolder duty;
    private int round;

    /** Two thirds check-ins, one third check-outs of them; as many bytes as usual, encrypted ones by chance. */
    private static String filling(int stays) {
        return String.format(Locale.ROOT, """
        WITH stays AS (SELECT g, gen_random_uuid() AS stream FROM generate_series(1, %1$d) g),
        events AS (
          SELECT g * 3 AS place, stream, 0 AS version, 'GuestCheckedIn/1' AS type,
            convert_to(format('{"reportedAt":"2026-07-01T07:05:00.123Z","declaredBy":"key-7","establishment":"38-16531-%%s",'
              '"facts":{"sex":"FEMALE","nationality":"VNM","documentType":"CAN_CUOC","residenceProvince":"38",'
              '"arrivedAt":"2026-07-01T06:30:00Z","expectedDepartureOn":"2026-07-03","room":"204","purpose":"TOURISM"},'
              '"age":36,"dueAt":"2026-07-01T16:59:59Z","timeliness":"ON_TIME","ruleSet":"vn-2026-01-01"}',
              to_char(g %% 1800, 'FM0000')), 'UTF8') AS open,
            decode(md5(g::text) || md5(g || 'a') || md5(g || 'b') || md5(g || 'c') || md5(g || 'd') || md5(g || 'e')
              || md5(g || 'f'), 'hex') AS sealed
          FROM stays
          UNION ALL
          SELECT g * 3 + 60000, stream, 1, 'GuestCheckedOut/1',
            convert_to('{"reportedAt":"2026-07-03T07:05:00.123Z","declaredBy":"key-7","departedAt":"2026-07-03T06:59:59Z"}',
              'UTF8'), NULL
          FROM stays WHERE g %% 2 = 0
        )
        INSERT INTO log.event (position, stream, version, type, recorded_at, open, sealed)
        SELECT row_number() OVER (ORDER BY place, version), stream, version, type, now(), open, sealed FROM events\
        """, stays);
    }

    Publishing(Server server, KafkaSettings settings, int events) throws SQLException {
        this.store = new Store(server);
        this.settings = settings;
        Migrations.apply(store.source(), "duties");
        duty = new DutyHolder(
                new PostgresLeases(store.source()),
                "publisher",
                UUID.randomUUID().toString());
        try (Connection connection = store.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(filling(events * 2 / 3));
            statement.execute(
                    "UPDATE log.head SET position = (SELECT max(position) FROM log.event), recorded_at = now()");
            statement.execute("VACUUM ANALYZE log.event");
        }
    }

    @Override
    public String name() {
        return "publisher, from the log to committed transactions (events)";
    }

    /** New topics each time, so that it begins at the first event. */
    private EventPublisher publisher() {
        round++;
        KafkaSettings own = new KafkaSettings(
                settings.bootstrapServers(),
                Map.of(),
                settings.topics().prefixed("round" + round + "."),
                settings.partitions(),
                settings.replicationFactor(),
                settings.retention(),
                settings.factsRetention());
        return new EventPublisher(
                store.log(),
                new PostgresStoredLog(store.source()),
                new KafkaClients(own),
                duty,
                new Facts(AGES, new byte[32]),
                "https://luutru.example/v1/schemas/",
                PublisherLimits.DEFAULT);
    }

    @Override
    public double perSecond(Duration time) throws Exception {
        long nanos = 0;
        long published = 0;
        while (nanos < time.toNanos()) {
            try (EventPublisher publisher = publisher()) {
                publisher.open();
                long begun = System.nanoTime();
                Subscriber.Turn turn = publisher.next();
                while (turn.more() && nanos + System.nanoTime() - begun < time.toNanos()) {
                    turn = publisher.next();
                }
                nanos += System.nanoTime() - begun;
                published += turn.position();
            }
        }
        return published / (nanos / 1e9);
    }

    /** Some of the records that it writes, for others to write the same. */
    List<ConsumerRecord<byte[], byte[]>> records() throws Exception {
        try (EventPublisher publisher = publisher()) {
            publisher.open();
            while (publisher.next().position() < SAMPLE) {
                // goes on
            }
        }
        KafkaClients clients = new KafkaClients(settings);
        String topic = settings.topics().prefixed("round" + round + ".").events();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.consumer(Map.of())) {
            List<TopicPartition> partitions = IntStream.range(0, settings.partitions())
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < SAMPLE) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        duty.close();
        store.close();
    }
}
