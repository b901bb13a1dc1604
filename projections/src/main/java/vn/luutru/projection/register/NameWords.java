package vn.luutru.projection.register;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The two keys by which a name is found: its beginning, and its last words. */
final class NameWords {

    /** Sorts after every text that begins with the same characters. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private NameWords() {}

    /** {@code "thu van nguyen "} for the key "nguyen van thu": names that end with the same words begin alike. */
    static String backward(String key) {
        List<String> words = Arrays.asList(key.split(" "));
        Collections.reverse(words);
        return String.join(" ", words) + " ";
    }

    /** The end, exclusive, of the keys that begin with this one. */
    static String end(String key) {
        return key + AFTER_ALL;
    }
}
