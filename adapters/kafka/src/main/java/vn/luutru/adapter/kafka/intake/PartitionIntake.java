package vn.luutru.adapter.kafka.intake;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.access.Caller;
import vn.luutru.declaration.OverloadException;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.UnstorableEventException;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.BatchFailedException;
import vn.luutru.intake.BatchIntake;
import vn.luutru.intake.BatchSplitter;
import vn.luutru.intake.Declarant;
import vn.luutru.intake.DeclarationIntake;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.LineOutcome;

/**
 * The records of one partition on their way through the intake: a batch without an end, whose lines are numbered by
 * offsets. Outcomes come in the order of the records. Used by one thread.
 *
 * <p>What a record does wrong is its outcome, also when nobody foresaw it; what the store or the keys lack is thrown, and
 * the record is read again later.
 */
final class PartitionIntake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionIntake.class);
    private static final Locale VIETNAMESE = Locale.of("vi");

    /**
     * A record and its outcome.
     *
     * @param record what was declared
     * @param sender who declared it; null where that is not known
     * @param line   what became of it
     * @param locale of the texts
     */
    record Answered(
            ConsumerRecord<byte[], byte[]> record, @Nullable Caller sender, LineOutcome line, Locale locale) {}

    /** @param sender who declares it; null where that is not known */
    private record Declared(
            ConsumerRecord<byte[], byte[]> record, @Nullable Caller sender) {}

    private final Senders senders;
    private final BatchIntake batch;
    private final Failures failures;

    /** Read from the topic and not yet declared. */
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

    /** Declared and without an outcome, in the order of the batch. */
    private final ArrayDeque<Declared> declared = new ArrayDeque<>();

    /** @param failures of records in former attempts of this process */
    PartitionIntake(DeclarationIntake intake, Senders senders, Failures failures) {
        this.senders = senders;
        this.failures = failures;
        batch = intake.batch(() -> {});
    }

    void fetched(List<ConsumerRecord<byte[], byte[]>> records) {
        fetched.addAll(records);
    }

    /** Whether more records would only wait in memory. */
    boolean isFull() {
        return !fetched.isEmpty();
    }

    /** Whether a record was declared and has no outcome yet. */
    boolean isUnderWay() {
        return !declared.isEmpty();
    }

    /** How many records were read and have no outcome yet. */
    int open() {
        return fetched.size() + declared.size();
    }

    /** Declares what there is room for. */
    void declare() {
        while (!fetched.isEmpty() && batch.hasRoom()) {
            ConsumerRecord<byte[], byte[]> record = fetched.element();
            declared.add(new Declared(record, declare(record)));
            fetched.remove();
        }
    }

    /** Tells who declares it; null where that was not asked, or nobody does. */
    private @Nullable Caller declare(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        Finding unreadable = unreadable(record, value);
        if (unreadable != null) {
            batch.reject(record.offset(), unreadable);
            return null;
        }
        String key = RecordHeaders.text(record, RecordHeaders.KEY);
        Caller sender = key == null ? null : sender(key);
        switch (sender) {
            case Caller.Operator operator ->
                batch.declare(record.offset(), Declarant.of(operator), DeclarationReader.line(value, 0, value.length));
            case Caller.Official official ->
                batch.reject(record.offset(), Finding.of(FindingCode.ROLE_NOT_ALLOWED, ""));
            case null -> batch.reject(record.offset(), refusal(key));
        }
        return sender;
    }

    private static @Nullable Finding unreadable(ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value) {
        if (RecordHeaders.isKeyTooLong(record)) {
            return Finding.of(FindingCode.ESTABLISHMENT_MALFORMED, "");
        }
        if (value == null) {
            return Finding.of(FindingCode.JSON_MALFORMED, "");
        }
        return value.length > BatchSplitter.MAX_LINE
                ? Finding.of(FindingCode.LINE_TOO_LONG, "", Integer.toString(BatchSplitter.MAX_LINE))
                : null;
    }

    private @Nullable Caller sender(String key) {
        return found(senders.find(key)).orElse(null);
    }

    private Finding refusal(@Nullable String key) {
        return key == null ? Finding.of(FindingCode.UNAUTHENTICATED, "") : found(senders.refusal(key));
    }

    private static <T> T found(CompletableFuture<T> looked) {
        try {
            return looked.join();
        } catch (CompletionException e) {
            throw new StoreUnavailableException("Whose key it is could not be found out", e.getCause());
        }
    }

    /**
     * The next record that has its outcome, in the order of the partition; null if there is none yet.
     *
     * @throws BatchFailedException if the record has none, because the store failed
     */
    @Nullable
    Answered poll() {
        try {
            LineOutcome line = batch.poll();
            if (line == null) {
                return null;
            }
            Declared next = declared.remove();
            failures.over(next.record);
            return new Answered(next.record, next.sender, line, locale(next.record));
        } catch (BatchFailedException e) {
            Declared next = declared.remove();
            ConsumerRecord<byte[], byte[]> record = next.record;
            FindingCode poison = poison(record, e);
            if (poison == null) {
                throw e;
            }
            DeclarationOutcome rejected = DeclarationOutcome.rejected(List.of(Finding.of(poison, "")));
            LineOutcome line = new LineOutcome(record.offset(), null, null, rejected);
            return new Answered(record, next.sender, line, locale(record));
        }
    }

    /** Why a record that the intake failed at will never be stored; null if it is the store that failed. */
    private @Nullable FindingCode poison(ConsumerRecord<byte[], byte[]> record, BatchFailedException failed) {
        return switch (failed.failure()) {
            case OverloadException overload -> null;
            case StoreUnavailableException unavailable -> null;
            case UnstorableEventException unstorable -> {
                // Names type and fact and no value.
                LOG.error(
                        "A declaration was not stored, since it could not be read again: {}", unstorable.getMessage());
                yield FindingCode.EVENT_NOT_STORABLE;
            }
            case UnreadableEventException unreadable -> {
                LOG.error("A declaration needs an event that cannot be read: {}", unreadable.getMessage());
                yield FindingCode.EVENT_UNREADABLE;
            }
            case Throwable unforeseen -> {
                if (!failures.again(record)) {
                    yield null;
                }
                // No message: whoever fails unforeseen may quote what it failed at.
                LOG.error(
                        "The declaration at {}-{} offset {} fails each time: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        unforeseen.getClass().getName());
                yield FindingCode.INTERNAL_ERROR;
            }
        };
    }

    private static Locale locale(ConsumerRecord<byte[], byte[]> record) {
        return "en".equals(RecordHeaders.text(record, RecordHeaders.LANGUAGE)) ? Locale.ENGLISH : VIETNAMESE;
    }

    /** Nothing more is declared; forgets what was read. */
    void stop() {
        fetched.clear();
    }

    /** Nothing more is sent to the store; what was sent may still be stored, and is a replay when it is read again. */
    @Override
    public void close() {
        batch.close();
    }
}
