package vn.luutru.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Declarations;
import vn.luutru.declaration.DryRun;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Receipt;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.FindingList;

/**
 * What became of one declaration, with what was found in its form and in its facts.
 *
 * @param receipt  null when rejected, and when accepted in a dry run
 * @param findings at most {@link FindingList#MAX}; at least one of severity ERROR when rejected
 */
public record DeclarationOutcome(Kind kind, @Nullable Receipt receipt, List<Finding> findings) {

    /** The contract's {@code outcome}. */
    public enum Kind implements Code {
        ACCEPTED("ACCEPTED"),
        REPLAYED("REPLAYED"),
        REJECTED("REJECTED");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** A declaration of which nothing is stored. What refuses it comes first: many senders show one finding only. */
    public static DeclarationOutcome rejected(List<Finding> findings) {
        return new DeclarationOutcome(Kind.REJECTED, null, Finding.gravestFirst(findings));
    }

    /** @param read what was found in the declaration's form */
    static DeclarationOutcome of(Outcome outcome, List<Finding> read) {
        List<Finding> findings = FindingList.joined(read, outcome.findings());
        return switch (outcome) {
            case Outcome.Accepted accepted -> new DeclarationOutcome(Kind.ACCEPTED, accepted.receipt(), findings);
            case Outcome.Replayed replayed -> new DeclarationOutcome(Kind.REPLAYED, replayed.receipt(), findings);
            case Outcome.Rejected rejected -> rejected(findings);
        };
    }

    /** Whether a check-in that has this outcome is that of a guest in house: taken now, or before and not over since. */
    boolean isInHouse() {
        return switch (kind) {
            case ACCEPTED -> true;
            case REPLAYED ->
                findings.stream()
                        .map(Finding::code)
                        .noneMatch(code -> code == FindingCode.REPLAY_OF_CANCELLED_STAY
                                || code == FindingCode.REPLAY_OF_DEPARTED_STAY);
            case REJECTED -> false;
        };
    }

    /** The same with another finding that refuses nothing. */
    DeclarationOutcome with(Finding finding) {
        return new DeclarationOutcome(kind, receipt, FindingList.joined(findings, List.of(finding)));
    }

    /** The outcome in a dry run. */
    static DeclarationOutcome of(Decision decision, List<Finding> read, Declarations declarations) {
        List<Finding> findings = FindingList.joined(read, decision.findings());
        return switch (decision) {
            case Decision.Accept accept -> new DeclarationOutcome(Kind.ACCEPTED, null, findings);
            case Decision.Replay replay ->
                new DeclarationOutcome(
                        Kind.REPLAYED,
                        replay.first().position() == DryRun.NOT_STORED ? null : declarations.receipt(replay.first()),
                        findings);
            case Decision.Reject reject -> rejected(findings);
        };
    }
}
