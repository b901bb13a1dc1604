package vn.luutru.declaration.validation;

import vn.luutru.declaration.code.Sex;

/**
 * What the 12 digits of a personal number say: three of the place of registration of birth, one of century and sex, two
 * of the year of birth, six at random, no check digit (decree 137/2015/ND-CP, article 13). What is asked
 * of a number takes for granted that it {@linkplain #hasForm has this form}.
 */
public final class PersonalNumber {

    /** How many digits it has. */
    public static final int LENGTH = 12;

    private static final int FIRST_CENTURY = 1900;

    private PersonalNumber() {}

    /** Whether a text is 12 digits of ASCII. */
    public static boolean hasForm(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() == LENGTH;
    }

    /** The code of the place where the birth was registered: a code of the table {@code personal-number-prefixes}. */
    public static String prefix(String number) {
        return number.substring(0, 3);
    }

    /** The year of birth: digits 0 and 1 stand for births of 1900 to 1999, 2 and 3 for 2000 to 2099, and so on. */
    public static int birthYear(String number) {
        int century = FIRST_CENTURY + digit(number, 3) / 2 * 100;
        return century + digit(number, 4) * 10 + digit(number, 5);
    }

    /** An even digit stands for men, an odd one for women. */
    public static Sex sex(String number) {
        return digit(number, 3) % 2 == 0 ? Sex.MALE : Sex.FEMALE;
    }

    private static int digit(String number, int index) {
        return number.charAt(index) - '0';
    }
}
