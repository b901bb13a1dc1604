package vn.luutru.declaration;

import java.util.List;
import vn.luutru.declaration.finding.Finding;

/** What became of one declaration. */
public sealed interface Outcome {

    List<Finding> findings();

    /** Its event is on disk. */
    record Accepted(Receipt receipt, List<Finding> findings) implements Outcome {}

    /** It was on disk before: the first receipt again. */
    record Replayed(Receipt receipt, List<Finding> findings) implements Outcome {}

    /** Nothing was stored; at least one finding is an error. */
    record Rejected(List<Finding> findings) implements Outcome {}
}
