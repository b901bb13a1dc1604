package vn.luutru.adapter.kafka.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.luutru.adapter.kafka.KafkaBrokers;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.publisher.PublishedLog;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.subscription.EventOpener;
import vn.luutru.projection.table.SchemaContent;

/** Read models that workers keep from the topic in a database of their own, beside the log that they come from. */
abstract class SharedReadModelsFixture {

    static final int PARTITIONS = 4;

    /** Kafka moves partitions and makes a group anew within this, on a machine that does much else too. */
    static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);

    static final Duration SILENCE = Duration.ofSeconds(30);

    KafkaSettings settings = KafkaBrokers.shared().settings(PARTITIONS);
    final AtomicInteger rebuilds = new AtomicInteger();
    PublishedLog log;
    TestDatabase shared;
    EventOpener opener;
    private final List<ReadModelWorker> workers = new ArrayList<>();

    @BeforeEach
    void open() {
        open(new PublishedLog());
    }

    void open(PublishedLog opened) {
        log = opened;
        shared = TestDatabase.create();
        opener = new KeyedEventOpener(new PostgresStreamKeys(log.database.dataSource()), log.keys, log.log);
        log.appendAll(Evening.establishments());
    }

    @AfterEach
    void close() throws Exception {
        workers.forEach(ReadModelWorker::close);
        log.close();
        shared.close();
    }

    ReadModelWorker worker(Projection projection) {
        return worker(projection, opener, SILENCE);
    }

    ReadModelWorker worker(Projection projection, EventOpener opening, Duration silence) {
        ReadModelWorker worker = new ReadModelWorker(
                new KafkaClients(settings),
                new PartitionedReadModel(projection, log.log, shared.dataSource()),
                opening,
                model -> rebuilds.incrementAndGet(),
                silence);
        workers.add(worker);
        worker.start();
        return worker;
    }

    long declare(String prefix, int count) {
        long last = 0;
        for (List<Event> events : Evening.guests(prefix, count)) {
            last = log.appendAll(events);
        }
        return last;
    }

    void awaitShared(Projection projection, long position) throws Exception {
        try (ProjectionRunner reader = new ProjectionRunner(shared.dataSource(), log.log, List.of(projection))) {
            assertThat(reader.awaitPosition(projection.name(), position, SETTLED_WITHIN))
                    .as("position %s of %s", reader.statuses(), position)
                    .isTrue();
        }
    }

    /** The same tables, as one process makes them that reads the log itself. */
    void assertAsFromTheStore(Projection projection) throws Exception {
        try (TestDatabase own = TestDatabase.create();
                ProjectionRunner runner = new ProjectionRunner(own.dataSource(), log.log, List.of(projection))) {
            runner.start();
            assertThat(runner.awaitPosition(projection.name(), runner.head(), SETTLED_WITHIN))
                    .isTrue();
            assertThat(content(shared, projection)).isEqualTo(content(own, projection));
        }
    }

    static Map<String, String> content(TestDatabase database, Projection projection) throws SQLException {
        try (Connection connection = database.connect()) {
            return SchemaContent.of(connection, projection.name());
        }
    }
}
