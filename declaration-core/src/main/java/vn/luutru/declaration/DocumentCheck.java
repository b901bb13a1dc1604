package vn.luutru.declaration;

import java.time.LocalDate;

/**
 * The paper that the guest shows. Forms of numbers are those that the police portal takes (its interface for lodging
 * software, 2026-08).
 */
final class DocumentCheck {

    private static final int LONGEST_DRIVING_LICENCE = 20;
    private static final int LONGEST_HEALTH_INSURANCE = 20;
    private static final int LONGEST_PASSPORT = 10;

    /** From this age on, a citizen has a card of his own (law 26/2023/QH15, article 19.2). */
    private static final int AGE_OF_OWN_CARD = 14;

    /** The last day on which old identity cards were valid (law 26/2023/QH15, article 46). */
    private static final LocalDate LAST_DAY_OF_CMND = LocalDate.of(2024, 12, 31);

    private DocumentCheck() {}

    static void check(Checked checked) {
        DocumentType type = checked.details.documentType();
        if (type == null) {
            return;
        }
        bearer(type, checked);
        String number = checked.details.documentNumber();
        if (number == null) {
            if (type == DocumentType.NONE) {
                withoutPapers(checked);
            }
            return;
        }
        switch (type) {
            case CCCD, CAN_CUOC, PERSONAL_NUMBER_NOTICE -> {
                if (digits(number) != PersonalNumber.LENGTH) {
                    malformed(FindingCode.PERSONAL_NUMBER_MALFORMED, checked);
                }
            }
            case CMND -> {
                if (digits(number) != 9 && digits(number) != PersonalNumber.LENGTH) {
                    malformed(FindingCode.CMND_NUMBER_MALFORMED, checked);
                }
            }
            case PASSPORT -> {
                if (number.length() > LONGEST_PASSPORT || !isAlphanumeric(number)) {
                    malformed(FindingCode.PASSPORT_NUMBER_MALFORMED, checked);
                }
            }
            case DRIVING_LICENCE -> {
                if (number.length() > LONGEST_DRIVING_LICENCE || !isAlphanumeric(number)) {
                    malformed(FindingCode.DOCUMENT_NUMBER_MALFORMED, checked);
                }
            }
            case HEALTH_INSURANCE -> {
                if (number.length() > LONGEST_HEALTH_INSURANCE || !isAlphanumeric(number)) {
                    malformed(FindingCode.DOCUMENT_NUMBER_MALFORMED, checked);
                }
            }
            case BIRTH_CERTIFICATE, OTHER -> {
                // Numbers of any form, held short by the table of lengths.
            }
            case NONE -> {
                checked.found(FindingCode.DOCUMENT_NUMBER_UNEXPECTED, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
                withoutPapers(checked);
            }
        }
        if ((type.carriesPersonalNumber() || type == DocumentType.CMND) && digits(number) == PersonalNumber.LENGTH) {
            personalNumber(number, checked);
        }
    }

    private static void malformed(FindingCode code, Checked checked) {
        checked.found(code, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
    }

    /** Numbers are re-issued when sex or year of birth are put right: a difference is worth a look, not a refusal. */
    private static void personalNumber(String number, Checked checked) {
        if (!CodeTables.PERSONAL_NUMBER_PREFIXES.knows(PersonalNumber.prefix(number))) {
            checked.found(FindingCode.PERSONAL_NUMBER_PREFIX_UNKNOWN, Field.DOCUMENT_NUMBER, Field.DOCUMENT_TYPE);
        }
        BirthDate born = checked.details.dateOfBirth();
        if (born != null && born.year() != PersonalNumber.birthYear(number)) {
            checked.found(
                    FindingCode.PERSONAL_NUMBER_YEAR_DIFFERS,
                    Field.DOCUMENT_NUMBER,
                    Field.DATE_OF_BIRTH,
                    Field.DOCUMENT_TYPE);
        }
        Sex sex = checked.details.sex();
        if (sex != null && sex != Sex.UNKNOWN && sex != PersonalNumber.sex(number)) {
            checked.found(
                    FindingCode.PERSONAL_NUMBER_SEX_DIFFERS, Field.DOCUMENT_NUMBER, Field.SEX, Field.DOCUMENT_TYPE);
        }
    }

    private static void bearer(DocumentType type, Checked checked) {
        boolean citizens = type.carriesPersonalNumber() || type == DocumentType.CMND;
        String nationality = checked.details.nationality();
        boolean known = nationality != null && CodeTables.COUNTRIES.knows(nationality);
        if (citizens && known && checked.details.foreigner()) {
            checked.found(FindingCode.DOCUMENT_NATIONALITY_DIFFERS, Field.DOCUMENT_TYPE, Field.NATIONALITY);
        }
        if (type == DocumentType.CMND && checked.day.isAfter(LAST_DAY_OF_CMND)) {
            checked.found(FindingCode.CMND_EXPIRED, Field.DOCUMENT_TYPE);
        }
        if (type == DocumentType.BIRTH_CERTIFICATE && isOldEnough(checked)) {
            checked.found(FindingCode.DOCUMENT_UNUSUAL_FOR_AGE, Field.DOCUMENT_TYPE, Field.DATE_OF_BIRTH);
        }
    }

    /** Decree 96/2016, article 44.2: licensed lodging rooms a guest without papers, then tells the police at once. */
    private static void withoutPapers(Checked checked) {
        if (checked.establishment.regime() == Regime.LICENSED_LODGING) {
            checked.found(FindingCode.REPORT_AT_ONCE, Field.DOCUMENT_TYPE);
        } else if (isOldEnough(checked)) {
            checked.found(FindingCode.DOCUMENT_MISSING, Field.DOCUMENT_TYPE, Field.DATE_OF_BIRTH);
        }
    }

    private static boolean isOldEnough(Checked checked) {
        BirthDate born = checked.details.dateOfBirth();
        return born != null
                && born.year() >= 1
                && born.year() <= checked.day.getYear()
                && born.ageOn(checked.day) >= AGE_OF_OWN_CARD;
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
