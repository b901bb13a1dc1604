package vn.luutru.adapter.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.Finding;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.Rehearsal;

/**
 * What one declaration is answered.
 *
 * @param receipt null when rejected, and when accepted in a dry run
 */
record Answer(Kind kind, @Nullable Receipt receipt, List<Finding> findings) {

    /** The contract's {@code outcome}. */
    enum Kind {
        ACCEPTED,
        REPLAYED,
        REJECTED
    }

    /** What refuses it comes first: many senders show no more than one finding. */
    static Answer rejected(List<Finding> findings) {
        return new Answer(Kind.REJECTED, null, Finding.gravestFirst(findings));
    }

    /** @param read what was remarkable in the declaration's form */
    static Answer of(Outcome outcome, List<Finding> read) {
        List<Finding> findings = joined(read, outcome.findings());
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Answer(Kind.ACCEPTED, accepted.receipt(), findings);
            case Outcome.Replayed replayed -> new Answer(Kind.REPLAYED, replayed.receipt(), findings);
            case Outcome.Rejected rejected -> rejected(findings);
        };
    }

    /** The answer of a dry run. */
    static Answer of(Decision decision, List<Finding> read, Declarations declarations) {
        List<Finding> findings = joined(read, decision.findings());
        return switch (decision) {
            case Decision.Accept accept -> new Answer(Kind.ACCEPTED, null, findings);
            case Decision.Replay replay ->
                new Answer(
                        Kind.REPLAYED,
                        replay.first().position() == Rehearsal.NOT_STORED ? null : declarations.receipt(replay.first()),
                        findings);
            case Decision.Reject reject -> rejected(findings);
        };
    }

    private static List<Finding> joined(List<Finding> first, List<Finding> second) {
        if (first.isEmpty()) {
            return second;
        }
        List<Finding> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
