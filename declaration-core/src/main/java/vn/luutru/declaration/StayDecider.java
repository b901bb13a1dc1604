package vn.luutru.declaration;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayCommand.Cancel;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.CheckOut;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayCommand.Move;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.event.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.event.StayEvent.GuestMoved;
import vn.luutru.declaration.event.StayEvent.StayCancelled;
import vn.luutru.declaration.event.StayEvent.StayCorrected;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.declaration.validation.DeclarationValidation;
import vn.luutru.declaration.validation.Unidentified;
import vn.luutru.declaration.validation.Validation;

/**
 * Decides what a declaration means for its stay.
 *
 * <p>A command that says what an earlier one said is a replay of that one, whatever happened in between: any number of
 * re-sends, in any order, leads to the same stay. What was said first and what is said otherwise now is a conflict.
 */
public final class StayDecider {

    /** The facts that a deadline depends on. */
    private static final Set<Field> DECIDING = EnumSet.of(Field.ARRIVED_AT, Field.NATIONALITY, Field.DOCUMENT_TYPE);

    private final Validation validation;
    private final RuleBook rules;
    private final Supplier<OutageCalendar> outages;

    /** Decides by the rules of the book, without outages; the validation should hold the same book. */
    public StayDecider(Validation validation, RuleBook rules) {
        this(validation, rules, () -> OutageCalendar.NONE);
    }

    /**
     * Decides by the rules of the book; the validation should hold the same book.
     *
     * @param outages the outages known at the moment of the decision; they move deadlines that fall into them
     */
    public StayDecider(Validation validation, RuleBook rules, Supplier<OutageCalendar> outages) {
        this.validation = validation;
        this.rules = rules;
        this.outages = outages;
    }

    /** The decider of the whole law: all checks, all deadlines by one book. */
    public static StayDecider by(RuleBook rules) {
        return new StayDecider(new DeclarationValidation(rules), rules);
    }

    /**
     * @param stay the stay as stored, null if there is none
     */
    public Decision decide(Submission submission, @Nullable Stay stay) {
        StayCommand command = submission.command();
        if (stay == null) {
            return command instanceof CheckIn checkIn
                    ? checkIn(checkIn, submission)
                    : reject(Finding.of(FindingCode.STAY_UNKNOWN, "/reference"));
        }
        if (stay.state() == Stay.State.FORGOTTEN) {
            return reject(Finding.of(FindingCode.STAY_FORGOTTEN, "/reference"));
        }
        for (Recorded<StayEvent> earlier : stay.history()) {
            if (Repetition.of(earlier.event(), command)) {
                return new Decision.Replay(earlier, ofReplay(command, submission, stay));
            }
        }
        if (stay.state() == Stay.State.CANCELLED) {
            return reject(Finding.of(FindingCode.STAY_CANCELLED, "/reference"));
        }
        if (command instanceof CheckIn checkIn) {
            return reject(
                    stay.state() == Stay.State.DEPARTED
                            ? Finding.of(FindingCode.STAY_DEPARTED, "/reference")
                            : conflict(checkIn, stay.history().getFirst().event()));
        }
        if ((command instanceof Move || command instanceof Correct)
                && stay.history().size() >= Stay.MOST_EVENTS) {
            return reject(
                    Finding.of(FindingCode.STAY_CHANGED_TOO_OFTEN, "/reference", Integer.toString(Stay.MOST_EVENTS)));
        }
        return switch (command) {
            case CheckIn checkIn -> throw new IllegalStateException("decided above");
            case CheckOut checkOut -> checkOut(checkOut, submission, stay);
            case Move move -> move(move, submission, stay);
            case Correct correct -> correct(correct, submission, stay);
            case Cancel cancel -> cancel(cancel, submission, stay);
        };
    }

    /** Names what differs from the stay's check-in, so that whoever sends it again differently sees what they changed. */
    private static Finding conflict(CheckIn command, StayEvent first) {
        StayDetails declared = command.details();
        String[] differing = first instanceof GuestCheckedIn earlier
                ? Field.all().stream()
                        .filter(field -> !Objects.equals(
                                declared.get(field), earlier.details().get(field)))
                        .map(Field::pointer)
                        .toArray(String[]::new)
                : new String[0];
        return Finding.of(FindingCode.STAY_CONFLICT, "/reference", differing);
    }

    private Decision checkIn(CheckIn command, Submission submission) {
        StayDetails details = command.details();
        List<Finding> findings = validation.checkIn(details, submission);
        Instant arrivedAt = details.arrivedAt();
        if (Finding.anyRefuses(findings) || arrivedAt == null) {
            return new Decision.Reject(findings);
        }
        Instant dueAt = dueAt(details, arrivedAt, submission);
        return new Decision.Accept(
                new GuestCheckedIn(
                        command.stay(),
                        command.establishment(),
                        command.reference(),
                        details,
                        details.ageAtArrival(),
                        submission.receivedAt(),
                        dueAt,
                        judged(submission.receivedAt(), dueAt),
                        rules.at(arrivedAt).id(),
                        submission.declaredBy()),
                findings);
    }

