package vn.luutru.projection.subscription;

import java.util.List;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** Decrypts and decodes stored events, for those who did not get them from the log itself. */
public interface EventOpener {

    /**
     * Events up to one that cannot be read; where the very first one cannot be read, it is thrown. One that is quarantined
     * is read as its quarantine, one whose key is destroyed without what was encrypted.
     *
     * @param events of any streams, in the order of the log
     * @throws vn.luutru.declaration.UnreadableEventException if the first event cannot be read
     * @throws vn.luutru.declaration.StoreUnavailableException if the keys cannot be looked up now
     */
    List<Recorded<Event>> open(List<StoredEvent> events);
}
