package vn.luutru.declaration;

import java.time.LocalDate;

/** Who the guest is: name, birth, nationality, phone. Bounds of age are policy, not law. */
final class GuestCheck {

    private static final int EARLIEST_BIRTH_YEAR = 1850;
    private static final int LATEST_YEAR = 9999;
    private static final int OLDEST_POSSIBLE = 150;
    private static final int OLDEST_PLAUSIBLE = 110;
    private static final int FEWEST_PHONE_DIGITS = 6;
    private static final int MOST_PHONE_DIGITS = 15;

    private GuestCheck() {}

    static void check(Checked checked) {
        name(checked);
        birth(checked);
        String nationality = checked.details.nationality();
        if (nationality != null && CodeTables.COUNTRIES.on(nationality, checked.day) == null) {
            checked.found(FindingCode.COUNTRY_UNKNOWN, Field.NATIONALITY);
        }
        if (checked.details.get(Field.PHONE) instanceof String phone && !isPhone(phone)) {
            checked.found(FindingCode.PHONE_IMPLAUSIBLE, Field.PHONE);
        }
    }

    private static void name(Checked checked) {
        String name = checked.details.fullName();
        if (name == null) {
            return;
        }
        boolean letters = false;
        boolean digits = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            letters |= Character.isLetter(c);
            digits |= Character.isDigit(c);
            i += Character.charCount(c);
        }
        if (!letters) {
            checked.found(FindingCode.NAME_WITHOUT_LETTERS, Field.FULL_NAME);
        } else if (digits) {
            checked.found(FindingCode.NAME_WITH_DIGITS, Field.FULL_NAME);
        }
    }

    private static void birth(Checked checked) {
        BirthDate born = checked.details.dateOfBirth();
        if (born == null) {
            return;
        }
        if (born.year() < EARLIEST_BIRTH_YEAR || born.year() > LATEST_YEAR) {
            checked.found(FindingCode.BIRTH_IMPOSSIBLE, Field.DATE_OF_BIRTH);
        } else if (isAfter(born, Vietnam.dateOf(checked.receivedAt))) {
            checked.found(FindingCode.BIRTH_IN_FUTURE, Field.DATE_OF_BIRTH);
        } else if (isAfter(born, checked.day)) {
            checked.found(FindingCode.BIRTH_AFTER_ARRIVAL, Field.DATE_OF_BIRTH, Field.ARRIVED_AT);
        } else if (born.ageOn(checked.day) > OLDEST_POSSIBLE) {
            checked.found(FindingCode.BIRTH_IMPOSSIBLE, Field.DATE_OF_BIRTH, Field.ARRIVED_AT);
        } else if (born.ageOn(checked.day) > OLDEST_PLAUSIBLE) {
            checked.found(FindingCode.AGE_IMPLAUSIBLE, Field.DATE_OF_BIRTH, Field.ARRIVED_AT);
        }
    }

    private static boolean isAfter(BirthDate born, LocalDate day) {
        LocalDate date = born.date();
        return date == null ? born.year() > day.getYear() : date.isAfter(day);
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
        return digits >= FEWEST_PHONE_DIGITS && digits <= MOST_PHONE_DIGITS;
    }
}
