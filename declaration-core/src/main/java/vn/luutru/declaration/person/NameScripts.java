package vn.luutru.declaration.person;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Names that look like others. Letters of two scripts in one name are hardly ever on a document, and a Cyrillic letter
 * between Latin ones cannot be seen but keeps the name from being found (Unicode Technical Standard 39, mixed-script
 * confusables); a heap of marks on one letter hides what is under it.
 */
public final class NameScripts {

    /** Hebrew, Thai and Tibetan put up to three marks on a letter. */
    private static final int MAX_MARKS = 3;

    /** Scripts that one language writes together (the sets of UTS 39, section 5.1). */
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private static final Set<UnicodeScript> KOREAN = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);
    private static final Set<UnicodeScript> CHINESE = EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO);

    private NameScripts() {}

    /** Whether letters of scripts stand in a name that no language writes together. */
    public static boolean mixes(String name) {
        if (isLatin(name)) {
            return false;
        }
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .forEach(scripts::add);
        return scripts.size() > 1
                && !JAPANESE.containsAll(scripts)
                && !KOREAN.containsAll(scripts)
                && !CHINESE.containsAll(scripts);
    }

    /** Nearly every name: no letter needs its script looked up. */
    private static boolean isLatin(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isLatin(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a character is of the blocks from Basic Latin to Latin Extended-B, or of Latin Extended Additional. Their
     * letters are of no other script, none of their characters is a mark, and their decimal digits are those of ASCII.
     */
    public static boolean isLatin(int c) {
        return c < 0x250 || isLatinAdditional(c);
    }

    /**
     * Whether a character is of Latin Extended Additional, which has letters only, all of them composed: those of
     * Vietnamese with two marks are among them.
     */
    public static boolean isLatinAdditional(int c) {
        return c >= 0x1E00 && c <= 0x1EFF;
    }

    /** Whether a letter of a composed text (NFC) carries more marks than any script needs. */
    public static boolean stacksMarks(String name) {
        int marks = 0;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            marks = !isLatin(c) && isMark(c) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
