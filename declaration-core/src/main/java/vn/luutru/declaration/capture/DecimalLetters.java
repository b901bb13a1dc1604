package vn.luutru.declaration.capture;

/**
 * Vietnamese letters that were typed as their decimal codes, as by a scanner in Alt mode whose codes the program took for
 * digits: {@code Nguy7877n}. A run of digits is decoded only if it is codes of Vietnamese letters in exactly one way.
 */
final class DecimalLetters {

    /** The letters with marks of Vietnamese outside U+1EA0 to U+1EF9, in NFC. */
    private static final String LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";

    private static final int FIRST = 0x1EA0;
    private static final int LAST = 0x1EF9;

    /** Longer runs are not names; the bound keeps the search small. */
    private static final int MAX_RUN_LENGTH = 16;

    private DecimalLetters() {}

    /** The text with such runs decoded; the same text where one of its runs is something else. */
    static String decoded(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == i) {
                letters.append(text.charAt(i++));
                continue;
            }
            String run = end - i > MAX_RUN_LENGTH ? "" : onlyReading(text.substring(i, end));
            if (run.isEmpty()) {
                return text;
            }
            letters.append(run);
            i = end;
        }
        return letters.toString();
    }

    /** The letters of a run, or nothing if there is no reading or more than one. */
    private static String onlyReading(String run) {
        int[] readings = new int[run.length() + 1];
        int[] length = new int[run.length() + 1];
        readings[run.length()] = 1;
        for (int i = run.length() - 1; i >= 0; i--) {
            for (int digits = 3; digits <= 4 && i + digits <= run.length(); digits++) {
                if (readings[i + digits] > 0 && isLetter(number(run, i, digits))) {
                    readings[i] += readings[i + digits];
                    length[i] = digits;
                }
            }
        }
        if (readings[0] != 1) {
            return "";
        }
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < run.length(); i += length[i]) {
            letters.append((char) number(run, i, length[i]));
        }
        return letters.toString();
    }

    private static int number(String run, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + (run.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isLetter(int code) {
        return (code >= FIRST && code <= LAST) || LETTERS.indexOf(code) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
