package vn.luutru.declaration.validation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.place.Moves;
import vn.luutru.declaration.rule.RuleBook;

/**
 * The checks of a declaration, by the rules in force at its arrival. Never stops at the first finding, never throws on
 * any value, keeps no state.
 */
public final class DeclarationValidation implements Validation {

    /** Asked for by the law (residence law, article 30), or by the police portal in its place. */
    private static final List<Field> REQUIRED =
            List.of(Field.FULL_NAME, Field.SEX, Field.DOCUMENT_TYPE, Field.ARRIVED_AT, Field.PURPOSE);

    private final RuleBook rules;

    /** Checks by the rules of the book. */
    public DeclarationValidation(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> checkIn(StayDetails details, Submission submission) {
        CheckContext context = new CheckContext(details, null, submission, rules);
        checkFacts(context, submission);
        return context.findings();
    }

    @Override
    public List<Finding> departure(StayDetails after, Submission submission) {
        CheckContext context = new CheckContext(after, Set.of(Field.DEPARTED_AT), submission, rules);
        TimesCheck.check(context);
        MoveCheck.departure(context);
        return context.findings().stream()
                .map(finding -> new Finding(finding.code(), Field.DEPARTED_AT.pointer(), finding.arguments()))
                .toList();
    }

    @Override
    public List<Finding> move(StayCommand.Move command, Stay stay, Submission submission) {
        return MoveCheck.check(command, stay, submission, rules);
    }

    @Override
    public List<Finding> correction(
            StayCommand.Correct command, Stay stay, Moves.Moved corrected, Submission submission) {
        StayDetails after = corrected.details();
        Set<Field> changed = command.changes().fields();
        CheckContext context = new CheckContext(after, changed, submission, rules);
        if (changed.isEmpty()) {
            context.foundAt(FindingCode.CORRECTION_EMPTY, "/changes");
        } else if (changesNothing(command, stay, corrected)) {
            context.foundAt(FindingCode.CORRECTION_CHANGES_NOTHING, "/changes");
        }
        reason(command.reason(), context);
        if (after.has(Field.DEPARTED_AT) && changed.contains(Field.DEPARTED_AT) && !wasCheckedOut(stay)) {
            context.found(FindingCode.CHECK_OUT_BY_CORRECTION, Field.DEPARTED_AT);
        }
        checkFacts(context, submission);
        MoveCheck.correction(context, command.changes(), stay, corrected);
        return context.findings();
    }

    private static boolean changesNothing(StayCommand.Correct command, Stay stay, Moves.Moved corrected) {
        boolean instantOfNoMove =
                stay.moves().isEmpty() && command.changes().set().has(Field.MOVED_AT);
        return !instantOfNoMove
                && corrected.details().equals(stay.details())
                && corrected.moves().equals(stay.moves());
    }

    private static void checkFacts(CheckContext context, Submission submission) {
        required(context);
        TextCheck.check(context);
        GuestCheck.check(context);
        DocumentCheck.check(context);
        ResidenceCheck.check(context);
        TimesCheck.check(context);
        PlaceCheck.check(context);
        switch (submission.establishment().stateOn(context.day)) {
            case OPEN -> {}
            case SUSPENDED -> context.foundAboutEstablishment(FindingCode.ESTABLISHMENT_SUSPENDED);
            case CLOSED -> closed(context, submission.establishment().mergedIntoOn(context.day));
        }
        LocalDate begins = submission.establishment().begins();
        if (context.arrived && context.day.isBefore(begins)) {
            context.foundAboutEstablishment(FindingCode.ESTABLISHMENT_NOT_BEGUN, begins.toString());
        }
    }

    private static void closed(CheckContext context, @Nullable EstablishmentId mergedInto) {
        if (mergedInto == null) {
            context.foundAboutEstablishment(FindingCode.ESTABLISHMENT_CLOSED);
        } else {
            context.foundAboutEstablishment(FindingCode.ESTABLISHMENT_MERGED, mergedInto.value());
        }
    }

    private static void required(CheckContext context) {
        StayDetails details = context.details;
        for (Field field : REQUIRED) {
            if (!details.has(field)) {
                context.missing(FindingCode.FIELD_REQUIRED, field);
            }
        }
        // Who has no papers may be unable to say who they are: nothing must be invented for them.
        boolean withoutPapers = Unidentified.withoutPapers(details);
        if (!details.has(Field.NATIONALITY)) {
            context.missing(
                    withoutPapers ? FindingCode.FIELD_EXPECTED : FindingCode.FIELD_REQUIRED,
                    Field.NATIONALITY,
                    Field.DOCUMENT_TYPE);
        }
        if (!details.has(Field.DATE_OF_BIRTH)) {
            context.missing(
                    withoutPapers
                            ? FindingCode.BIRTH_DATE_UNKNOWN
                            : context.rules.dateOfBirthRequired()
                                    ? FindingCode.FIELD_REQUIRED
                                    : FindingCode.FIELD_EXPECTED,
                    Field.DATE_OF_BIRTH,
                    Field.ARRIVED_AT,
                    Field.DOCUMENT_TYPE);
        }
        // Without a type nobody can say whether the paper has a number: the type is asked for first.
        if (!details.has(Field.DOCUMENT_NUMBER)
                && details.documentType() != null
                && details.documentType() != DocumentType.NONE) {
            context.missing(FindingCode.FIELD_REQUIRED, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
        }
    }

    private static void reason(String reason, CheckContext context) {
        if (reason.isBlank()) {
            context.foundAt(FindingCode.FIELD_REQUIRED, "/reason");
        } else if (TextLimits.isLonger(reason, TextLimits.REASON)) {
            context.foundAt(FindingCode.FIELD_TOO_LONG, "/reason", Integer.toString(TextLimits.REASON));
        }
        if (TextCheck.hasInvisible(reason)) {
            context.foundAt(FindingCode.FIELD_CONTROL_CHARACTERS, "/reason");
        }
    }

    /** A correction moves or takes back a check-out that was declared; it does not stand in for one. */
    private static boolean wasCheckedOut(Stay stay) {
        return stay.history().stream().anyMatch(recorded -> recorded.event() instanceof StayEvent.GuestCheckedOut);
    }
}
