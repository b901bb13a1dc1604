package vn.luutru.browser.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.FindingList;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.DeadlinePolicy.NightArrival;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.intake.DeclarationOutcome;
import vn.luutru.intake.FurtherFindings;

/** Judges the declarations of one establishment as the service would, by the events that the page knows. */
final class Judge {

    /** The position of an event that no log has; positions begin with 1. */
    static final long NOT_STORED = 0;

    /** Who declares has no part in any rule. */
    private static final String PAGE = "page";

    private final EstablishmentRecord establishment;
    private final RuleBook rules;
    private final StayDecider decider;

    /** @param nightArrival the service's reading of arrivals after midnight; null for the standard one */
    Judge(EstablishmentRecord establishment, @Nullable String nightArrival) {
        this.establishment = establishment;
        this.rules = nightArrival == null
                ? RuleBook.STANDARD
                : new RuleBook(DeadlinePolicy.STANDARD.with(NightArrival.valueOf(nightArrival)));
        this.decider = StayDecider.by(rules);
    }

    /**
     * A judged declaration.
     *
     * @param decision null if its form was refused
     * @param findings in the order of the service
     * @param after    the stay with what was accepted; null if there is none
     */
    record Judged(
            ParsedDeclaration read,
            @Nullable Decision decision,
            List<Finding> findings,
            @Nullable Stay after) {

        /** The contract's {@code outcome}. */
        DeclarationOutcome.Kind kind() {
            return switch (decision) {
                case Decision.Accept accept -> DeclarationOutcome.Kind.ACCEPTED;
                case Decision.Replay replay -> DeclarationOutcome.Kind.REPLAYED;
                case Decision.Reject reject -> DeclarationOutcome.Kind.REJECTED;
                case null -> DeclarationOutcome.Kind.REJECTED;
            };
        }

        /** The event that the declaration leads to, or led to when it was first declared; null if it was refused. */
        @Nullable
        StayEvent event() {
            return switch (decision) {
                case Decision.Accept accept -> accept.event();
                case Decision.Replay replay -> replay.first().event();
                case Decision.Reject reject -> null;
                case null -> null;
            };
        }
    }

    /** The deadline of a check-in with these facts; null while the arrival is not known. */
    @Nullable
    Instant dueAt(StayDetails details) {
        Instant arrivedAt = details.arrivedAt();
        return arrivedAt == null
                ? null
                : rules.at(arrivedAt).dueAt(details, establishment.on(Vietnam.dateOf(arrivedAt)));
    }

    /** @param before the stay before the declaration; null if there is none */
    Judged judge(ParsedDeclaration read, Instant receivedAt, @Nullable Stay before) {
        StayCommand command = read.command() == null ? read.torn() : read.command();
        if (command == null) {
            return refused(read, read.findings(), before);
        }
        if (!command.establishment().equals(establishment.id())) {
            Finding unknown = Finding.of(FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId");
            return refused(read, FindingList.joined(read.findings(), List.of(unknown)), before);
        }
        Submission submission = new Submission(command, receivedAt, establishment, PAGE);
        if (read.command() == null) {
            return refused(read, FurtherFindings.with(read.findings(), submission, decider), before);
        }
        Stay same = before != null && before.checkIn().stay().equals(command.stay()) ? before : null;
        Decision decision = decider.decide(submission, same);
        List<Finding> findings = FindingList.joined(read.findings(), decision.findings());
        return switch (decision) {
            case Decision.Accept accept ->
                new Judged(
                        read,
                        decision,
                        findings,
                        Stay.evolve(same, new Recorded<>(NOT_STORED, submission.receivedAt(), accept.event())));
            case Decision.Replay replay -> new Judged(read, decision, findings, before);
            case Decision.Reject reject -> new Judged(read, decision, Finding.gravestFirst(findings), before);
        };
    }

    private static Judged refused(ParsedDeclaration read, List<Finding> findings, @Nullable Stay before) {
        return new Judged(read, null, Finding.gravestFirst(findings), before);
    }
}
