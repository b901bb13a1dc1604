package vn.luutru.projection.register.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.luutru.projection.table.SqlText;

/**
 * A name as somebody looks for it: each typed word, in any order, is the beginning of a word of the name, in one of the
 * spellings of {@link NameWords}.
 */
public final class TypedName {

    /** Sorts after every text that begins with the same characters. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    /**
     * A spelling with one letter for two is looked for as a beginning from this length on, and as a whole word below
     * it: "hue" shall not find each "hung".
     */
    private static final int MIN_BEGINNING = 5;

    /**
     * A spelling of a typed word.
     *
     * @param whole whether it is a whole word of the name, not only the beginning of one
     */
    public record Spelling(String text, boolean whole) {

        boolean matches(String word) {
            return whole ? word.equals(text) : word.startsWith(text);
        }

        /** The end, exclusive, of the words that match. */
        String end() {
            return text + (whole ? " " : AFTER_ALL);
        }

        /** For {@code like}; words have letters and digits only. */
        String pattern() {
            return "% " + text + (whole ? " %" : "%");
        }

        private boolean covers(Spelling other) {
            return !whole && other.text.startsWith(text);
        }
    }

    private final List<List<Spelling>> words;

    private TypedName(List<List<Spelling>> words) {
        this.words = words;
    }

    public static TypedName of(String typed) {
        List<List<Spelling>> words = new ArrayList<>();
        for (NameWords.Spellings word : NameWords.spell(typed, false)) {
            words.add(spellings(word));
        }
        return new TypedName(words.stream().distinct().toList());
    }

    /** Of which none covers another, so that a word of a name is found by one of them at most. */
    private static List<Spelling> spellings(NameWords.Spellings word) {
        List<Spelling> found = new ArrayList<>();
        for (String text : word.all()) {
            boolean one = text.equals(word.oneLetter()) && !text.equals(word.plain());
            Spelling spelling = new Spelling(text, one && text.length() < MIN_BEGINNING);
            if (found.stream().noneMatch(known -> known.covers(spelling))) {
                found.removeIf(spelling::covers);
                found.add(spelling);
            }
        }
        found.sort(Comparator.comparing(Spelling::text));
        return List.copyOf(found);
    }

    /** Each typed word in its spellings; empty if nothing is left to look for. */
    public List<List<Spelling>> words() {
        return words;
    }

    /** Whether a name with these words is looked for. */
    boolean matches(List<String> nameWords) {
        return words.stream().allMatch(spellings -> nameWords.stream().anyMatch(word -> matches(spellings, word)));
    }

    /** Whether a word is the first of the name that a typed word finds: a name counts once, however often it is found. */
    static boolean isFirst(List<Spelling> spellings, String word, String text) {
        for (String other : NameWords.words(text)) {
            if (matches(spellings, other)) {
                return other.equals(word);
            }
        }
        return false;
    }

    private static boolean matches(List<Spelling> spellings, String word) {
        return spellings.stream().anyMatch(spelling -> spelling.matches(word));
    }

    /** Adds the condition on a column with {@linkplain NameWords#text the words of a name}, but for one typed word. */
    public void filter(SqlText sql, String column, int except) {
        for (int i = 0; i < words.size(); i++) {
            if (i != except) {
                String or = "and (";
                for (Spelling spelling : words.get(i)) {
                    sql.add(or + column + " like ?", spelling.pattern());
                    or = "or ";
                }
                sql.add(")");
            }
        }
    }
}
