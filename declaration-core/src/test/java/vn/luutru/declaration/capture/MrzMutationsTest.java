package vn.luutru.declaration.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.capture.Scans.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every change of one checked character is refused, except where the standard cannot see it: characters whose values are
 * equal modulo 10 (for 0 also {@code <}, A, K and U). Document code, issuing state, nationality, sex and name are covered
 * by no check digit.
 */
class MrzMutationsTest {

    private static final String CHARACTERS = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** Lines from 0, positions from 0, ends exclusive. */
    record Checked(int line, int from, int to) {

        boolean has(int otherLine, int position) {
            return line == otherLine && position >= from && position < to;
        }
    }

    static Stream<Arguments> zones() {
        List<Checked> td1 =
                List.of(new Checked(0, 5, 30), new Checked(1, 0, 7), new Checked(1, 8, 15), new Checked(1, 18, 30));
        List<Checked> td2 = List.of(new Checked(1, 0, 10), new Checked(1, 13, 20), new Checked(1, 21, 36));
        List<Checked> td3 = List.of(new Checked(1, 0, 10), new Checked(1, 13, 20), new Checked(1, 21, 44));
        return Stream.of(
                Arguments.of(Scans.ICAO_TD1, td1),
                Arguments.of(Scans.ICAO_TD1_LONG_NUMBER, td1),
                Arguments.of(Scans.VIETNAMESE_CARD, td1),
                Arguments.of(Scans.ICAO_TD2, td2),
                Arguments.of(Scans.ICAO_TD3, td3),
                Arguments.of(Scans.VIETNAMESE_PASSPORT, td3),
                Arguments.of(Scans.KOREAN_PASSPORT, td3));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void a_changed_character_is_refused_unless_its_value_is_equal_modulo_10(List<String> lines, List<Checked> checked) {
        int refused = 0;
        int unseen = 0;
        for (int line = 0; line < lines.size(); line++) {
            for (int position = 0; position < lines.get(line).length(); position++) {
                int l = line;
                int p = position;
                if (checked.stream().noneMatch(span -> span.has(l, p))) {
                    continue;
                }
                char right = lines.get(line).charAt(position);
                for (int c = 0; c < CHARACTERS.length(); c++) {
                    char wrong = CHARACTERS.charAt(c);
                    if (wrong == right) {
                        continue;
                    }
                    boolean equal = (Zones.value(wrong) - Zones.value(right)) % 10 == 0;
                    boolean read = zone(changed(lines, line, position, wrong)).outcome() != CaptureOutcome.UNREAD;
                    assertThat(read && !equal)
                            .as("%s at line %d, position %d", wrong, line + 1, position + 1)
                            .isFalse();
                    refused += read ? 0 : 1;
                    unseen += read ? 1 : 0;
                }
            }
        }
        // The bound holds down what is let through, and shows that the loop has run.
        assertThat(refused).isGreaterThan(1_000);
        assertThat(unseen).isLessThan(refused / 8);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void no_check_digit_sees_a_letter_that_is_equal_modulo_10_and_the_test_of_this_can_fail(
            List<String> lines, List<Checked> checked) {
        int line = checked.getFirst().line();
        int position = checked.getFirst().from();
        char right = lines.get(line).charAt(position);
        char twin = CHARACTERS
                .chars()
                .filter(c -> c != right && (Zones.value((char) c) - Zones.value(right)) % 10 == 0 && c != '<')
                .mapToObj(c -> (char) c)
                .findFirst()
                .orElseThrow();
        boolean vietnameseCard = lines.equals(Scans.VIETNAMESE_CARD); // Its number stands there twice.

        assertThat(zone(changed(lines, line, position, twin)).outcome() == CaptureOutcome.UNREAD)
                .isEqualTo(vietnameseCard);
    }

    private static List<String> changed(List<String> lines, int line, int position, char c) {
        List<String> changed = new ArrayList<>(lines);
        StringBuilder text = new StringBuilder(lines.get(line));
        text.setCharAt(position, c);
        changed.set(line, text.toString());
        return changed;
    }
}
