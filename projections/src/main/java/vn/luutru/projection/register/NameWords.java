package vn.luutru.projection.register;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import vn.luutru.declaration.NameKey;

/** The two keys by which a name is found: its beginning, and its last words. */
final class NameWords {

    /** Sorts after every text that begins with the same characters. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private NameWords() {}

    /** {@code nguyen van thu} for "Nguyễn Văn Thử". */
    static String forward(String name) {
        return NameKey.of(name);
    }

    /** {@code "thu van nguyen "}: names that end with the same words begin alike. */
    static String backward(String name) {
        List<String> words = Arrays.asList(NameKey.of(name).split(" "));
        Collections.reverse(words);
        return String.join(" ", words) + " ";
    }

    /** The end, exclusive, of the keys that begin with this one. */
    static String end(String key) {
        return key + AFTER_ALL;
    }
}
