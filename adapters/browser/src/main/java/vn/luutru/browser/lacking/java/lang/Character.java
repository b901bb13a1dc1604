package vn.luutru.browser.lacking.java.lang;

import java.util.Locale;
import org.teavm.jso.JSBody;

/** Holds what {@code java.lang.Character} holds within it. */
@SuppressWarnings("AvoidCommonTypeNames") // it is found by this name
public final class Character {

    private Character() {}

    /** {@code Character.UnicodeScript}, by the browser's own tables: of the scripts in which names are written today. */
    public enum UnicodeScript {
        LATIN,
        COMMON,
        INHERITED,
        CYRILLIC,
        HAN,
        HANGUL,
        HIRAGANA,
        KATAKANA,
        BOPOMOFO,
        GREEK,
        ARMENIAN,
        HEBREW,
        ARABIC,
        SYRIAC,
        THAANA,
        NKO,
        DEVANAGARI,
        BENGALI,
        GURMUKHI,
        GUJARATI,
        ORIYA,
        TAMIL,
        TELUGU,
        KANNADA,
        MALAYALAM,
        SINHALA,
        THAI,
        LAO,
        TIBETAN,
        MYANMAR,
        GEORGIAN,
        ETHIOPIC,
        CHEROKEE,
        CANADIAN_ABORIGINAL,
        KHMER,
        MONGOLIAN,
        JAVANESE,
        BALINESE,
        CHAM,
        TIFINAGH,
        YI,
        VAI,
        /** Any other: two of them count as one. */
        UNKNOWN;

        /** The script of a character. */
        public static UnicodeScript of(int codePoint) {
            String text = String.valueOf(java.lang.Character.toChars(codePoint));
            for (UnicodeScript script : values()) {
                if (script != UNKNOWN && isIn(script.property(), text)) {
                    return script;
                }
            }
            return UNKNOWN;
        }

        /** The name of the script as Unicode's property has it: Canadian_Aboriginal. */
        private String property() {
            StringBuilder property = new StringBuilder(name().length());
            for (String word : name().split("_")) {
                property.append(property.isEmpty() ? "" : "_")
                        .append(word.charAt(0))
                        .append(word.substring(1).toLowerCase(Locale.ROOT));
            }
            return property.toString();
        }

        @JSBody(
                params = {"script", "text"},
                script = "return new RegExp('^\\\\p{Script=' + script + '}', 'u').test(text);")
        private static native boolean isIn(String script, String text);
    }
}
