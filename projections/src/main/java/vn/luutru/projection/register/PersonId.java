package vn.luutru.projection.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.CodeTables;
import vn.luutru.declaration.DocumentType;
import vn.luutru.declaration.InputNormalizer;
import vn.luutru.declaration.NameKey;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.PersonalNumber;
import vn.luutru.declaration.Placeholders;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;

/**
 * Who is the same person: the same paper where papers are unique, which are the 12-digit personal number and the
 * passport of a country; elsewhere the same paper, date of birth and folded name, since registers of births and licences
 * are numbered anew in each commune and year. A guest without papers, and one whose number is a filler, is a person of
 * their own at each stay.
 *
 * <p>Children are declared with the paper of a parent. A personal number whose year of birth lies a generation before
 * the declared one is not the guest's own, and a passport goes with the year of birth.
 *
 * <p>The first half of the id comes from the number alone, so that one index answers "this person" and "this number".
 */
final class PersonId {

    /** Years of birth that are further apart belong to two persons; nearer ones may be a mistyped year. */
    private static final int GENERATION = 12;

    private PersonId() {}

    static UUID of(StayId stay, StayDetails details) {
        String declared = details.documentNumber();
        DocumentType type = details.documentType();
        if (declared == null || type == null || type == DocumentType.NONE) {
            return ofStay(stay);
        }
        // The log holds numbers in the form of their time.
        String number = InputNormalizer.documentNumber(declared);
        long second = Placeholders.isNumber(number)
                ? ofStay(stay).getLeastSignificantBits()
                : Names.uuid("luutru.person\n" + key(number, type, details)).getLeastSignificantBits();
        return new UUID(firstHalf(number), second);
    }

    /** The lowest id of a person with this number. */
    static UUID lowest(String number) {
        return new UUID(firstHalf(number), 0);
    }

    /** The highest id of a person with this number. */
    static UUID highest(String number) {
        return new UUID(firstHalf(number), -1);
    }

    private static UUID ofStay(StayId stay) {
        return Names.uuid("luutru.person.of\n" + stay.value());
    }

    private static long firstHalf(String number) {
        return Names.uuid("luutru.document\n" + number).getMostSignificantBits();
    }

    private static String key(String number, DocumentType type, StayDetails details) {
        if (isOwnPersonalNumber(number, type, details.dateOfBirth())) {
            return number;
        }
        String paper = details.nationality() + "\n" + type + "\n" + number;
        BirthDate born = details.dateOfBirth();
        if (type == DocumentType.PASSPORT) {
            return paper + "\n" + (born == null ? "" : born.year());
        }
        String name = details.fullName();
        return paper + "\n" + born + "\n" + NameKey.of(name == null ? "" : name);
    }

    /** On cards by its form; on other papers, whose own numbers may have 12 digits, only if place and year agree. */
    private static boolean isOwnPersonalNumber(String number, DocumentType type, @Nullable BirthDate born) {
        if (number.length() != PersonalNumber.LENGTH || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int year = PersonalNumber.birthYear(number);
        if (type.carriesPersonalNumber() || type == DocumentType.CMND) {
            return born == null || Math.abs(born.year() - year) < GENERATION;
        }
        return type != DocumentType.DRIVING_LICENCE
                && born != null
                && born.year() == year
                && CodeTables.PERSONAL_NUMBER_PREFIXES.knows(PersonalNumber.prefix(number));
    }
}
