package vn.luutru.adapter.kafka.intake;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * At which records the intake failed for no known reason. Trying again is right while it may pass; a record that fails
 * each time must not hold up those behind it. Used by one thread at a time.
 */
final class Failures {

    /** So often is a record tried. */
    private static final int ATTEMPTS = 3;

    private record Place(String topic, int partition, long offset) {}

    private final Map<Place, Integer> counts = new HashMap<>();

    /** Counts a failure; true if the record was tried often enough. */
    boolean again(ConsumerRecord<byte[], byte[]> record) {
        return counts.merge(place(record), 1, Integer::sum) >= ATTEMPTS;
    }

    /** The record has its outcome. */
    void over(ConsumerRecord<byte[], byte[]> record) {
        if (!counts.isEmpty()) {
            counts.remove(place(record));
        }
    }

    private static Place place(ConsumerRecord<byte[], byte[]> record) {
        return new Place(record.topic(), record.partition(), record.offset());
    }
}
