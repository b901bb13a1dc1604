package vn.luutru.declaration.person;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.PersonalNumber;
import vn.luutru.declaration.validation.Placeholders;

/**
 * What decides whether two guests are the same person: the same paper where papers are unique, which are the 12-digit
 * personal number and the passport of a country; elsewhere the same paper, date of birth and folded name, since
 * registers of births and licences are numbered anew in each commune and year.
 *
 * <p>Children are declared with the paper of a parent. A personal number whose year of birth lies a generation before
 * the declared one is not the guest's own, and a passport goes with the year of birth.
 */
public final class PersonKey {

    /** Years of birth that are further apart belong to two persons; nearer ones may be a mistyped year. */
    private static final int GENERATION = 12;

    /** Younger guests may travel on the paper of a parent. */
    private static final int AGE_OF_OWN_PAPER = 14;

    private PersonKey() {}

    /** Equal for the same person; null where nothing identifies the guest: no paper, or a filler for its number. */
    public static @Nullable String of(StayDetails details) {
        String declared = details.documentNumber();
        DocumentType type = details.documentType();
        if (declared == null || type == null || type == DocumentType.NONE) {
            return null;
        }
        // The log holds numbers in the form of their time.
        String number = InputNormalizer.documentNumber(declared);
        if (Placeholders.isNumber(number)) {
            return null;
        }
        BirthDate born = details.dateOfBirth();
        if (isOwnPersonalNumber(number, type, born)) {
            return number;
        }
        String paper = details.nationality() + "\n" + type + "\n" + number;
        if (type == DocumentType.PASSPORT) {
            return paper + "\n" + (born == null ? "" : born.year());
        }
        String name = details.fullName();
        return paper + "\n" + born + "\n" + NameKey.of(name == null ? "" : name);
    }

    /**
     * Equal for what is likely one guest who is declared twice at the same time; null as of {@link #of}. Twins travel on
     * the passport of a parent with the same year of birth: a child is told apart by the words of the name too.
     */
    public static @Nullable String inHouse(StayDetails details) {
        String key = of(details);
        if (key == null || details.documentType() != DocumentType.PASSPORT) {
            return key;
        }
        Integer age = details.ageAtArrival();
        String name = details.fullName();
        if (name == null || age == null || age >= AGE_OF_OWN_PAPER) {
            return key;
        }
        String[] words = NameKey.of(name).split(" ", -1);
        Arrays.sort(words);
        return key + "\n" + String.join(" ", words);
    }

    /** On cards by its form; on other papers, whose own numbers may have 12 digits, only if place and year agree. */
    private static boolean isOwnPersonalNumber(String number, DocumentType type, @Nullable BirthDate born) {
        if (!PersonalNumber.hasForm(number)) {
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
