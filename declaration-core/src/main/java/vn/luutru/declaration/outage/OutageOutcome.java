package vn.luutru.declaration.outage;

import java.util.List;
import vn.luutru.declaration.finding.Finding;

/** What became of a command about an outage. */
public sealed interface OutageOutcome {

    /**
     * It is on disk.
     *
     * @param outage   as it stands now
     * @param position of the newest event about it
     */
    record Accepted(Outage outage, long position) implements OutageOutcome {}

    /** Nobody proclaimed such an outage, or nothing of it waits to be confirmed. */
    record Unknown() implements OutageOutcome {}

    /** Nothing was stored. */
    record Rejected(List<Finding> findings) implements OutageOutcome {}
}
