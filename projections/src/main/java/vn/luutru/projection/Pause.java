package vn.luutru.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An administrator holds a read model: it applies nothing, and its questions are refused. They still are after it was
 * resumed, until it has what was recorded meanwhile.
 *
 * @param since when it was paused
 * @param by    the administrator's account
 * @param until the position that its readers must see before it is asked again; null until it is resumed
 */
public record Pause(Instant since, String by, @Nullable Long until) {

    /** Whether nothing is applied; otherwise what was recorded meanwhile is being caught up with. */
    public boolean holds() {
        return until == null;
    }
}
