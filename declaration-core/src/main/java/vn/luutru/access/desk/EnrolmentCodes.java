package vn.luutru.access.desk;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Codes to enrol a browser with: 35 random bits in seven characters of Crockford's base 32, and one that checks them.
 * Written {@code K7WQ-2M9X}; read in any case, with or without hyphens and blanks, with O for 0 and I or L for 1.
 */
public final class EnrolmentCodes {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EnrolmentCodes() {}

    /** A new code, as people write it. */
    public static String fresh() {
        StringBuilder code = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < LENGTH - 1; i++) {
            code.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        code.append(DIGITS.charAt(check(code)));
        return code.insert(LENGTH / 2, '-').toString();
    }

    /** The code that somebody typed, in its one form; empty if it is mistyped. */
    public static Optional<String> read(String typed) {
        if (typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean wellFormed = code.length() == LENGTH && code.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
        return wellFormed && DIGITS.charAt(check(code)) == code.charAt(LENGTH - 1)
                ? Optional.of(code)
                : Optional.empty();
    }

    /** Odd weights are invertible modulo 32: each single character that is mistyped changes the sum. */
    private static int check(CharSequence code) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (2 * i + 3) * DIGITS.indexOf(code.charAt(i));
        }
        return sum % DIGITS.length();
    }
}
