package vn.luutru.declaration;

import java.util.List;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;

/** What the decider makes of a command. */
public sealed interface Decision {

    List<Finding> findings();

    /** The command holds: this event is to be stored. The findings are warnings and hints. */
    record Accept(StayEvent event, List<Finding> findings) implements Decision {}

    /** The command was given before: this is what it led to then. */
    record Replay(Recorded<StayEvent> first, List<Finding> findings) implements Decision {}

    /** Nothing is stored; at least one finding is an error. */
    record Reject(List<Finding> findings) implements Decision {}
}
