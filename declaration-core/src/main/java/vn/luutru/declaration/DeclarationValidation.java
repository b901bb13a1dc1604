package vn.luutru.declaration;

import java.util.List;
import java.util.Set;

/**
 * The checks of a declaration, by the rules in force at its arrival. Never stops at the first finding, never throws on
 * any value, keeps no state.
 */
public final class DeclarationValidation implements Validation {

    /** Asked for by the law (residence law, article 30), or by the police portal in its place. */
    private static final List<Field> REQUIRED = List.of(
            Field.FULL_NAME, Field.SEX, Field.NATIONALITY, Field.DOCUMENT_TYPE, Field.ARRIVED_AT, Field.PURPOSE);

    private final RuleBook rules;

    /** Checks by the rules of the book. */
    public DeclarationValidation(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> checkIn(StayDetails details, Submission submission) {
        Checked checked = new Checked(details, null, submission, rules);
        checkFacts(checked, submission);
        return checked.findings();
    }

    @Override
    public List<Finding> departure(StayDetails after, Submission submission) {
        Checked checked = new Checked(after, Set.of(Field.DEPARTED_AT), submission, rules);
        TimesCheck.check(checked);
        return checked.findings().stream()
                .map(finding -> new Finding(finding.code(), Field.DEPARTED_AT.pointer(), finding.arguments()))
                .toList();
    }

    @Override
    public List<Finding> correction(StayCommand.Correct command, Stay stay, StayDetails after, Submission submission) {
        Set<Field> changed = command.changes().fields();
        Checked checked = new Checked(after, changed, submission, rules);
        if (changed.isEmpty()) {
            checked.foundAt(FindingCode.CORRECTION_EMPTY, "/changes");
        } else if (after.equals(stay.details())) {
            checked.foundAt(FindingCode.CORRECTION_CHANGES_NOTHING, "/changes");
        }
        reason(command.reason(), checked);
        if (after.has(Field.DEPARTED_AT) && changed.contains(Field.DEPARTED_AT) && !wasCheckedOut(stay)) {
            checked.found(FindingCode.CHECK_OUT_BY_CORRECTION, Field.DEPARTED_AT);
        }
        checkFacts(checked, submission);
        return checked.findings();
    }

    private static void checkFacts(Checked checked, Submission submission) {
        required(checked);
        TextCheck.check(checked);
        GuestCheck.check(checked);
        DocumentCheck.check(checked);
        ResidenceCheck.check(checked);
        TimesCheck.check(checked);
        PlaceCheck.check(checked);
        switch (submission.establishment().stateOn(checked.day)) {
            case OPEN -> {}
            case SUSPENDED -> checked.foundAboutEstablishment(FindingCode.ESTABLISHMENT_SUSPENDED);
            case CLOSED -> checked.foundAboutEstablishment(FindingCode.ESTABLISHMENT_CLOSED);
        }
    }

    private static void required(Checked checked) {
        StayDetails details = checked.details;
        for (Field field : REQUIRED) {
            if (!details.has(field)) {
                checked.missing(FindingCode.FIELD_REQUIRED, field);
            }
        }
        if (!details.has(Field.DATE_OF_BIRTH)) {
            checked.missing(
                    checked.rules.dateOfBirthRequired() ? FindingCode.FIELD_REQUIRED : FindingCode.FIELD_EXPECTED,
                    Field.DATE_OF_BIRTH,
                    Field.ARRIVED_AT);
        }
        if (!details.has(Field.DOCUMENT_NUMBER) && details.documentType() != DocumentType.NONE) {
            checked.missing(FindingCode.FIELD_REQUIRED, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
        }
    }

    private static void reason(String reason, Checked checked) {
        if (reason.isBlank()) {
            checked.foundAt(FindingCode.FIELD_REQUIRED, "/reason");
        } else if (TextCheck.isLonger(reason, TextCheck.LONGEST_REASON)) {
            checked.foundAt(FindingCode.FIELD_TOO_LONG, "/reason", Integer.toString(TextCheck.LONGEST_REASON));
        }
        if (TextCheck.hasInvisible(reason)) {
            checked.foundAt(FindingCode.FIELD_CONTROL_CHARACTERS, "/reason");
        }
    }

    /** A correction moves or takes back a check-out that was told; it does not stand in for one. */
    private static boolean wasCheckedOut(Stay stay) {
        return stay.history().stream().anyMatch(told -> told.event() instanceof StayEvent.GuestCheckedOut);
    }
}
