package vn.luutru.declaration;

import java.text.Normalizer;

/** One spelling for what may be typed in several ways. */
public final class Normalised {

    private Normalised() {}

    public static String text(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    public static String documentNumber(String raw) {
        return text(raw).toUpperCase(java.util.Locale.ROOT);
    }
}
