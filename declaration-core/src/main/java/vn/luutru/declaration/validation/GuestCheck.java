package vn.luutru.declaration.validation;

import java.time.LocalDate;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.Countries;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.person.NameScripts;

/** Who the guest is: name, birth, nationality, phone. Bounds of age are policy, not law. */
final class GuestCheck {

    private static final int EARLIEST_BIRTH_YEAR = 1850;
    private static final int LATEST_YEAR = 9999;
    private static final int OLDEST_POSSIBLE = 150;
    private static final int OLDEST_PLAUSIBLE = 110;
    private static final int FEWEST_PHONE_DIGITS = 6;
    private static final int MAX_PHONE_DIGITS = 15;

    private GuestCheck() {}

    static void check(CheckContext context) {
        name(context);
        birth(context);
        String nationality = context.details.nationality();
        if (nationality != null && CodeTables.COUNTRIES.on(nationality, context.day) == null) {
            context.foundWith(FindingCode.COUNTRY_UNKNOWN, Countries.example(nationality), Field.NATIONALITY);
        }
        if (context.details.get(Field.PHONE) instanceof String phone && !isPhone(phone)) {
            context.found(FindingCode.PHONE_IMPLAUSIBLE, Field.PHONE);
        }
    }

    private static void name(CheckContext context) {
        String name = context.details.fullName();
        if (name == null) {
            return;
        }
        boolean letters = false;
        boolean digits = false;
        boolean lost = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            letters = letters || Character.isLetter(c);
            digits |= isDigit(c);
            lost |= isLost(c);
            i += Character.charCount(c);
        }
        if (Placeholders.isName(name)) {
            context.found(FindingCode.NAME_PLACEHOLDER, Field.FULL_NAME);
        } else if (!letters) {
            context.found(FindingCode.NAME_WITHOUT_LETTERS, Field.FULL_NAME);
        } else if (digits && !(Unidentified.withoutPapers(context.details) && Unidentified.isTemporaryName(name))) {
            context.found(FindingCode.NAME_WITH_DIGITS, Field.FULL_NAME);
        }
        if (lost) {
            context.found(FindingCode.NAME_CHARACTERS_LOST, Field.FULL_NAME);
        }
        if (NameScripts.mixes(name)) {
            context.found(FindingCode.NAME_MIXED_SCRIPTS, Field.FULL_NAME);
        }
        if (NameScripts.stacksMarks(name)) {
            context.found(FindingCode.NAME_STACKED_MARKS, Field.FULL_NAME);
        }
    }

    private static boolean isDigit(int c) {
        return NameScripts.isLatin(c) ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    /** What stands in a name where a letter was lost on its way through another encoding or a machine-readable zone. */
    private static boolean isLost(int c) {
        return switch (c) {
            case '?', '<', '>', '\u00bf', '\u25a1', '\ufffd' -> true;
            default -> false;
        };
    }

    private static void birth(CheckContext context) {
        BirthDate born = context.details.dateOfBirth();
        if (born == null) {
            return;
        }
        if (born.year() < EARLIEST_BIRTH_YEAR || born.year() > LATEST_YEAR) {
            context.found(FindingCode.BIRTH_IMPOSSIBLE, Field.DATE_OF_BIRTH);
        } else if (isAfter(born, Vietnam.dateOf(context.receivedAt))) {
            context.found(FindingCode.BIRTH_IN_FUTURE, Field.DATE_OF_BIRTH);
        } else if (isAfter(born, context.day)) {
            context.found(FindingCode.BIRTH_AFTER_ARRIVAL, Field.DATE_OF_BIRTH, Field.ARRIVED_AT);
        } else {
            age(born.ageOn(context.day), context);
        }
    }

    private static void age(int age, CheckContext context) {
        if (age > OLDEST_POSSIBLE) {
            context.found(FindingCode.BIRTH_IMPOSSIBLE, Field.DATE_OF_BIRTH, Field.ARRIVED_AT);
        } else if (age > OLDEST_PLAUSIBLE) {
            context.found(FindingCode.AGE_IMPLAUSIBLE, Field.DATE_OF_BIRTH, Field.ARRIVED_AT);
        }
    }

    private static boolean isAfter(BirthDate born, LocalDate day) {
        return born.earliest().isAfter(day);
    }

    /** As people write it: digits with {@code + ( ) . - space}; 15 digits are the most that a number has (E.164). */
    private static boolean isPhone(String phone) {
        int digits = 0;
        for (int i = 0; i < phone.length(); i++) {
            char c = phone.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (" ().-".indexOf(c) < 0 && !(c == '+' && i == 0)) {
                return false;
            }
        }
        return digits >= FEWEST_PHONE_DIGITS && digits <= MAX_PHONE_DIGITS;
    }
}
