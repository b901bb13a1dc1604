package vn.luutru.projection.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.register.name.TypedWords;
import vn.luutru.projection.register.name.WordsReading;
import vn.luutru.projection.table.SqlText;

/**
 * Finding stays by one box. What was typed is read in several ways, one after the other, and the first reading that
 * finds anybody is the answer: a number as that of a paper, a word with a digit as a room, the other words as the name
 * of the guest; if nobody has that name, as many of them as possible as words of an establishment's name, the rest as
 * the guest's. So each reading is one of the questions that the register answers from its indexes.
 *
 * <p>A word with a digit may belong to the name of an establishment as well. That is not tried by itself, since rooms are
 * asked for far more often, but can be chosen.
 */
final class WordsQuestion {

    /** More readings are not tried. */
    private static final int MAX_READINGS = 12;

    /**
     * One way to read what was typed.
     *
     * @param key            of the reading in page tokens
     * @param establishments ids that may be meant; null if none is
     * @param tried          whether it is tried without being chosen
     */
    record Reading(String key, WordsReading words, @Nullable List<String> establishments, boolean tried) {

        WordsFound.Choice choice() {
            return new WordsFound.Choice(key, words);
        }

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

    /**
     * The establishments whose names words may be.
     *
     * @param names by their ids
     */
    private record Known(Map<String, String> names, Mergers mergers) {}

    private WordsQuestion() {}

    /** The readings in the order in which they are tried. */
    static List<Reading> readings(Connection connection, Scope scope, @Nullable String ward, TypedWords typed)
            throws SQLException {
        List<Reading> readings = new ArrayList<>();
        String document = typed.document();
        String room = typed.room();
        readings.add(new Reading("n", new WordsReading(document, room, typed.words(), List.of()), null, true));
        if (typed.words().isEmpty() && room == null) {
            return readings;
        }
        Known known = new Known(
                names(connection, scope, ward),
                scope instanceof Scope.Establishments
                        ? Mergers.NONE
                        : RegisterQueries.ESTABLISHMENTS.mergers(connection));
        readings.addAll(byEstablishment(known, typed, "e", -1));
        List<Reading> chosen = List.of();
        if (room != null) {
            // A guest whom nobody knows has a number for a name.
            List<String> all = new ArrayList<>(typed.words());
            NameWords.spell(room, false).forEach(word -> all.add(word.plain()));
            if (!all.isEmpty()) {
                readings.add(new Reading("r", new WordsReading(document, null, all, List.of()), null, true));
                chosen = byEstablishment(
                        known,
                        new TypedWords(document, null, all),
                        "f",
                        -1 << typed.words().size());
            }
        }
        return Stream.concat(
                        readings.stream().limit(MAX_READINGS), chosen.stream().limit(MAX_READINGS))
                .toList();
    }

    /**
     * Readings with words of an establishment's name.
     *
     * @param needed of which words, as bits, at least one belongs to the establishment
     */
    private static List<Reading> byEstablishment(Known known, TypedWords typed, String key, int needed) {
        List<String> words = typed.words();
        Map<Integer, List<String>> byMask = new LinkedHashMap<>();
        known.names.forEach((id, name) -> {
            List<String> has = NameWords.spell(name, false).stream()
                    .map(NameWords.Spellings::plain)
                    .toList();
            int mask = IntStream.range(0, words.size())
                    .filter(i -> has.stream().anyMatch(word -> word.startsWith(words.get(i))))
                    .map(i -> 1 << i)
                    .sum();
            if ((mask & needed) != 0) {
                byMask.computeIfAbsent(mask, none -> new ArrayList<>()).add(id);
            }
        });
        return byMask.keySet().stream()
                .sorted(Comparator.comparingInt((Integer mask) -> -Integer.bitCount(mask))
                        .thenComparing(Comparator.naturalOrder()))
                .map(mask -> reading(typed, mask, byMask, known.mergers, key))
                .toList();
    }

    /** Of an establishment, guests may be declared under an id that ended. */
    private static Reading reading(
            TypedWords typed, int mask, Map<Integer, List<String>> byMask, Mergers mergers, String key) {
        List<String> name = new ArrayList<>();
        List<String> establishment = new ArrayList<>();
        for (int i = 0; i < typed.words().size(); i++) {
            ((mask & (1 << i)) == 0 ? name : establishment).add(typed.words().get(i));
        }
        List<String> ids = byMask.entrySet().stream()
                .filter(entry -> (entry.getKey() & mask) == mask)
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        return new Reading(
                key + mask,
                new WordsReading(typed.document(), typed.room(), name, establishment),
                List.copyOf(mergers.all(ids)),
                key.equals("e"));
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
