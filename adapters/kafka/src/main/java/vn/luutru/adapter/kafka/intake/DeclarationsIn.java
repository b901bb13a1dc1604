package vn.luutru.adapter.kafka.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.RepeatedRun;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.adapter.kafka.UnsuitableClusterException;
import vn.luutru.eventstore.Backoff;
import vn.luutru.intake.BatchFailedException;
import vn.luutru.intake.DeclarationIntake;

/**
 * Takes declarations from a topic for as long as the process lives. Several processes share its partitions.
 *
 * <p>Whatever fails, the cluster or the store, ends a run; the next one begins at the committed offsets after a pause. So
 * nothing is consumed and nothing rejected while the store is away. A cluster or a topic that cannot be used is looked at
 * again after each pause: once it is mended, declarations are taken without a restart.
 */
public final class DeclarationsIn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeclarationsIn.class);
    private static final Backoff PAUSES = Backoff.endless(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final long RAN_WELL = Duration.ofMinutes(1).toNanos();
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** How long records stay in topics that are made here: declarations hold names, and keys of operators. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final KafkaClients clients;
    private final DeclarationIntake intake;
    private final Senders senders;
    private final IntakeMeters meters;
    private final String group;
    private final String transactionalId;
    private final Failures failures = new Failures();
    private final RepeatedRun runs;
    private boolean checked;
    private volatile @Nullable String unsuitable;

    /** @param group the consumer group, also the beginning of the transactional id */
    public DeclarationsIn(
            KafkaClients clients, DeclarationIntake intake, Senders senders, IntakeMeters meters, String group) {
        this.clients = clients;
        this.intake = intake;
        this.senders = senders;
        this.meters = meters;
        this.group = group;
        // A name of its own for each process: the generation of the group fences, and nobody is fenced by a namesake.
        transactionalId = group + "-" + UUID.randomUUID();
        runs = new RepeatedRun("kafka-declarations", this::follow);
    }

    /** Begins; returns at once, whether the cluster is there or not. */
    public void start() {
        runs.start();
    }

    /** Whether it goes on; false before the start, after the end, and while the cluster is one that cannot be used. */
    public boolean isRunning() {
        return runs.isRunning() && unsuitable == null;
    }

    private void follow() {
        int failed = 0;
        while (!runs.isEnding()) {
            long begun = System.nanoTime();
            try {
                check();
                run();
            } catch (UnsuitableClusterException e) {
                unsuitable(String.valueOf(e.getMessage()));
                failed++;
                if (!runs.pause(PAUSES.pause(failed))) {
                    return;
                }
            } catch (InterruptException | InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failed = System.nanoTime() - begun > RAN_WELL ? 1 : failed + 1;
                Throwable cause = e instanceof BatchFailedException batch ? batch.failure() : e;
                // The class says enough; what a message quotes is not known.
                LOG.warn(
                        "Declarations from Kafka begin anew at the committed offsets: {}",
                        cause.getClass().getSimpleName());
                meters.restarted();
                if (!runs.pause(PAUSES.pause(failed))) {
                    return;
                }
            }
        }
    }

    /** Each reason is logged once: it may be days before somebody mends it. */
    private void unsuitable(String reason) {
        if (!reason.equals(unsuitable)) {
            LOG.error("Declarations are not taken from Kafka: {}", reason);
        }
        unsuitable = reason;
    }

    private void check() throws InterruptedException {
        if (!checked) {
            try (Admin admin = clients.admin()) {
                ClusterCheck check = new ClusterCheck(admin, clients.settings());
                check.requireTransactions();
                int partitions = clients.settings().partitions();
                for (String topic : Set.of(topics().declarations(), topics().outcomes())) {
                    check.topic(topic, ClusterCheck.Cleanup.DELETE, partitions, KEPT);
                }
            }
            checked = true;
            unsuitable = null;
        }
    }

    private void run() {
        Producer<byte[], byte[]> producer = clients.transactionalProducer(transactionalId, producing());
        Consumer<byte[], byte[]> consumer;
        try {
            consumer = clients.consumer(consuming());
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        try (IntakeRun run = new IntakeRun(
                consumer,
                producer,
                intake,
                senders,
                failures,
                meters,
                topics().declarations(),
                topics().outcomes(),
                DRAIN)) {
            run.run(runs::isEnding);
        }
    }

    private Topics topics() {
        return clients.settings().topics();
    }

    /** The choices of the consumer, so that a test can look at them. */
    Map<String, Object> consuming() {
        Map<String, Object> choices = new HashMap<>();
        choices.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        choices.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        choices.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        choices.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        choices.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        choices.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 60_000);
        choices.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        choices.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        return choices;
    }

    /** Outcomes wait as long as a transaction takes, since its end sends whatever still waits. */
    private static Map<String, Object> producing() {
        Map<String, Object> choices = new HashMap<>();
        choices.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        choices.put(ProducerConfig.LINGER_MS_CONFIG, (int) IntakeRun.COMMIT_AFTER.toMillis());
        choices.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        choices.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        return choices;
    }

    /** Reads no further, answers what was read, and leaves the group. */
    @Override
    public void close() {
        runs.close();
    }
}
