package vn.luutru.adapter.web.guest;

import java.text.Collator;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.luutru.adapter.web.Language;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

/** The countries of the code table by their names in a guest's language, those that most guests come from first. */
final class Countries {

    private static final List<String> FIRST = List.of(Vietnam.CODE, "KOR", "CHN", "TWN", "JPN", "USA", "RUS", "LAO");
    private static final Map<String, String> TWO_LETTERS = twoLetters();
    private static final Map<Language, Map<String, String>> NAMES = names();

    private Countries() {}

    /** Names by code, in the order in which they are offered. */
    static Map<String, String> in(Language language) {
        return NAMES.getOrDefault(language, Map.of());
    }

    /** The name of a code; the code itself if the table has none. */
    static String name(String code, Language language) {
        return in(language).getOrDefault(code, code);
    }

    private static Map<Language, Map<String, String>> names() {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Comparator<CodeTable.Entry> byName =
                    Comparator.comparing(entry -> name(entry, language), Collator.getInstance(language.locale()));
            Map<String, String> names = new LinkedHashMap<>();
            Stream.concat(
                            FIRST.stream()
                                    .flatMap(code -> CodeTables.COUNTRIES.entries().stream()
                                            .filter(entry -> entry.code().equals(code))),
                            CodeTables.COUNTRIES.entries().stream().sorted(byName))
                    .filter(entry -> entry.validTo() == null)
                    .forEach(entry -> names.putIfAbsent(entry.code(), name(entry, language)));
            all.put(language, java.util.Collections.unmodifiableMap(names));
        }
        return all;
    }

    private static String name(CodeTable.Entry entry, Language language) {
        return switch (language) {
            case VI -> entry.vi();
            case EN -> entry.en();
            case KO, ZH -> {
                String region = TWO_LETTERS.get(entry.code());
                String name = region == null ? "" : Locale.of("", region).getDisplayCountry(language.locale());
                // Without the data of a language Java names a country by its code.
                yield name.isEmpty() || name.equals(region) ? entry.en() : name;
            }
        };
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String region : Locale.getISOCountries()) {
            codes.put(Locale.of("", region).getISO3Country(), region);
        }
        return Map.copyOf(codes);
    }
}
