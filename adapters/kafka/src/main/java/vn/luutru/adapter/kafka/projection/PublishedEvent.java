package vn.luutru.adapter.kafka.projection;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import vn.luutru.adapter.kafka.EventHeaders;
import vn.luutru.projection.subscription.StoredEvent;

/** Reads the records of the events' topic as the stored events that they were made of. */
final class PublishedEvent {

    private PublishedEvent() {}

    /** The event's place in the log. */
    static long position(ConsumerRecord<byte[], byte[]> record) {
        return EventHeaders.number(record.headers(), EventHeaders.POSITION);
    }

    /** The position of the record before it in its partition, 0 for none. */
    static long previous(ConsumerRecord<byte[], byte[]> record) {
        return EventHeaders.number(record.headers(), EventHeaders.PREVIOUS);
    }

    /** @throws KafkaException if it is no record of the publisher */
    static StoredEvent stored(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        try {
            Header encrypted = headers.lastHeader(EventHeaders.ENCRYPTED);
            return new StoredEvent(
                    position(record),
                    Instant.parse(text(headers, EventHeaders.TIME)),
                    UUID.fromString(text(headers, EventHeaders.SUBJECT)),
                    Math.toIntExact(EventHeaders.number(headers, EventHeaders.VERSION)),
                    EventHeaders.type(headers),
                    Objects.requireNonNull(record.value()),
                    encrypted == null ? null : encrypted.value(),
                    EventHeaders.text(headers, EventHeaders.KEY),
                    List.of());
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException | NullPointerException e) {
            // Somebody else writes to the topic. Not the record: it may hold anything.
            throw new KafkaException(
                    "The record at offset " + record.offset() + " of " + record.topic() + "-" + record.partition()
                            + " is not of the publisher: " + e.getClass().getSimpleName());
        }
    }

    private static String text(Headers headers, String name) {
        return Objects.requireNonNull(EventHeaders.text(headers, name));
    }
}
