package vn.luutru.browser.lacking.java.text;

import org.teavm.jso.JSBody;

/** {@code java.text.Normalizer}, by the browser's own normalization. */
public final class Normalizer {

    private Normalizer() {}

    /** The forms of Unicode Standard Annex 15. */
    public enum Form {
        NFD,
        NFC,
        NFKD,
        NFKC
    }

    public static String normalize(CharSequence text, Form form) {
        return normalized(text.toString(), form.name());
    }

    public static boolean isNormalized(CharSequence text, Form form) {
        return normalize(text, form).contentEquals(text);
    }

    @JSBody(
            params = {"text", "form"},
            script = "return text.normalize(form);")
    private static native String normalized(String text, String form);
}
