package vn.luutru.access.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.FindingCode;

/** What a PIN must be, and for how long wrong ones lock a person. */
final class Pins {

    static final int MIN_LENGTH = 4;
    static final int MAX_LENGTH = 12;

    /** Wrong PINs in a row that lock a person. */
    static final int MAX_WRONG = 5;

    private static final Duration FIRST_LOCK = Duration.ofMinutes(5);
    private static final Duration MAX_LOCK = Duration.ofHours(24);

    private Pins() {}

    /** @throws DeskException if it is no PIN, or one that is guessed first */
    static void check(@Nullable String pin) {
        if (pin == null || !isPin(pin)) {
            throw new DeskException(
                    FindingCode.PIN_MALFORMED, "/pin", Integer.toString(MIN_LENGTH), Integer.toString(MAX_LENGTH));
        }
        if (isEven(pin)) {
            throw new DeskException(FindingCode.PIN_TOO_EASY, "/pin");
        }
    }

    static boolean isPin(String text) {
        return text.length() >= MIN_LENGTH
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** One digit throughout, or digits that go up or down by one: 0000, 1234, 8765. */
    private static boolean isEven(String pin) {
        int step = pin.charAt(1) - pin.charAt(0);
        for (int i = 2; i < pin.length(); i++) {
            if (pin.charAt(i) - pin.charAt(i - 1) != step) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    /** For how long the last of so many wrong PINs in a row locks a person, doubling with each; null for not. */
    static @Nullable Duration lock(int wrong) {
        if (wrong < MAX_WRONG) {
            return null;
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(wrong - MAX_WRONG, 20));
        return lock.compareTo(MAX_LOCK) < 0 ? lock : MAX_LOCK;
    }
}
