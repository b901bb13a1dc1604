package vn.luutru.benchmark.kafka;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.projection.KeyedEventOpener;
import vn.luutru.adapter.kafka.projection.ReadModelWorker;
import vn.luutru.adapter.kafka.publisher.EventPublisher;
import vn.luutru.adapter.kafka.publisher.Facts;
import vn.luutru.adapter.kafka.publisher.PublisherLimits;
import vn.luutru.adapter.postgres.database.Migrations;
import vn.luutru.adapter.postgres.duty.PostgresLeases;
import vn.luutru.adapter.postgres.keys.PostgresStreamKeys;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.adapter.postgres.log.PostgresStoredLog;
import vn.luutru.benchmark.Measure;
import vn.luutru.benchmark.Store;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.Projection;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.tourism.cube.AgeGroups;

/** The read models that processes can share, built anew in each turn, from the store or from Kafka. */
final class SharedModels {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final AgeGroups AGES = AgeGroups.parse("0,6,15,25,35,45,55,65");

    private interface Turn {
        /** Tells when the last event was applied, in nano time. */
        long run(List<Projection> projections, PostgresEventLog log) throws Exception;
    }

    private final Store store;
    private final KafkaSettings settings;
    private final long head;
    private final Measure fromStore = new Building("read models from the store (events)", this::followStore);
    private final Measure fromKafka = new Building("read models from Kafka (events)", this::followKafka);

    /** @param store with a log that does not grow any more */
    SharedModels(Store store, KafkaSettings settings) {
        this.store = store;
        this.settings = settings;
        this.head = store.log().head();
    }

    long head() {
        return head;
    }

    Measure fromStore() {
        return fromStore;
    }

    Measure fromKafka() {
        return fromKafka;
    }

    /** The whole log, once. */
    void publish() throws InterruptedException {
        Migrations.apply(store.source(), "duties");
        try (DutyHolder duty = new DutyHolder(
                        new PostgresLeases(store.source()),
                        "publisher",
                        UUID.randomUUID().toString());
                EventPublisher publisher = new EventPublisher(
                        store.log(),
                        new PostgresStoredLog(store.source()),
                        new KafkaClients(settings),
                        duty,
                        new Facts(AGES, new byte[32]),
                        "https://luutru.example/v1/schemas/",
                        PublisherLimits.DEFAULT)) {
            long reached = publisher.open();
            while (reached < head) {
                reached = publisher.next().position();
            }
        }
    }

    private long followStore(List<Projection> projections, PostgresEventLog log) throws Exception {
        try (ProjectionRunner runner = new ProjectionRunner(store.source(), log, projections)) {
            runner.start();
            await(projections, log);
            return System.nanoTime();
        }
    }

    private long followKafka(List<Projection> projections, PostgresEventLog log) throws Exception {
        KeyedEventOpener opener = new KeyedEventOpener(new PostgresStreamKeys(store.source()), store.keys(), log);
        List<ReadModelWorker> workers = projections.stream()
                .map(projection -> new ReadModelWorker(
                        new KafkaClients(settings),
                        new PartitionedReadModel(projection, log, store.source()),
                        opener,
                        model -> {
                            throw new IllegalStateException(model + " would be rebuilt");
                        },
                        SILENCE))
                .toList();
        try {
            workers.forEach(ReadModelWorker::start);
            await(projections, log);
            return System.nanoTime();
        } finally {
            workers.forEach(ReadModelWorker::close);
        }
    }

    private void await(List<Projection> projections, PostgresEventLog log) throws IOException, InterruptedException {
        try (ProjectionRunner reader = new ProjectionRunner(store.source(), log, projections)) {
            for (Projection projection : projections) {
                if (!reader.awaitPosition(projection.name(), head, TIMEOUT)) {
                    throw new IOException(projection.name() + " did not reach the end of the log");
                }
            }
        }
    }

    private void dropTables() throws SQLException {
        try (Connection connection = store.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "drop schema if exists " + Register.NAME + ", " + ReportedDays.NAME + ", projection cascade");
            statement.execute("checkpoint");
        }
    }

    /** One whole building; it takes as long as it takes. */
    private final class Building implements Measure {

        private final String name;
        private final Turn turn;

        private Building(String name, Turn turn) {
            this.name = name;
            this.turn = turn;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public double perSecond(Duration time) throws Exception {
            dropTables();
            long begun = System.nanoTime();
            long ended = turn.run(List.of(new Register(), new ReportedDays()), store.unreadLog());
            return head * 1e9 / (ended - begun);
        }

        @Override
        public void close() {
            // The store is the caller's.
        }
    }
}
