package vn.luutru.declaration.capture;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.PersonalNumber;

/**
 * What the twelve digits of a personal number say against what else was read. Numbers are re-issued when sex or year of
 * birth are put right: a difference is worth a look, not a refusal.
 */
final class PersonalNumberCheck {

    private PersonalNumberCheck() {}

    static void check(String number, @Nullable BirthDate born, @Nullable Sex sex, CaptureBuilder capture) {
        if (!CodeTables.PERSONAL_NUMBER_PREFIXES.knows(PersonalNumber.prefix(number))) {
            capture.found(FindingCode.PERSONAL_NUMBER_PREFIX_UNKNOWN, Field.DOCUMENT_NUMBER);
        }
        if (born != null && born.year() != PersonalNumber.birthYear(number)) {
            capture.found(FindingCode.PERSONAL_NUMBER_YEAR_DIFFERS, Field.DOCUMENT_NUMBER);
        }
        if (sex != null && sex != Sex.UNKNOWN && sex != PersonalNumber.sex(number)) {
            capture.found(FindingCode.PERSONAL_NUMBER_SEX_DIFFERS, Field.DOCUMENT_NUMBER);
        }
    }
}
