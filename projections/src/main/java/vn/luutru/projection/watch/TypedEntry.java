package vn.luutru.projection.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.person.NameKey;

/**
 * What an officer typed to find an entry of the watch list: the number of a paper, however it is spaced, or words, each of
 * which begins a word of the name, the date of birth, the unit that looks or the decision, without marks and in any order.
 */
final class TypedEntry {

    private static final List<String> KNOWN = List.of("name", "born", "owner", "basis");

    private final List<String> words;
    private final List<UUID> number;

    TypedEntry(String typed, WatchKeys keys) {
        words = words(typed);
        number = words.isEmpty() ? List.of() : keys.ofNumber(typed);
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Whether the entry of a row is one that is looked for. */
    boolean fits(ResultSet row) throws SQLException {
        if (Arrays.asList((UUID[]) row.getArray("keys").getArray()).containsAll(number)) {
            return true;
        }
        List<String> known = new ArrayList<>();
        for (String column : KNOWN) {
            known.addAll(words(row.getString(column)));
        }
        return words.stream().allMatch(word -> known.stream().anyMatch(of -> of.startsWith(word)));
    }

    private static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(NameKey.of(text).split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** Without what was typed: it may name a person. */
    @Override
    public String toString() {
        return "TypedEntry";
    }
}
