package vn.luutru.projection.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;

/** A log on a server, of which events are kept decoded for a while. */
public interface DecodedLog extends EventLog {

    /**
     * One event from where it is stored; nothing of it is kept. It is recorded at the instant that its receipt names.
     *
     * @return null if there is none at this position
     * @throws UnreadableEventException if it cannot be read
     */
    @Nullable
    Recorded<Event> at(long position);

    /** Drops what was decoded: a key has been destroyed. */
    void dropDecoded();

    /**
     * Those of some stays, whose keys are missing, in whose streams no erasure is: their keys are lost. Of a log that is in
     * the database of the keys none is ever lost alone.
     *
     * @throws vn.luutru.declaration.StoreUnavailableException if the log cannot be read
     */
    default Set<UUID> notErased(Collection<UUID> stays) {
        return Set.of();
    }

    /**
     * Events whose keys are lost, and which are not quarantined.
     *
     * @param events in the order of the log, each with what its reader is answered
     * @param to     the position up to which the log was looked through; at its end the one that was asked for
     */
    record LostKeys(List<UnreadableEventException> events, long to) {

        public LostKeys {
            events = List.copyOf(events);
        }
    }

    /**
     * Looks through the events behind a position, some thousand at a time, for those whose keys are lost. Of a log that is in
     * the database of the keys none is ever lost alone.
     *
     * @param after 0, or a position that was answered before
     * @throws vn.luutru.declaration.StoreUnavailableException if the log cannot be read
     */
    default LostKeys lostKeys(long after) {
        return new LostKeys(List.of(), after);
    }

    /**
     * Tries whether the log can be appended to, where it is not in the database of the keys. What it writes is no event and
     * changes nothing.
     *
     * @throws vn.luutru.declaration.StoreUnavailableException if it cannot
     */
    default void probe() {}
}
