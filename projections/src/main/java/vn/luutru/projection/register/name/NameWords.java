package vn.luutru.projection.register.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;

/**
 * The words by which a name is found, each in every spelling in which somebody may look for it.
 *
 * <p>Case, marks and invisible characters do not matter. Letters that passports write as two, by the table of ICAO Doc
 * 9303-3 section 6 (Ä AE, Ö OE, Ü UE, Å AA, Ø OE, ß SS, Þ TH …), are found by the plain letter, by the two, and by the
 * plain letter where the two were declared. A word with an apostrophe is found as one and by its parts.
 */
public final class NameWords {

    /** Longer words are cut, in names and in what is looked for alike: an index holds no key of any length. */
    private static final int MAX_WORD_LENGTH = 40;

    /**
     * The longest text of a name, in bytes of UTF-8; what is beyond it is left out. A name of 120 characters, the most
     * that a declaration may have, stays below it, unless it is made of ligatures that stand for whole phrases.
     */
    private static final int MAX_BYTES = 1_200;

    private NameWords() {}

    /** The spellings of one word. */
    public record Spellings(String plain, String twoLetters, String oneLetter) {

        /** Each once. */
        SequencedSet<String> all() {
            SequencedSet<String> all = new LinkedHashSet<>();
            all.add(plain);
            all.add(twoLetters);
            all.add(oneLetter);
            return all;
        }
    }

    /**
     * The words of a name between spaces, the plain ones in their order first, then other spellings: {@code " nguyen van
     * thu "}, {@code " juergen muller mueller "}. A single space if there is none.
     */
    public static String text(@Nullable String name) {
        if (name == null) {
            return " ";
        }
        List<String> words = new ArrayList<>();
        List<Spellings> spelt = spell(name, true);
        for (Spellings word : spelt) {
            add(words, word.plain);
        }
        for (Spellings word : spelt) {
            add(words, word.twoLetters);
            add(words, word.oneLetter);
        }
        StringBuilder text = new StringBuilder(name.length() + 2).append(' ');
        int room = MAX_BYTES;
        for (String word : words) {
            room -= bytes(word) + 1;
            if (room < 0) {
                break;
            }
            text.append(word).append(' ');
        }
        return text.toString();
    }

    /** The words of such a text, each once. */
    public static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" ", -1));
    }

    /** A number for a text, by SHA-256: that two names share one of 2^60 is not expected to happen. */
    public static long hash(String text) {
        UUID uuid = Names.uuid(text);
        return uuid.getMostSignificantBits() ^ Long.rotateLeft(uuid.getLeastSignificantBits(), 32);
    }

    /** @param parts whether the parts of a word with an apostrophe count as words too */
    public static List<Spellings> spell(String name, boolean parts) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        List<Spellings> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean apostrophe = false;
        for (int i = 0; i <= composed.length(); ) {
            int c = i == composed.length() ? ' ' : composed.codePointAt(i);
            i += Character.charCount(c);
            if (isApostrophe(c)) {
                apostrophe = true;
                word.append('\'');
            } else if (isInWord(c)) {
                word.appendCodePoint(c);
            } else if (Character.getType(c) != Character.FORMAT) {
                if (parts && apostrophe) {
                    for (String part : word.toString().split("'", -1)) {
                        spell(words, part);
                    }
                }
                spell(words, apostrophe ? word.toString().replace("'", "") : word.toString());
                word.setLength(0);
                apostrophe = false;
            }
        }
        return words;
    }

    /** Names have few words: no set is faster. */
    private static void add(List<String> words, String word) {
        if (!words.contains(word)) {
            words.add(word);
        }
    }

    private static void spell(List<Spellings> words, String word) {
        String plain = plain(word);
        if (!plain.isEmpty()) {
            String letters = NameLetters.twoLetters(word);
            String two = letters.equals(word) ? plain : plain(letters);
            words.add(new Spellings(plain, two, NameLetters.oneLetter(two)));
        }
    }

    /** Never half of a surrogate pair. */
    private static String plain(String word) {
        String plain = NameLetters.plain(word);
        if (plain.length() <= MAX_WORD_LENGTH) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(MAX_WORD_LENGTH - 1)) ? MAX_WORD_LENGTH - 1 : MAX_WORD_LENGTH;
        return plain.substring(0, end);
    }

    private static boolean isInWord(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(c);
        };
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '`' || c == '\u00B4';
    }

    private static int bytes(String word) {
        int bytes = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            // Each half of a surrogate pair stands for two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
