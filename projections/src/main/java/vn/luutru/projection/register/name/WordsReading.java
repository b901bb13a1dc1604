package vn.luutru.projection.register.name;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the words of a search were understood.
 *
 * @param document       the number of a paper; null if none was looked for
 * @param room           a room; null if none was looked for
 * @param name           words of the guest's name
 * @param establishment  words of the establishment's name
 */
public record WordsReading(
        @Nullable String document, @Nullable String room, List<String> name, List<String> establishment) {

    public WordsReading {
        name = List.copyOf(name);
        establishment = List.copyOf(establishment);
    }

    /** Without what was looked for: it may name a person. */
    @Override
    public String toString() {
        return "WordsReading";
    }
}
