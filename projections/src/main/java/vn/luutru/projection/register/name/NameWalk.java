package vn.luutru.projection.register.name;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.table.SqlText;

/** Walks of the table of names: of those that a typed word finds, the ones that the other typed words find too. */
public final class NameWalk {

    /** Names of a typed word are counted up to here, and up to the second where all have more. */
    private static final int[] COUNTED = {1_000, 16_000};

    /** So many of the longest typed words are counted. */
    private static final int MAX_COUNTED_WORDS = 6;

    /** A name, by one of its words. */
    public record Name(String word, String words) {}

    /**
     * Where a walk is.
     *
     * @param word     number of the typed word that is walked along
     * @param spelling number of its spelling
     */
    public record Order(int word, int spelling) {

        public static Order parse(String text, TypedName typed) {
            String[] numbers = text.split("\\.", -1);
            if (numbers.length != 2) {
                throw new IllegalArgumentException("Not a page of this answer");
            }
            Order order = new Order(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            if (order.word < 0
                    || order.word >= typed.words().size()
                    || order.spelling < 0
                    || order.spelling >= typed.words().get(order.word).size()) {
                throw new IllegalArgumentException("Not a page of this answer");
            }
            return order;
        }

        public String text() {
            return word + "." + spelling;
        }

        /** The next spelling; null after the last. */
        public @Nullable Order next(TypedName typed) {
            return spelling + 1 < typed.words().get(word).size() ? new Order(word, spelling + 1) : null;
        }
    }

    private final TypedName typed;

    public NameWalk(TypedName typed) {
        this.typed = typed;
    }

    /** The number of the typed word that the fewest names have. */
    public int rarest(Connection connection) throws SQLException {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < typed.words().size(); i++) {
            candidates.add(i);
        }
        candidates.sort((one, other) -> Integer.compare(length(other), length(one)));
        List<Integer> longest = candidates.subList(0, Math.min(MAX_COUNTED_WORDS, candidates.size()));
        int rarest = longest.getFirst();
        if (longest.size() > 1) {
            for (int most : COUNTED) {
                List<Integer> counts = count(connection, longest, most);
                int fewest =
                        counts.indexOf(counts.stream().min(Integer::compare).orElseThrow());
                rarest = longest.get(fewest);
                if (counts.get(fewest) < most) {
                    break;
                }
            }
        }
        return rarest;
    }

    private int length(int word) {
        return typed.words().get(word).getFirst().text().length();
    }

    private List<Integer> count(Connection connection, List<Integer> words, int most) throws SQLException {
        SqlText sql = new SqlText();
        String and = "";
        for (int word : words) {
            sql.add(and + "select (0");
            for (TypedName.Spelling spelling : typed.words().get(word)) {
                sql.add(
                        "+ (select count(*) from (select from register.name_word where word >= ? and word < ? limit "
                                + most + ") w)",
                        spelling.text(),
                        spelling.end());
            }
            sql.add(")::int as names");
            and = "union all ";
        }
        return sql.list(connection, row -> row.getInt("names"));
    }

    /** Names that are looked for, each once, found by one of the typed words; so many at most. */
    public List<String> names(Connection connection, int word, int most) throws SQLException {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Order order = new Order(word, 0); order != null && names.size() < most; order = order.next(typed)) {
            Name last = null;
            List<Name> found;
            do {
                found = next(connection, order, last, most);
                found.forEach(name -> names.add(name.words));
                last = found.isEmpty() ? null : found.getLast();
            } while (found.size() == most && names.size() < most);
        }
        return names.stream().limit(most).toList();
    }

    /** The next names of a walk, each by every word by which it is found. */
    public List<Name> next(Connection connection, Order order, @Nullable Name after, int most) throws SQLException {
        TypedName.Spelling spelling = typed.words().get(order.word).get(order.spelling);
        SqlText sql = new SqlText()
                .add(
                        "select word, words from register.name_word where word >= ? and word < ?",
                        spelling.text(),
                        spelling.end());
        if (after != null) {
            sql.add("and (word, words) > (?, ?)", after.word, after.words);
        }
        typed.filter(sql, "words", order.word);
        return sql.add("order by word, words limit " + most)
                .list(connection, row -> new Name(row.getString("word"), row.getString("words")));
    }

    /** Without those that the walk has come by already, or will, by another of their words. */
    public List<Name> firstOnly(Order order, List<Name> names) {
        List<TypedName.Spelling> spellings = typed.words().get(order.word);
        return names.stream()
                .filter(name -> TypedName.isFirst(spellings, name.word, name.words))
                .toList();
    }
}
