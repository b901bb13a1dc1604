package vn.luutru.adapter.kafka.publisher;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.kafka.ClusterCheck;
import vn.luutru.adapter.kafka.ClusterCheck.Cleanup;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.KafkaSettings;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.adapter.kafka.UnsuitableClusterException;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.Events;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.Failure;
import vn.luutru.adapter.kafka.publisher.RecordsAhead.Piece;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.projection.duty.DutyHolder;
import vn.luutru.projection.duty.Lease;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.LogMark;
import vn.luutru.projection.subscription.StoredLog;
import vn.luutru.projection.subscription.Subscriber;

/**
 * Publishes the log in its order. Each transaction holds a contiguous piece of the log and the checkpoint that says so:
 * either both are there or none, whoever is killed when.
 *
 * <p>One process at a time publishes, by a lease. What holds if two believe that they are the one is the transactional id:
 * whoever begins last fences the other, and reads a checkpoint behind which nothing of the other can still appear. After
 * any failure the producer is thrown away, since what became of its transaction is not known; the next one ends it. What was
 * made ahead for it goes too.
 */
public final class EventPublisher implements Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final int BATCH = 2_000;

    private final EventLog log;
    private final StoredLog stored;
    private final KafkaClients clients;
    private final DutyHolder duty;
    private final Facts facts;
    private final String schemas;
    private final PublisherLimits limits;
    private final PublisherStatus status = new PublisherStatus();

    private @Nullable Lease lease;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable RecordsAhead ahead;
    private @Nullable Checkpoint reached;

    /** @param schemas the address under which the schemas of types are, with a slash at its end */
    public EventPublisher(
            EventLog log,
            StoredLog stored,
            KafkaClients clients,
            DutyHolder duty,
            Facts facts,
            String schemas,
            PublisherLimits limits) {
        this.log = log;
        this.stored = stored;
        this.clients = clients;
        this.duty = duty;
        this.facts = facts;
        this.schemas = schemas;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "kafka-publisher";
    }

    /** How it goes, for metrics. */
    public PublisherStatus status() {
        return status;
    }

    @Override
    public long open() throws InterruptedException {
        Lease taken = duty.take().orElse(null);
        if (taken == null) {
            status.standby();
            taken = duty.await();
        }
        status.responsible();
        lease = taken;
        Topics topics = clients.settings().topics();
        int events;
        int known;
        try (Admin admin = clients.admin()) {
            ClusterCheck check = new ClusterCheck(admin, clients.settings());
            check.requireTransactions();
            KafkaSettings settings = clients.settings();
            events = check.topic(topics.events(), Cleanup.DELETE, settings.partitions(), settings.retention());
            known = check.topic(topics.facts(), Cleanup.DELETE, settings.partitions(), settings.factsRetention());
            check.topic(topics.publisher(), Cleanup.COMPACT, 1, null);
            check.requireTimesOfSenders(topics.events());
            check.takeTimesAhead(topics.events(), topics.facts(), topics.publisher());
        }
        duty.require(taken);
        Producer<byte[], byte[]> begun = clients.transactionalProducer(topics.publisher(), choices());
        producer = begun;
        begun.initTransactions();
        Checkpoint checkpoint = checkpoint(taken, topics, events, known);
        if (checkpoint.fence() > taken.fence()) {
            taken = duty.raise(taken, checkpoint.fence());
            lease = taken;
        }
        EventRecords records = new EventRecords(topics, facts, schemas, checkpoint);
        ahead = new RecordsAhead(stored, records, taken.fence(), pieceSize());
        reached = checkpoint;
        status.published(checkpoint.position());
        LOG.info("Publishes to {} from position {} on", topics.events(), checkpoint.position());
        return checkpoint.position();
    }

    private Checkpoint checkpoint(Lease taken, Topics topics, int events, int known) {
        CheckpointTopic topic = new CheckpointTopic(clients, topics.publisher());
        Checkpoint found = topic.newest();
        if (found == null) {
            if (!topic.isUnused(topics.events(), events) || !topic.isUnused(topics.facts(), known)) {
                throw new UnsuitableClusterException(String.format(
                        Locale.ROOT,
                        "%s holds no checkpoint, but %s or %s holds records: which of them were published cannot be"
                                + " known. Delete these topics, or name new ones in luutru.kafka.topics",
                        topics.publisher(),
                        topics.events(),
                        topics.facts()));
            }
            return new Checkpoint(0, null, log.identity(), taken.fence(), zeros(events), zeros(known));
        }
        requireSame(found, topics, events, known);
        return found;
    }

    private static List<Long> zeros(int count) {
        return Collections.nCopies(count, 0L);
    }

    /** Goes on only where the log and the topics are those of the checkpoint. */
    private void requireSame(Checkpoint found, Topics topics, int events, int known) {
        LogMark mark = found.position() == 0 ? null : log.mark(found.position());
        boolean sameLog = found.position() == 0
                ? log.identity().equals(found.log())
                : mark != null
                        && mark.log().equals(found.log())
                        && mark.recordedAt().equals(found.recordedAt());
        if (!sameLog) {
            throw new UnsuitableClusterException(String.format(
                    Locale.ROOT,
                    "%s was published from another log up to position %d: this one was restored from a backup, or is new."
                            + " Name new topics in luutru.kafka.topics, and let consumers begin there",
                    topics.events(),
                    found.position()));
        }
        if (found.events().size() != events || found.facts().size() != known) {
            throw new UnsuitableClusterException(String.format(
                    Locale.ROOT,
                    "%s and %s have %d and %d partitions and had %d and %d: the order of an establishment's events"
                            + " would be lost. Name new topics in luutru.kafka.topics, and let consumers begin there",
                    topics.events(),
                    topics.facts(),
                    events,
                    known,
                    found.events().size(),
                    found.facts().size()));
        }
    }

    /**
     * Ours, which the site's properties go before. Records wait as long as a short transaction takes, since its end sends
     * whatever still waits: brokers work for each batch, and most of it once more for each replica. In a long one they are
     * sent while others are made.
     */
    private Map<String, Object> choices() {
        return Map.of(
                ProducerConfig.LINGER_MS_CONFIG,
                (int) limits.time().toMillis(),
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                30_000);
    }

    /** So that transactions of whole pieces come to no more than they may hold. */
    private int pieceSize() {
        return Math.min(BATCH, limits.records());
    }

    @Override
    public Turn next() throws InterruptedException {
        Lease held = Objects.requireNonNull(lease);
        RecordsAhead from = Objects.requireNonNull(ahead);
        Checkpoint to = Objects.requireNonNull(reached);
        duty.require(held);
        PublisherTransaction transaction = new PublisherTransaction(Objects.requireNonNull(producer));
        Piece piece = from.take();
        long begun = System.nanoTime();
        int count = 0;
        while (piece instanceof Events events) {
            events.records().forEach(transaction::send);
            to = events.reached();
            count += events.count();
            if (events.isLast() || count + pieceSize() > limits.records() || isOver(begun, events)) {
                break;
            }
            piece = from.take();
        }
        if (piece instanceof Failure failure && !isReportedLater(failure, transaction)) {
            throw failure.cause();
        }
        if (transaction.begun()) {
            // A process that was paused meanwhile finds out here; one that is paused right after this is fenced by
            // Kafka.
            duty.require(held);
            transaction.commit(checkpointRecord(to));
            status.published(to.position());
            reached = to;
        }
        return new Turn(to.position(), piece instanceof Events);
    }

    /** A piece that is not whole was the end of the log when it was read. */
    private boolean isOver(long begun, Events newest) {
        Duration atMost = newest.count() < pieceSize() ? limits.time() : limits.behind();
        return System.nanoTime() - begun >= atMost.toNanos();
    }

    /** What is damaged ends a transaction, and is reported by the next one. */
    private static boolean isReportedLater(Failure failure, PublisherTransaction transaction) {
        return transaction.begun() && failure.cause() instanceof UnreadableEventException;
    }

    private ProducerRecord<byte[], byte[]> checkpointRecord(Checkpoint checkpoint) {
        return new ProducerRecord<>(
                clients.settings().topics().publisher(), 0, EventHeaders.bytes(Checkpoint.KEY), checkpoint.json());
    }

    @Override
    public Duration gathers() {
        return limits.time();
    }

    @Override
    public void stopped(UnreadableEventException event) {
        status.failed();
        LOG.error("Nothing is published any more: {}", event.getMessage());
    }

    @Override
    public void failed(Throwable failure) {
        status.failed();
        if (failure instanceof UnsuitableClusterException) {
            LOG.error("Nothing is published: {}", failure.getMessage());
        } else {
            LOG.warn("Publishing failed and goes on from the checkpoint: {}", failure.toString());
            LOG.debug("Publishing failed", failure);
        }
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> begun = producer;
        RecordsAhead made = ahead;
        producer = null;
        ahead = null;
        reached = null;
        lease = null;
        // Whoever is told to end still gives back what it has: the duty is then another process's at once.
        boolean interrupted = Thread.interrupted();
        try {
            if (made != null) {
                made.close();
            }
            if (begun != null) {
                KafkaClients.close(begun);
            }
        } finally {
            duty.release();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
