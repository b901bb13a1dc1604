package vn.luutru.projection.subscription;

import java.util.Collection;
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
     * Tries whether the log can be appended to, where it is not in the database of the keys. What it writes is no event and
     * changes nothing.
     *
     * @throws vn.luutru.declaration.StoreUnavailableException if it cannot
     */
    default void probe() {}
}
