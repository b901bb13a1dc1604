package vn.luutru.benchmark.kafka;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.Topics;
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

    /** As many check-ins come first; two check-ins and a check-out follow one another behind them. */
    private static final int CHECK_INS_ONLY = 20_000;

    /** Events of which others write the records. */
    private static final int SAMPLE = 30_000;

    private final Store store;
    private final KafkaSettings settings;
    private final DutyHolder duty;
    private final long database;
    private int round;
    private String spent = "";

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
          SELECT g * 3 + 3 * %2$d, stream, 1, 'GuestCheckedOut/1',
            convert_to('{"reportedAt":"2026-07-03T07:05:00.123Z","declaredBy":"key-7","departedAt":"2026-07-03T06:59:59Z"}',
              'UTF8'), NULL
          FROM stays WHERE g %% 2 = 0
        )
        INSERT INTO log.event (position, stream, version, type, recorded_at, open, sealed)
        SELECT row_number() OVER (ORDER BY place, version), stream, version, type, now(), open, sealed FROM events\
        """, stays, CHECK_INS_ONLY);
    }

    Publishing(Server server, KafkaSettings settings, int events) throws SQLException {
        this.store = new Store(server);
        this.settings = settings;
        this.database = server.pid();
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

    /** Of the topics that others may write to. */
    KafkaSettings settings() {
        return settings;
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
        ProcessorTime used = ProcessorTime.NONE;
        while (nanos < time.toNanos()) {
            try (EventPublisher publisher = publisher()) {
                publisher.open();
                ProcessorTime before = ProcessorTime.now(database);
                long begun = System.nanoTime();
                Subscriber.Turn turn = publisher.next();
                while (turn.more() && nanos + System.nanoTime() - begun < time.toNanos()) {
                    turn = publisher.next();
                }
                nanos += System.nanoTime() - begun;
                used = used.plus(ProcessorTime.now(database).since(before));
                published += turn.position();
            }
        }
        spent = used.each((double) published);
        return published / (nanos / 1e9);
    }

    /** What an event cost in the last turn. */
    String spent() {
        return spent;
    }

    /** Some of the records that it writes, for others to write the same: of each event first itself, then its facts. */
    List<ProducerRecord<byte[], byte[]>> records() throws Exception {
        try (EventPublisher publisher = publisher()) {
            publisher.open();
            while (publisher.next().position() < CHECK_INS_ONLY + SAMPLE) {
                // goes on
            }
        }
        Topics topics = settings.topics();
        Topics written = topics.prefixed("round" + round + ".");
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.addAll(records(written.events(), topics.events()));
        records.addAll(records(written.facts(), topics.facts()));
        records.sort(Comparator.comparingLong(Publishing::position));
        return records;
    }

    /** @param into the topic that others write them to */
    private List<ProducerRecord<byte[], byte[]>> records(String topic, String into) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaClients(settings).consumer(Map.of())) {
            List<TopicPartition> partitions = IntStream.range(0, settings.partitions())
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < SAMPLE) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    var copy = new ProducerRecord<>(into, null, record.key(), record.value(), record.headers());
                    long position = position(copy);
                    if (position > CHECK_INS_ONLY && position <= CHECK_INS_ONLY + SAMPLE) {
                        records.add(copy);
                    }
                }
            }
        }
        return records;
    }

    private static long position(ProducerRecord<byte[], byte[]> record) {
        return EventHeaders.number(record.headers(), EventHeaders.POSITION);
    }

    @Override
    public void close() {
        duty.close();
        store.close();
    }
}
