package vn.luutru.eventstore.stored;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.codec.stored.EventTypes;

/**
 * What it means that an encrypted event has no key, where keys lie apart from the log. A destroyed key is what erasure is; a
 * key that nobody destroyed is lost, as after the restore of a database that is older than the log, and its guest must not
 * become nameless in silence.
 *
 * <p>That a stay was erased stands in its stream. The keys of recorded questions and of notes go with a guest, without an
 * event of their own. No other key of a stream is ever destroyed; of a destroyed month the keys of its streams remain.
 */
public final class MissingKeys {

    private static final Set<String> WITHOUT_AN_EVENT =
            Set.of(EventTypes.PERSONS_QUERIED, EventTypes.WATCH_ALERT_ACKNOWLEDGED);

    private static final Set<String> OF_STAYS = Stream.concat(
                    Stream.of(EventTypes.GUEST_CHECKED_IN), EventTypes.laterOfStay().stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final String REASON =
            "its key is missing and was not destroyed: the database of the keys is older than the log";

    private MissingKeys() {}

    /** Knows which stays were erased. */
    @FunctionalInterface
    public interface Stays {

        /**
         * Those of the stays in whose streams no erasure is.
         *
         * @throws vn.luutru.declaration.StoreUnavailableException if that cannot be looked up
         */
        Set<UUID> notErased(Collection<UUID> stays);
    }

    /** The positions of those events whose keys are lost. */
    public static Set<Long> lost(List<StoredRow> rows, Stays stays) {
        Set<Long> lost = new HashSet<>();
        Set<UUID> asked = new HashSet<>();
        for (StoredRow row : rows) {
            if (!isMissing(row) || WITHOUT_AN_EVENT.contains(row.type())) {
                continue;
            }
            if (OF_STAYS.contains(row.type())) {
                asked.add(row.stream());
            } else {
                lost.add(row.position());
            }
        }
        if (!asked.isEmpty()) {
            Set<UUID> notErased = stays.notErased(asked);
            rows.stream()
                    .filter(row -> isMissing(row) && notErased.contains(row.stream()))
                    .forEach(row -> lost.add(row.position()));
        }
        return lost;
    }

    private static boolean isMissing(StoredRow row) {
        return row.encrypted() != null && row.wrapped() == null;
    }

    /** What whoever reads such an event is answered. */
    public static UnreadableEventException unreadable(StoredRow row) {
        return new UnreadableEventException(row.place(), row.recordedAt(), row.type(), REASON);
    }

    /** Whether an event cannot be read because its key is lost. */
    public static boolean isReasonOf(UnreadableEventException failure) {
        return failure.reason().equals(REASON);
    }
}
