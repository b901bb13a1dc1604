package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.UUID;

/**
 * How often an operator read the stays of their own establishments. A sum over some time instead of an event for each
 * read: they read what they declared themselves.
 *
 * @param count     the identity of this sum
 * @param key       the id of the key
 * @param questions how many answers
 * @param persons   how many stays those answers held, repeated ones counted again
 * @param from      when the first of them was answered
 * @param to        when the sum was drawn
 */
public record OperatorReadsCounted(UUID count, String key, int questions, int persons, Instant from, Instant to)
        implements JournalEvent {

    @Override
    public UUID stream() {
        return count;
    }

    @Override
    public String by() {
        return key;
    }

    @Override
    public Instant at() {
        return to;
    }
}
