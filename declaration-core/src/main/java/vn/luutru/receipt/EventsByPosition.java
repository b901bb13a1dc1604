package vn.luutru.receipt;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;

/** The log, one event at a time: a receipt's number says where its event lies. */
@FunctionalInterface
public interface EventsByPosition {

    /** The event at a position; null if there is none yet. */
    @Nullable
    Recorded<Event> at(long position);
}
