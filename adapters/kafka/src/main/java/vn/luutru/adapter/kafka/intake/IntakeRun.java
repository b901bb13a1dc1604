package vn.luutru.adapter.kafka.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.intake.DeclarationIntake;

/**
 * A consumer and a producer from their beginning to the first thing that goes wrong; then both are thrown away, and the
 * next run begins at the committed offsets.
 *
 * <p>A declaration is appended first. Its outcome and the offset behind it are one transaction: whoever reads a record
 * again, since the process before it died in between, meets its own stream and answers REPLAYED with the same receipt.
 * The consumer's generation goes with the offsets, so that a process whose partitions moved while it slept commits
 * nothing.
 */
final class IntakeRun implements ConsumerRebalanceListener, AutoCloseable {

    /** A transaction costs nearly as much for one outcome as for thousands. */
    static final Duration COMMIT_AFTER = Duration.ofMillis(200);

    private static final int COMMIT_AT = 20_000;
    private static final Duration BUSY = Duration.ofMillis(5);
    private static final Duration QUIET = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final DeclarationIntake intake;
    private final Senders senders;
    private final Failures failures;
    private final IntakeMeters meters;
    private final String declarations;
    private final String outcomes;
    private final Duration drain;

    private final Map<TopicPartition, PartitionIntake> partitions = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new LinkedHashMap<>();
    private final RefusedRecords refused = new RefusedRecords();
    private IntakeMeters.Count count = new IntakeMeters.Count();
    private long begun;
    private boolean inTransaction;
    private boolean lost;
    private boolean closing;

    /** @param drain how long records under way may take to get their outcomes before their partition is given up */
    IntakeRun(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            DeclarationIntake intake,
            Senders senders,
            Failures failures,
            IntakeMeters meters,
            String declarations,
            String outcomes,
            Duration drain) {
        this.consumer = consumer;
        this.producer = producer;
        this.intake = intake;
        this.senders = senders;
        this.failures = failures;
        this.meters = meters;
        this.declarations = declarations;
        this.outcomes = outcomes;
        this.drain = drain;
    }

    /** Until it is told to stop, or something fails. */
    void run(BooleanSupplier stopping) {
        producer.initTransactions();
        consumer.subscribe(List.of(declarations), this);
        while (!stopping.getAsBoolean()) {
            turn();
        }
        drain(List.copyOf(partitions.keySet()));
    }

    private void turn() {
        boolean busy = inTransaction;
        for (Map.Entry<TopicPartition, PartitionIntake> entry : partitions.entrySet()) {
            busy |= entry.getValue().isUnderWay();
            // A paused partition keeps its place in the group: polling goes on.
            if (entry.getValue().isFull()) {
                consumer.pause(List.of(entry.getKey()));
            } else {
                consumer.resume(List.of(entry.getKey()));
            }
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(busy ? BUSY : QUIET);
        if (lost) {
            throw new KafkaException("The partitions were given to another process");
        }
        for (TopicPartition partition : records.partitions()) {
            PartitionIntake known = partitions.get(partition);
            if (known != null) {
                known.fetched(records.records(partition));
            }
        }
        boolean underWay = false;
        for (PartitionIntake partition : partitions.values()) {
            partition.declare();
            answer(partition);
            underWay |= partition.isUnderWay() || partition.isFull();
        }
        if (inTransaction && (!underWay || isDue())) {
            commit();
        }
        meters.lag(lag());
    }

    private boolean isDue() {
        return count.sum() >= COMMIT_AT || System.nanoTime() - begun >= COMMIT_AFTER.toNanos();
    }

    private void answer(PartitionIntake partition) {
        for (PartitionIntake.Answered next = partition.poll(); next != null; next = partition.poll()) {
            if (!inTransaction) {
                producer.beginTransaction();
                inTransaction = true;
                begun = System.nanoTime();
            }
            ConsumerRecord<byte[], byte[]> record = next.record();
            producer.send(outcome(next));
            count.add(next.line().outcome());
            refused.add(next);
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
        }
    }

    private ProducerRecord<byte[], byte[]> outcome(PartitionIntake.Answered answered) {
        ConsumerRecord<byte[], byte[]> record = answered.record();
        ProducerRecord<byte[], byte[]> outcome = new ProducerRecord<>(
                outcomes, RecordHeaders.keyOfOutcome(record), OutcomeJson.bytes(answered.line(), answered.locale()));
        RecordHeaders.add(outcome.headers(), RecordHeaders.TOPIC, record.topic());
        RecordHeaders.add(outcome.headers(), RecordHeaders.PARTITION, Integer.toString(record.partition()));
        RecordHeaders.add(outcome.headers(), RecordHeaders.OFFSET, Long.toString(record.offset()));
        String reference = answered.line().reference();
        if (reference != null) {
            RecordHeaders.add(outcome.headers(), RecordHeaders.REFERENCE, reference);
        }
        return outcome;
    }

    private void commit() {
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        meters.committed(count);
        refused.committed(senders);
        count = new IntakeMeters.Count();
        offsets.clear();
        inTransaction = false;
    }

    private long lag() {
        long lag = 0;
        for (Map.Entry<TopicPartition, PartitionIntake> entry : partitions.entrySet()) {
            OptionalLong unread = consumer.currentLag(entry.getKey());
            lag += unread.orElse(0) + entry.getValue().open();
        }
        return lag;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        for (TopicPartition partition : assigned) {
            partitions.put(partition, new PartitionIntake(intake, senders, failures));
        }
    }

    /** What was declared is answered before another process reads on. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        if (closing) {
            return;
        }
        drain(revoked);
        for (TopicPartition partition : revoked) {
            PartitionIntake gone = partitions.remove(partition);
            if (gone != null) {
                gone.close();
            }
        }
    }

    /** Another process has them already: whatever is in the transaction is not ours any more. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> gone) {
        lost = true;
    }

    private void drain(Collection<TopicPartition> ending) {
        List<PartitionIntake> last = ending.stream()
                .map(partitions::get)
                .filter(partition -> partition != null)
                .toList();
        last.forEach(PartitionIntake::stop);
        long until = System.nanoTime() + drain.toNanos();
        boolean underWay = true;
        while (underWay) {
            underWay = false;
            for (PartitionIntake partition : last) {
                answer(partition);
                underWay |= partition.isUnderWay();
            }
            if (underWay) {
                if (System.nanoTime() > until) {
                    break;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
        if (inTransaction) {
            commit();
        }
    }

    /** An open transaction ends without effect, whatever this process can still say of it: the next run ends it. */
    @Override
    public void close() {
        // The consumer tells of its partitions once more as it leaves the group.
        closing = true;
        partitions.values().forEach(PartitionIntake::close);
        partitions.clear();
        try {
            if (inTransaction) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // The next producer of this name ends it.
            inTransaction = false;
        } finally {
            try {
                KafkaClients.close(producer);
            } finally {
                KafkaClients.close(consumer);
            }
        }
    }
}
