package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.projection.SqlText;

/**
 * Finding stays by one box. What was typed is read in several ways, one after the other, and the first reading that
 * finds anybody is the answer: a number as that of a paper, a word with a digit as a room, the other words as the name
 * of the guest; if nobody has that name, as many of them as possible as words of an establishment's name, the rest as
 * the guest's. So each reading is one of the questions that the register answers from its indexes.
 */
final class WordsQuestion {

    /** More readings are not tried. */
    private static final int MAX_READINGS = 12;

    /**
     * One way to read what was typed.
     *
     * @param key            of the reading in page tokens
     * @param establishments ids that may be meant; null if none is
     */
    record Reading(String key, WordsReading words, @Nullable List<String> establishments) {

        /**
         * The question that this reading is. By an establishment or a room alone, without a time, those are found who are
         * there now: nobody looks for all who ever were.
         */
        ResidentsQuestion ask(ResidentsQuestion.Builder rest) {
            boolean now = words.document() == null
                    && (establishments != null || words.room() != null)
                    && rest.build().isTimeless();
            return (now ? rest.state(Resident.State.IN_HOUSE) : rest)
                    .document(words.document())
                    .room(words.room())
                    .name(words.name().isEmpty() ? null : String.join(" ", words.name()))
                    .establishments(establishments)
                    .build();
        }
    }

    private WordsQuestion() {}

    /** The readings in the order in which they are tried. */
    static List<Reading> readings(Connection connection, Scope scope, @Nullable String ward, TypedWords typed)
            throws SQLException {
        List<Reading> readings = new ArrayList<>();
        String document = typed.document();
        String room = typed.room();
        readings.add(new Reading("n", new WordsReading(document, room, typed.words(), List.of()), null));
        if (!typed.words().isEmpty()) {
            readings.addAll(byEstablishment(connection, scope, ward, typed));
        }
        if (room != null) {
            // A guest whom nobody knows has a number for a name.
            List<String> all = new ArrayList<>(typed.words());
            NameWords.spell(room, false).forEach(word -> all.add(word.plain()));
            if (!all.isEmpty()) {
                readings.add(new Reading("r", new WordsReading(document, null, all, List.of()), null));
            }
        }
        return readings.size() > MAX_READINGS ? readings.subList(0, MAX_READINGS) : readings;
    }

    private static List<Reading> byEstablishment(
            Connection connection, Scope scope, @Nullable String ward, TypedWords typed) throws SQLException {
        List<String> words = typed.words();
        Map<Integer, List<String>> byMask = new LinkedHashMap<>();
        names(connection, scope, ward).forEach((id, name) -> {
            List<String> has = NameWords.spell(name, false).stream()
                    .map(NameWords.Spellings::plain)
                    .toList();
            int mask = IntStream.range(0, words.size())
                    .filter(i -> has.stream().anyMatch(word -> word.startsWith(words.get(i))))
                    .map(i -> 1 << i)
                    .sum();
            if (mask != 0) {
                byMask.computeIfAbsent(mask, none -> new ArrayList<>()).add(id);
            }
        });
        return byMask.keySet().stream()
                .sorted(Comparator.comparingInt((Integer mask) -> -Integer.bitCount(mask))
                        .thenComparing(Comparator.naturalOrder()))
                .map(mask -> reading(typed, mask, byMask))
                .toList();
    }

    private static Reading reading(TypedWords typed, int mask, Map<Integer, List<String>> byMask) {
        List<String> name = new ArrayList<>();
        List<String> establishment = new ArrayList<>();
        for (int i = 0; i < typed.words().size(); i++) {
            ((mask & (1 << i)) == 0 ? name : establishment).add(typed.words().get(i));
        }
        List<String> ids = byMask.entrySet().stream()
                .filter(entry -> (entry.getKey() & mask) == mask)
                .flatMap(entry -> entry.getValue().stream())
                .sorted()
                .toList();
        return new Reading("e" + mask, new WordsReading(typed.document(), typed.room(), name, establishment), ids);
    }

    /** Every name that an establishment of the scope has or had, by its id. */
    private static Map<String, String> names(Connection connection, Scope scope, @Nullable String ward)
            throws SQLException {
        SqlText sql = new SqlText()
                .add("select id, string_agg(name, ' ' order by valid_from) as names from register.description")
                .add("where true");
        switch (scope) {
            case Scope.Province province -> sql.addIf(ward, "and ward = ?");
            case Scope.Wards named ->
                sql.add("and ward = any(?)", named.codes()).addIf(ward, "and ward = ?");
            case Scope.Establishments named ->
                sql.add(
                        "and id = any(?)",
                        named.ids().stream().map(id -> id.value()).toList());
            case Scope.None none -> sql.add("and false");
        }
        Map<String, String> names = new LinkedHashMap<>();
        sql.add("group by id order by id")
                .each(connection, row -> names.put(row.getString("id"), row.getString("names")));
        return names;
    }
}