    private Decision checkOut(CheckOut command, Submission submission, Stay stay) {
        if (stay.state() == Stay.State.DEPARTED) {
            return reject(Finding.of(FindingCode.STAY_DEPARTED, Field.DEPARTED_AT));
        }
        StayDetails after = stay.details().toBuilder()
                .set(Field.DEPARTED_AT, command.departedAt())
                .build();
        List<Finding> findings = validation.departure(after, submission);
        return Finding.anyRefuses(findings)
                ? new Decision.Reject(findings)
                : new Decision.Accept(
                        new GuestCheckedOut(
                                command.stay(), command.departedAt(), submission.receivedAt(), submission.declaredBy()),
                        findings);
    }

    private Decision move(Move command, Submission submission, Stay stay) {
        List<Finding> findings = validation.move(command, stay, submission);
        return Finding.anyRefuses(findings)
                ? new Decision.Reject(findings)
                : new Decision.Accept(
                        new GuestMoved(
                                command.stay(),
                                command.movedAt(),
                                command.to(),
                                submission.receivedAt(),
                                submission.declaredBy()),
                        findings);
    }

    private Decision correct(Correct command, Submission submission, Stay stay) {
        Moves.Moved corrected = stay.moves().corrected(stay.details(), command.changes());
        StayDetails after = corrected.details();
        List<Finding> findings = validation.correction(command, stay, corrected, submission);
        return Finding.anyRefuses(findings)
                ? new Decision.Reject(findings)
                : new Decision.Accept(
                        new StayCorrected(
                                command.stay(),
                                command.changes(),
                                command.reason(),
                                after.ageAtArrival(),
                                rejudged(command, after, submission, stay),
                                submission.receivedAt(),
                                submission.declaredBy()),
                        findings);
    }

    /**
     * How the first report would have been judged for what the stay is now. Who was declared while nobody knew who they
     * were is judged by what was known then: nobody becomes late by being identified.
     */
    private @Nullable Timeliness rejudged(Correct command, StayDetails after, Submission submission, Stay stay) {
        Instant arrivedAt = after.arrivedAt();
        if (arrivedAt == null || Collections.disjoint(command.changes().fields(), DECIDING)) {
            return null;
        }
        StayDetails first = stay.checkIn().details();
        StayDetails known = Unidentified.is(first)
                ? after.toBuilder()
                        .set(Field.NATIONALITY, first.nationality())
                        .set(Field.DOCUMENT_TYPE, first.documentType())
                        .build()
                : after;
        return judged(stay.checkIn().reportedAt(), dueAt(known, arrivedAt, submission));
    }

    private Instant dueAt(StayDetails details, Instant arrivedAt, Submission submission) {
        EstablishmentRecord establishment = submission.establishment();
        Instant dueAt = rules.at(arrivedAt).dueAt(details, establishment.on(Vietnam.dateOf(arrivedAt)));
        OutageCalendar known = outages.get();
        return known.isEmpty()
                ? dueAt
                : known.moved(dueAt, establishment.on(Vietnam.dateOf(dueAt)).ward());
    }

    private static Timeliness judged(Instant reportedAt, Instant dueAt) {
        return reportedAt.isBefore(dueAt) ? Timeliness.ON_TIME : Timeliness.LATE;
    }

    private static Decision cancel(Cancel command, Submission submission, Stay stay) {
        if (stay.state() == Stay.State.DEPARTED && command.reason() == CancellationReason.NO_SHOW) {
            return reject(Finding.of(FindingCode.NO_SHOW_AFTER_DEPARTURE, "/reason"));
        }
        return new Decision.Accept(
                new StayCancelled(command.stay(), command.reason(), submission.receivedAt(), submission.declaredBy()),
                List.of());
    }

    /**
     * What a replay is answered. A check-in to which nothing was added since is judged again: its sender may have lost the
     * first answer, and with it the warning that a guest without papers is to be reported at once.
     */
    private List<Finding> ofReplay(StayCommand command, Submission submission, Stay stay) {
        return command instanceof CheckIn checkIn && stay.history().size() == 1
                ? validation.checkIn(checkIn.details(), submission).stream()
                        .filter(finding -> !finding.refuses())
                        .toList()
                : notStanding(command, stay);
    }

    /**
     * Warns of a replay that no longer stands: the receipt is that of the past, and the guest may stand in the register
     * as gone, or not at all. Whoever reuses the reference for a guest who has come again learns it here.
     */
    private static List<Finding> notStanding(StayCommand command, Stay stay) {
        if (stay.state() == Stay.State.CANCELLED) {
            return command instanceof Cancel
                    ? List.of()
                    : List.of(Finding.of(FindingCode.REPLAY_OF_CANCELLED_STAY, "/reference"));
        }
        if (command instanceof CheckIn) {
            return stay.state() == Stay.State.DEPARTED
                    ? List.of(Finding.of(FindingCode.REPLAY_OF_DEPARTED_STAY, "/reference"))
                    : List.of();
        }
        return SupersededFacts.of(command, stay);
    }

    private static Decision reject(Finding finding) {
        return new Decision.Reject(List.of(finding));
    }
}
