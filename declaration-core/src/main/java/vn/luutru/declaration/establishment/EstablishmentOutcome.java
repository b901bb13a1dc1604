package vn.luutru.declaration.establishment;

import java.util.List;
import vn.luutru.declaration.finding.Finding;

/** What became of a command about an establishment. */
public sealed interface EstablishmentOutcome {

    /**
     * It is on disk.
     *
     * @param registered whether this is the first that is known of the establishment
     */
    record Accepted(long position, boolean registered) implements EstablishmentOutcome {}

    /**
     * It was said before, and nothing else since: nothing was written.
     *
     * @param position of what was said first
     */
    record Replayed(long position) implements EstablishmentOutcome {}

    /** Nothing was stored; at least one finding is an error. */
    record Rejected(List<Finding> findings) implements EstablishmentOutcome {}
}
