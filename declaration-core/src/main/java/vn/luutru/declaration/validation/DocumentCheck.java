package vn.luutru.declaration.validation;

import java.time.LocalDate;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.FindingCode;

/**
 * The paper that the guest shows. Forms of numbers are those that the police portal takes (its interface for lodging
 * software, 2026-08).
 */
final class DocumentCheck {

    private static final int MAX_DRIVING_LICENCE = 20;
    private static final int MAX_HEALTH_INSURANCE = 20;
    private static final int MAX_PASSPORT = 10;

    /** From this age on, a citizen has a card of their own (law 26/2023/QH15, article 19.2). */
    private static final int AGE_OF_OWN_CARD = 14;

    /** The last day on which old identity cards were valid (law 26/2023/QH15, article 46). */
    private static final LocalDate LAST_DAY_OF_CMND = LocalDate.of(2024, 12, 31);

    private DocumentCheck() {}

    static void check(CheckContext context) {
        DocumentType type = context.details.documentType();
        if (type == null) {
            return;
        }
        bearer(type, context);
        String number = context.details.documentNumber();
        if (number == null) {
            if (type == DocumentType.NONE) {
                withoutPapers(context);
            }
            return;
        }
        int before = context.findings().size();
        switch (type) {
            case CCCD, CAN_CUOC, PERSONAL_NUMBER_NOTICE -> {
                if (digits(number) != PersonalNumber.LENGTH) {
                    malformed(FindingCode.PERSONAL_NUMBER_MALFORMED, context);
                }
            }
            case CMND -> {
                if (digits(number) != 9 && digits(number) != PersonalNumber.LENGTH) {
                    malformed(FindingCode.CMND_NUMBER_MALFORMED, context);
                }
            }
            case PASSPORT -> {
                if (number.length() > MAX_PASSPORT || !isAlphanumeric(number)) {
                    malformed(FindingCode.PASSPORT_NUMBER_MALFORMED, context);
                }
            }
            case DRIVING_LICENCE -> {
                if (number.length() > MAX_DRIVING_LICENCE || !isAlphanumeric(number)) {
                    malformed(FindingCode.DOCUMENT_NUMBER_MALFORMED, context);
                }
            }
            case HEALTH_INSURANCE -> {
                if (number.length() > MAX_HEALTH_INSURANCE || !isAlphanumeric(number)) {
                    malformed(FindingCode.DOCUMENT_NUMBER_MALFORMED, context);
                }
            }
            case BIRTH_CERTIFICATE, OTHER -> {
                // Numbers of any form, held short by the table of lengths.
            }
            case NONE -> {
                numberWithoutPapers(context);
                withoutPapers(context);
            }
        }
        if (context.findings().size() == before && Placeholders.isNumber(number)) {
            context.found(FindingCode.DOCUMENT_NUMBER_PLACEHOLDER, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
        } else if ((type.carriesPersonalNumber() || type == DocumentType.CMND)
                && digits(number) == PersonalNumber.LENGTH) {
            personalNumber(number, context);
        }
    }

    /** Whoever corrects the number alone has seen a document; stored without its type, it would identify nobody. */
    private static void numberWithoutPapers(CheckContext context) {
        if (context.touches(Field.DOCUMENT_TYPE)) {
            context.found(FindingCode.DOCUMENT_NUMBER_UNEXPECTED, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
        } else {
            context.found(FindingCode.CORRECTION_NEEDS_DOCUMENT_TYPE, Field.DOCUMENT_NUMBER);
        }
    }

    private static void malformed(FindingCode code, CheckContext context) {
        context.found(code, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
    }

    /** Numbers are re-issued when sex or year of birth are put right: a difference is worth a look, not a refusal. */
    private static void personalNumber(String number, CheckContext context) {
        if (!CodeTables.PERSONAL_NUMBER_PREFIXES.knows(PersonalNumber.prefix(number))) {
            context.found(FindingCode.PERSONAL_NUMBER_PREFIX_UNKNOWN, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
        }
        BirthDate born = context.details.dateOfBirth();
        if (born != null && born.year() != PersonalNumber.birthYear(number)) {
            context.found(
                    FindingCode.PERSONAL_NUMBER_YEAR_DIFFERS,
                    Field.DOCUMENT_NUMBER,
                    Field.DATE_OF_BIRTH,
                    Field.DOCUMENT_TYPE);
        }
        Sex sex = context.details.sex();
        if (sex != null && sex != Sex.UNKNOWN && sex != PersonalNumber.sex(number)) {
            context.found(
                    FindingCode.PERSONAL_NUMBER_SEX_DIFFERS, Field.DOCUMENT_NUMBER, Field.SEX, Field.DOCUMENT_TYPE);
        }
    }

    private static void bearer(DocumentType type, CheckContext context) {
        boolean citizens = type.carriesPersonalNumber() || type == DocumentType.CMND;
        String nationality = context.details.nationality();
        boolean known = nationality != null && CodeTables.COUNTRIES.knows(nationality);
        if (citizens && known && context.details.foreigner()) {
            context.found(FindingCode.DOCUMENT_NATIONALITY_DIFFERS, Field.DOCUMENT_TYPE, Field.NATIONALITY);
        }
        if (type == DocumentType.CMND && context.day.isAfter(LAST_DAY_OF_CMND)) {
            context.found(FindingCode.CMND_EXPIRED, Field.DOCUMENT_TYPE);
        }
        if (type == DocumentType.BIRTH_CERTIFICATE && isOldEnough(context)) {
            context.found(FindingCode.DOCUMENT_UNUSUAL_FOR_AGE, Field.DOCUMENT_TYPE, Field.DATE_OF_BIRTH);
        }
    }

    /**
     * Decree 96/2016, article 44.2: licensed lodging rooms a guest without papers, then reports to the police at once. Law on
     * medical examination and treatment, article 72: a hospital informs the People's Committee of the commune within 48
     * hours of a patient whom nobody knows.
     */
    private static void withoutPapers(CheckContext context) {
        if (context.establishment.type() == EstablishmentType.HOSPITAL && Unidentified.is(context.details)) {
            context.found(
                    FindingCode.GUEST_UNIDENTIFIED,
                    Field.DOCUMENT_TYPE,
                    Field.FULL_NAME,
                    Field.DATE_OF_BIRTH,
                    Field.NATIONALITY);
        } else if (context.establishment.regime() == Regime.LICENSED_LODGING) {
            context.found(FindingCode.REPORT_AT_ONCE, Field.DOCUMENT_TYPE);
        } else if (isOldEnough(context)) {
            context.found(FindingCode.DOCUMENT_MISSING, Field.DOCUMENT_TYPE, Field.DATE_OF_BIRTH);
        }
    }

    private static boolean isOldEnough(CheckContext context) {
        BirthDate born = context.details.dateOfBirth();
        return born != null
                && born.year() >= 1
                && born.year() <= context.day.getYear()
                && born.ageOn(context.day) >= AGE_OF_OWN_CARD;
    }

    /** How many digits a text has that has nothing else; -1 for other texts. */
    private static int digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return text.length();
    }

    private static boolean isAlphanumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return true;
    }
}
