package vn.luutru.declaration.capture;

/**
 * Check digits of machine-readable zones (ICAO Doc 9303-3, section 4.9): weights 7, 3, 1 over digits as they are, letters
 * from A = 10 to Z = 35 and the filler as 0, modulo 10.
 *
 * <p>Characters whose values are equal modulo 10 cannot be told apart, among them {@code <}, {@code 0}, {@code A},
 * {@code K} and {@code U}.
 */
final class CheckDigits {

    static final char FILLER = '<';

    private static final int[] WEIGHTS = {7, 3, 1};
    private static final int LETTER_A = 10;

    private CheckDigits() {}

    /** The value of a character; -1 for one that no zone has. */
    static int value(char c) {
        if (c == FILLER) {
            return 0;
        }
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + LETTER_A : -1;
    }

    /** The check digit of characters of a zone. */
    static char of(CharSequence checked) {
        int sum = 0;
        for (int i = 0; i < checked.length(); i++) {
            sum += value(checked.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }
}
