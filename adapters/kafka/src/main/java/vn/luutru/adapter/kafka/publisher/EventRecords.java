package vn.luutru.adapter.kafka.publisher;

import static vn.luutru.adapter.kafka.EventHeaders.bytes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.adapter.kafka.Topics;
import vn.luutru.declaration.codec.stored.StoredEstablishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.projection.subscription.StoredEvent;

/**
 * The records of events, and how far each partition is with them. The partition of a key is computed as every Kafka client
 * does by default, since the record says which position came before it in its partition. Used by one thread.
 *
 * <p>CloudEvents 1.0, binary mode: the value is the open part of the event as it is stored, the encrypted part is a header.
 */
final class EventRecords {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Header JSON = header(EventHeaders.CONTENT_TYPE, bytes("application/json"));
    private static final Header SPEC = header(EventHeaders.SPEC_VERSION, bytes("1.0"));

    /** The headers that every record of a type has. */
    private record TypeHeaders(Header type, Header schema) {}

    private final Topics topics;
    private final Facts facts;
    private final String schemas;
    private final UUID log;
    private final Header source;
    private final Map<String, TypeHeaders> types = new HashMap<>();

    private long position;
    private @Nullable Instant recordedAt;
    private @Nullable Header time;
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
        this.source = header(EventHeaders.SOURCE, bytes("urn:uuid:" + log));
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
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(2);
        byte[] key = key(event);
        int hash = hash(key);
        byte[] place = bytes(event.position());
        Header recorded = time(event.recordedAt());

        int partition = hash % lastEvent.length;
        // Never before the event was recorded, whatever this process's clock says: workers look by it for where they go
        // on.
        long published = Math.max(CLOCK.millis(), event.recordedAt().toEpochMilli());
        var record = new ProducerRecord<>(topics.events(), partition, published, key, event.open());
        Headers headers = record.headers();
        addCommon(headers, event.type(), place, place, recorded, lastEvent[partition]);
        headers.add(header(EventHeaders.SUBJECT, bytes(event.stream().toString())));
        headers.add(header(EventHeaders.VERSION, bytes(event.version())));
        if (event.encrypted() != null) {
            headers.add(header(EventHeaders.ENCRYPTED, event.encrypted()));
        }
        if (event.key() != null) {
            headers.add(header(EventHeaders.KEY, bytes(event.key())));
        }
        records.add(record);
        lastEvent[partition] = event.position();

        if (fact != null) {
            int other = hash % lastFact.length;
            // Without the stream: a fact must not lead back to the declaration.
            var changed = new ProducerRecord<>(topics.facts(), other, published, key, fact.json());
            byte[] id = bytes(event.position() + "-fact");
            addCommon(changed.headers(), fact.type(), id, place, recorded, lastFact[other]);
            records.add(changed);
            lastFact[other] = event.position();
        }
        position = event.position();
        recordedAt = event.recordedAt();
        return records;
    }

    private void addCommon(Headers headers, String type, byte[] id, byte[] place, Header recorded, long previous) {
        TypeHeaders ofType = types.computeIfAbsent(type, this::typeHeaders);
        headers.add(JSON);
        headers.add(SPEC);
        headers.add(header(EventHeaders.ID, id));
        headers.add(source);
        headers.add(ofType.type);
        headers.add(recorded);
        headers.add(ofType.schema);
        headers.add(header(EventHeaders.POSITION, place));
        headers.add(header(EventHeaders.PREVIOUS, bytes(previous)));
    }

    private TypeHeaders typeHeaders(String type) {
        return new TypeHeaders(
                header(EventHeaders.TYPE, bytes(EventHeaders.TYPE_PREFIX + type)),
                header(EventHeaders.DATA_SCHEMA, bytes(schemas + type)));
    }

    /**
     * When the event was recorded; events of one group have the same time. A record has none of its own here: it is as old as
     * its publication, since brokers delete by the age of records.
     */
    private Header time(Instant at) {
        Header known = time;
        if (known == null || !at.equals(recordedAt)) {
            known = header(EventHeaders.TIME, bytes(at.toString()));
            time = known;
        }
        return known;
    }

    private static Header header(String name, byte[] value) {
        return new RecordHeader(name, value);
    }

    /** The establishment, so that all that happens there stays in order; else the stream of the event. */
    private static byte[] key(StoredEvent event) {
        byte[] first = event.earlier().isEmpty()
                ? event.open()
                : event.earlier().getFirst().open();
        EstablishmentId establishment = StoredEstablishment.of(first);
        return bytes(establishment == null ? event.stream().toString() : establishment.value());
    }

    private static int hash(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key));
    }

    private static List<Long> boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
