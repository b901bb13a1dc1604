package vn.luutru.projection.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The log's own time. */
@FunctionalInterface
public interface LogTime {

    /**
     * The log's time, if the log ends at a position: no later event is recorded before it, whichever process writes it
     * and whatever its clock says. When another local day has come by the caller's clock, the log's time is carried on to
     * it, so that a day ends while nobody declares.
     *
     * @param now by the caller's clock
     * @return null if there are events after the position
     */
    @Nullable
    Instant timeAfter(long position, Instant now);
}
