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

    /** The tables are being built by another process or by a rebuild or are locked, or nothing was published yet. */
    static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotYet() {
            super(null, null, false, false);
        }
    }

    private static final Duration POLL = Duration.ofMillis(100);
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
        PartitionedReadModel.Opened opened = opened();
        List<Position> positions = opened.positions();
        if (positions == null) {
            if (opened.rebuild()) {
                host.rebuild(model.name());
            }
            throw new NotYet();
        }
        return positions;
    }

    private PartitionedReadModel.Opened opened() throws SQLException {
        try {
            return model.open(published.partitions());
        } catch (SQLException e) {
            if (isLocked(e)) {
                throw new NotYet();
            }
            throw e;
        }
    }

    private static boolean isLocked(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
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
        apply();
        boolean behind = followers.values().stream()
                .anyMatch(follower -> follower.position().position() < published.position());
        if (!behind) {
            moved = System.nanoTime();
        } else if (System.nanoTime() - moved > silence.toNanos()) {
            throw new KafkaException("Nothing came for " + silence + " although the publisher is ahead");
        }
    }

    /**
     * Another process may be writing to the tables for longer than is waited: then it is our turn later. All partitions wait
     * for the same lock, and the group for the next poll.
     */
    private void apply() throws SQLException {
        try {
            for (PartitionFollower follower : followers.values()) {
                if (follower.apply(published)) {
                    moved = System.nanoTime();
                }
            }
        } catch (SQLException e) {
            if (!isLocked(e)) {
                throw e;
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        try {
            List<Position> positions = positions();
            Map<TopicPartition, Position> begin = new HashMap<>();
            assigned.forEach(partition -> begin.put(partition, positions.get(partition.partition())));
            seek(Objects.requireNonNull(consumer), begin);
            begin.forEach((partition, position) ->
                    followers.put(partition, new PartitionFollower(partition, position, model, opener)));
            owned = followers.size();
        } catch (SQLException | RuntimeException e) {
            // Thrown here it would come back wrapped, or be lost.
            failure.set(e);
        }
    }

    /**
     * By time: records are not older than their events, and later events were not recorded before. What is too early is passed over by its position. All partitions are
     * asked for at once, since a question may wait for a broker that does not answer.
     */
    private static void seek(Consumer<byte[], byte[]> seeking, Map<TopicPartition, Position> begin) {
        Map<TopicPartition, Long> times = new HashMap<>();
        begin.forEach((partition, position) -> {
            Instant recordedAt = position.recordedAt();
            if (position.position() == 0 || recordedAt == null) {
                seeking.seekToBeginning(List.of(partition));
            } else {
                times.put(partition, recordedAt.toEpochMilli());
            }
        });
        if (times.isEmpty()) {
            return;
        }
        // Before the question by time: what comes in between is then read, not passed over.
        Map<TopicPartition, Long> ends = seeking.endOffsets(times.keySet());
        Map<TopicPartition, OffsetAndTimestamp> found = seeking.offsetsForTimes(times);
        for (TopicPartition partition : times.keySet()) {
            OffsetAndTimestamp at = found.get(partition);
            seeking.seek(partition, at == null ? Objects.requireNonNull(ends.get(partition)) : at.offset());
        }
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
                KafkaClients.close(consumer);
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
