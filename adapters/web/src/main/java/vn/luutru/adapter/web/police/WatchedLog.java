package vn.luutru.adapter.web.police;

import java.util.function.LongSupplier;
import vn.luutru.access.Scope;
import vn.luutru.projection.watch.WatchQueries;

/** What each page of the police knows of the watch list: how many matches wait, and up to where it was looked. */
public final class WatchedLog {

    private final WatchQueries watch;
    private final LongSupplier followed;

    /** @param followed the position of the log up to which both the register and the watch list are */
    public WatchedLog(WatchQueries watch, LongSupplier followed) {
        this.watch = watch;
        this.followed = followed;
    }

    /** The position of the log up to which both the register and the watch list are. */
    long followed() {
        return followed.getAsLong();
    }

    /** How many matches in a territory nobody has taken note of. */
    Waiting waiting(Scope scope) {
        WatchQueries.Alerts found = watch.alerts(scope, true, OpenAlerts.SHOWN);
        return new Waiting(found.items().size(), found.nextPage() != null);
    }

    /**
     * Matches that wait.
     *
     * @param count {@link OpenAlerts#SHOWN} at most
     * @param more  whether there are more than that
     */
    record Waiting(int count, boolean more) {}
}
