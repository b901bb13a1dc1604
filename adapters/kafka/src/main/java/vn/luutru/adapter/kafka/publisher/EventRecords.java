package vn.luutru.adapter.kafka.publisher;

import static vn.luutru.adapter.kafka.EventHeaders.bytes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.declaration.codec.stored.StoredEstablishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.subscription.StoredEvent;

/**
 * The records of events, and how far each partition is with them. The partition of a key is computed as every Kafka client
 * does by default, since the record says which position came before it in its partition.
 *
 * <p>CloudEvents 1.0, binary mode: the value is the open part of the event as it is stored, the encrypted part is a header.
 */
final class EventRecords {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final byte[] JSON = bytes("application/json");
    private static final byte[] SPEC = bytes("1.0");

    private final Topics topics;
    private final Facts facts;
    private final String schemas;
    private final UUID log;
    private final byte[] source;

    private long position;
    private @Nullable Instant recordedAt;
    private final long[] lastEvent;
    private final long[] lastFact;

    /**
     * @param schemas the address under which schemas are, with a slash at its end
     * @param from    how far partitions are
     */
    EventRecords(Topics topics, Facts facts, String schemas, Checkpoint from) {
        this.topics = topics;
        this.facts = facts;
        this.schemas = schemas;
        this.log = from.log();
        this.source = bytes("urn:uuid:" + log);
        this.position = from.position();
        this.recordedAt = from.recordedAt();
        this.lastEvent = from.events().stream().mapToLong(Long::longValue).toArray();
        this.lastFact = from.facts().stream().mapToLong(Long::longValue).toArray();
    }

    /** Of the last event that became records; 0 before the first. */
    long position() {
        return position;
    }

    /** What there is to be known once everything so far is published. */
    Checkpoint checkpoint(long fence) {
        return new Checkpoint(position, recordedAt, log, fence, boxed(lastEvent), boxed(lastFact));
    }

    /**
     * The records of the next event: itself, and what it changes of the facts.
     *
     * @param skipFacts of an event that nobody can read
     * @throws vn.luutru.declaration.UnreadableEventException if this version cannot read the event; nothing is changed then
     */
    List<ProducerRecord<byte[], byte[]>> next(StoredEvent event, boolean skipFacts) {
        Facts.Fact fact = skipFacts ? null : facts.of(event);
        byte[] key = key(event);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(2);
        int partition = partition(key, lastEvent.length);
        RecordHeaders headers = headers(event, "", event.type(), lastEvent[partition]);
        headers.add(EventHeaders.SUBJECT, bytes(event.stream().toString()));
        headers.add(EventHeaders.VERSION, bytes(event.version()));
        if (event.encrypted() != null) {
            headers.add(EventHeaders.ENCRYPTED, event.encrypted());
        }
        if (event.key() != null) {
            headers.add(EventHeaders.KEY, bytes(event.key()));
        }
        records.add(record(topics.events(), partition, key, event.open(), event, headers));
        lastEvent[partition] = event.position();
        if (fact != null) {
            int other = partition(key, lastFact.length);
            // Without the stream: a fact must not lead back to the declaration.
            RecordHeaders others = headers(event, "-fact", fact.type(), lastFact[other]);
            records.add(record(topics.facts(), other, key, fact.json(), event, others));
            lastFact[other] = event.position();
        }
        position = event.position();
        recordedAt = event.recordedAt();
        return records;
    }

    /**
     * As old as its publication, whatever the age of the event: brokers delete by the age of records. It is never before the
     * event was recorded, whatever this process's clock says: workers look by that time for where they go on.
     */
    private static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, byte[] key, byte[] value, StoredEvent event, RecordHeaders headers) {
        long time = Math.max(CLOCK.millis(), event.recordedAt().toEpochMilli());
        return new ProducerRecord<>(topic, partition, time, key, value, headers);
    }

    private RecordHeaders headers(StoredEvent event, String kind, String type, long previous) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(EventHeaders.CONTENT_TYPE, JSON);
        headers.add(EventHeaders.SPEC_VERSION, SPEC);
        headers.add(EventHeaders.ID, bytes(event.position() + kind));
        headers.add(EventHeaders.SOURCE, source);
        headers.add(EventHeaders.TYPE, bytes(EventHeaders.TYPE_PREFIX + type));
        headers.add(EventHeaders.TIME, bytes(event.recordedAt().toString()));
        headers.add(EventHeaders.DATA_SCHEMA, bytes(schemas + type));
        headers.add(EventHeaders.POSITION, bytes(event.position()));
        headers.add(EventHeaders.PREVIOUS, bytes(previous));
        return headers;
    }

    /** The establishment, so that all that happens there stays in order; else the stream of the event. */
    private static byte[] key(StoredEvent event) {
        byte[] first = event.earlier().isEmpty()
                ? event.open()
                : event.earlier().getFirst().open();
        EstablishmentId establishment = StoredEstablishment.of(first);
        return bytes(establishment == null ? event.stream().toString() : establishment.value());
    }

    static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static List<Long> boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
