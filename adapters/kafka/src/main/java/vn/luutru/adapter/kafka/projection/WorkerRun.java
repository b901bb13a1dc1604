package vn.luutru.adapter.kafka.projection;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.RepeatedRun;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.PartitionedReadModel.Position;
import vn.luutru.projection.subscription.EventOpener;

/** One consumer of a {@link ReadModelWorker}, from its beginning to the first thing that goes wrong. */
final class WorkerRun implements ConsumerRebalanceListener, AutoCloseable {

    /** The tables are being built by another process or by a rebuild, or nothing was published yet. */
    static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotYet() {
            super(null, null, false, false);
        }
    }

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final KafkaClients clients;
    private final PartitionedReadModel model;
    private final EventOpener opener;
    private final ReadModelWorker.Host host;
    private final Duration silence;
    private final RepeatedRun runs;
    private final Published published;
    private final Map<TopicPartition, PartitionFollower> followers = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private long moved = System.nanoTime();
    private volatile int owned;

    WorkerRun(
            KafkaClients clients,
            PartitionedReadModel model,
            EventOpener opener,
            ReadModelWorker.Host host,
            Duration silence,
            RepeatedRun runs) {
        this.clients = clients;
        this.model = model;
        this.opener = opener;
        this.host = host;
        this.silence = silence;
        this.runs = runs;
        published = new Published(clients);
    }

    int owned() {
        return owned;
    }

    void run() throws SQLException {
        awaitPublisher();
        positions();
        Consumer<byte[], byte[]> made = clients.consumer(choices());
        consumer = made;
        made.subscribe(List.of(clients.settings().topics().events()), this);
        while (!runs.isEnding()) {
            turn(made);
        }
    }

    private void awaitPublisher() {
        for (int i = 0; i < 100 && !runs.isEnding(); i++) {
            published.look();
            if (published.partitions() > 0) {
                return;
            }
            if (!runs.pause(POLL)) {
                break;
            }
        }
        throw new NotYet();
    }

    private List<Position> positions() throws SQLException {
        PartitionedReadModel.Opened opened = model.open(published.partitions());
        List<Position> positions = opened.positions();
        if (positions == null) {
            if (opened.rebuild()) {
                host.rebuild(model.name());
            }
            throw new NotYet();
        }
        return positions;
    }

    private void turn(Consumer<byte[], byte[]> from) throws SQLException {
        followers.forEach((partition, follower) -> {
            if (follower.isFull()) {
                from.pause(List.of(partition));
            } else {
                from.resume(List.of(partition));
            }
        });
        ConsumerRecords<byte[], byte[]> records = from.poll(POLL);
        Exception failed = failure.get();
        if (failed instanceof SQLException sql) {
            throw sql;
        } else if (failed instanceof RuntimeException other) {
            throw other;
        }
        if (!records.isEmpty()) {
            // Also of what is passed over: where much was published at once, that is long.
            moved = System.nanoTime();
        }
        // After the records: what the publisher says of them is then there as well, or a little later.
        published.look();
        for (TopicPartition partition : records.partitions()) {
            PartitionFollower follower = followers.get(partition);
            if (follower != null) {
                follower.fetched(records.records(partition));
            }
        }
        boolean behind = false;
        for (PartitionFollower follower : followers.values()) {
            if (applied(follower)) {
                moved = System.nanoTime();
            }
            behind |= follower.position().position() < published.position();
        }
        if (!behind) {
            moved = System.nanoTime();
        } else if (System.nanoTime() - moved > silence.toNanos()) {
            throw new KafkaException("Nothing came for " + silence + " although the publisher is ahead");
        }
    }

    /** Another process may be writing to the tables for longer than is waited: then it is our turn later. */
    private boolean applied(PartitionFollower follower) throws SQLException {
        try {
            return follower.apply(published);
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        try {
            List<Position> positions = positions();
            for (TopicPartition partition : assigned) {
                Position position = positions.get(partition.partition());
                seek(partition, position);
                followers.put(partition, new PartitionFollower(partition, position, model, opener));
            }
            owned = followers.size();
        } catch (SQLException | RuntimeException e) {
            // Thrown here it would come back wrapped, or be lost.
            failure.set(e);
        }
    }

    /** By time: records are not older than their events, and later events were not recorded before. What is too early is passed over by its position. */
    private void seek(TopicPartition partition, Position position) {
        Consumer<byte[], byte[]> seeking = Objects.requireNonNull(consumer);
        Instant recordedAt = position.recordedAt();
        if (position.position() == 0 || recordedAt == null) {
            seeking.seekToBeginning(List.of(partition));
            return;
        }
        // Before the question by time: what comes in between is then read, not passed over.
        Long end = seeking.endOffsets(List.of(partition)).get(partition);
        OffsetAndTimestamp found = seeking.offsetsForTimes(Map.of(partition, recordedAt.toEpochMilli()))
                .get(partition);
        seeking.seek(partition, found == null ? Objects.requireNonNull(end) : found.offset());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(followers::remove);
        owned = followers.size();
    }

    @Override
    public void close() {
        try {
            published.close();
        } finally {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(CLOSE));
            }
        }
    }

    private Map<String, Object> choices() {
        Map<String, Object> choices = new HashMap<>();
        choices.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                String.format(Locale.ROOT, "%s-%s", clients.settings().topics().events(), model.name()));
        choices.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        choices.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        choices.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        choices.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        choices.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 120_000);
        choices.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 8_000);
        return choices;
    }
}
