package vn.luutru.projection.register;

import java.util.List;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.name.WordsReading;

/**
 * The answer to a search by words.
 *
 * @param chosen how the words were understood; of an empty answer the first way that was tried
 * @param others how they could be understood too, whether or not anybody is found then; the likelier ones first
 */
public record WordsFound(Page<Resident> page, Choice chosen, List<Choice> others) {

    /** So many other readings are named. */
    public static final int MAX_OTHERS = 5;

    public WordsFound {
        others = List.copyOf(others);
    }

    /**
     * A way to understand words.
     *
     * @param key by which it is chosen for the same words
     */
    public record Choice(String key, WordsReading reading) {}

    /** How the words were understood. */
    public WordsReading reading() {
        return chosen.reading();
    }
}
