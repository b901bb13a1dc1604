package vn.luutru.projection.register.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.validation.InputNormalizer;

/**
 * What somebody typed into the one box: a number of a paper, a room, and words, in any order.
 *
 * @param document a number of seven characters or more with five digits in it, or groups of digits that together are
 *                 the 9 or 12 of a card; null if there is none
 * @param room     any other word with a digit, also with {@code phòng} in front; null if there is none
 * @param words    everything else, plain
 */
public record TypedWords(
        @Nullable String document, @Nullable String room, List<String> words) {

    private static final int MIN_NUMBER = 7;
    private static final int MIN_DIGITS = 5;
    private static final int MAX_WORDS = 8;
    private static final int CARD_DIGITS = 12;
    private static final int OLD_CARD_DIGITS = 9;

    /** Said before the number of a room, and before nothing else that anybody looks for. */
    private static final Set<String> ROOM_WORDS = Set.of("phong", "buong", "room", "rm", "p");

    public TypedWords {
        words = List.copyOf(words);
    }

    public static TypedWords of(String typed) {
        String document = null;
        String room = null;
        List<String> words = new ArrayList<>();
        List<String> tokens = joined(
                List.of(Normalizer.normalize(typed, Normalizer.Form.NFC).strip().split("[\\s\\p{Z},;]+", -1)));
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean number = token.chars().anyMatch(Character::isDigit);
            if (number && isDocument(token) && document == null) {
                document = InputNormalizer.documentNumber(token);
            } else if (number && room == null) {
                room = token;
            } else if (!isBeforeNumber(tokens, i)) {
                NameWords.spell(token, false).forEach(word -> words.add(word.plain()));
            }
        }
        return new TypedWords(
                document, room, words.stream().distinct().limit(MAX_WORDS).toList());
    }

    /** Whether there is anything to look for. */
    public boolean isEmpty() {
        return document == null && room == null && words.isEmpty();
    }

    /** Groups of digits that together have as many as a card are its number, typed as it is read from the card. */
    private static List<String> joined(List<String> tokens) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            int groups = i > 0 && isBeforeNumber(tokens, i - 1) ? 1 : groups(tokens, i);
            joined.add(String.join("", tokens.subList(i, i + groups)));
            i += groups;
        }
        return joined;
    }

    /** How many words from this one on are groups of one number; 1 where it stands alone. */
    private static int groups(List<String> tokens, int from) {
        int digits = 0;
        int groups = 1;
        for (int i = from; i < tokens.size() && digits < CARD_DIGITS; i++) {
            String token = tokens.get(i);
            if (token.isEmpty() || !token.chars().allMatch(Character::isDigit)) {
                break;
            }
            digits += token.length();
            if (digits == OLD_CARD_DIGITS || digits == CARD_DIGITS) {
                groups = i - from + 1;
            }
        }
        return groups;
    }

    private static boolean isDocument(String token) {
        long digits = token.chars().filter(Character::isDigit).count();
        return token.length() >= MIN_NUMBER && digits >= MIN_DIGITS;
    }

    private static boolean isBeforeNumber(List<String> tokens, int i) {
        String word = NameLetters.plain(tokens.get(i)).toLowerCase(Locale.ROOT);
        return ROOM_WORDS.contains(word)
                && i + 1 < tokens.size()
                && tokens.get(i + 1).chars().anyMatch(Character::isDigit);
    }

    /** Without what was typed: it may name a person. */
    @Override
    public String toString() {
        return "TypedWords";
    }
}
