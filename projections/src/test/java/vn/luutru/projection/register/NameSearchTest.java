package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;
import static vn.luutru.projection.Province.stay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Province;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.name.NameWords;
import vn.luutru.projection.register.name.TypedName;

/** Whoever has a name that was typed is found, whatever else happened: as {@link PlainNameSearch} finds them. */
@IntegrationTest
class NameSearchTest {

    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 6)
    void every_name_is_found_by_the_beginnings_of_its_words_after_whatever_happened(@ForAll long seed)
            throws SQLException {
        Random random = new Random(seed);
        List<Recorded<Event>> log = new ArrayList<>();
        Map<String, String> names = InventedNames.history(random, log);
        Map<String, List<String>> running = build("register", log, random, 25);
        assertThat(build("rebuilt", log, random, log.size())).isEqualTo(running);
        assertThat(running.get("name_word").toString())
                .as("only names that stays have")
                .isEqualTo(words(names).toString());

        AskedRegister queries = new AskedRegister(database.dataSource());
        for (int i = 0; i < 40; i++) {
            String typed = InventedNames.typed(random, names);
            if (TypedName.of(typed).words().isEmpty()) {
                continue;
            }
            ResidentsQuestion question = question(typed, random);
            List<String> expected = new ArrayList<>();
            names.forEach((stay, name) -> {
                if (PlainNameSearch.finds(typed, name)
                        && (question.ward() == null || stay.startsWith("h0/"))
                        && (question.establishment() == null || stay.startsWith(question.establishment() + "/"))) {
                    expected.add(stay);
                }
            });
            assertThat(found(queries, question, 1 + random.nextInt(9)))
                    .as("%s", typed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static ResidentsQuestion question(String typed, Random random) {
        int kind = random.nextInt(4);
        return asked(
                kind == 1 ? "16531" : null,
                kind == 2 ? InventedNames.ESTABLISHMENTS.get(random.nextInt(3)) : null,
                typed);
    }

    private static ResidentsQuestion asked(@Nullable String ward, @Nullable String establishment, String name) {
        return ResidentsQuestion.builder()
                .ward(ward)
                .establishment(establishment)
                .name(name)
                .build();
    }

    private static List<String> words(Map<String, String> names) {
        return names.values().stream()
                .map(NameWords::text)
                .distinct()
                .flatMap(text -> NameWords.words(text).stream()
                        .map(word -> String.format(Locale.ROOT, "{\"word\": \"%s\", \"words\": \"%s\"}", word, text)))
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> build(String schema, List<Recorded<Event>> log, Random random, int largest)
            throws SQLException {
        try (Connection connection = database.connect()) {
            Register register = AskedRegister.begun(connection, schema);
            for (int from = 0; from < log.size(); ) {
                int to = Math.min(log.size(), from + (largest == log.size() ? largest : 1 + random.nextInt(largest)));
                register.apply(connection, from, log.subList(from, to));
                from = to;
            }
            connection.commit();
            Map<String, List<String>> rows = new HashMap<>(SchemaRows.of(connection, schema));
            rows.replaceAll((table, texts) -> texts.stream().sorted().toList());
            return rows;
        }
    }

    @Property(tries = 1)
    void passports_and_people_find_each_other() throws SQLException {
        Map<String, String> names = Map.of(
                "keane", "John Paul Keane",
                "hoa", "Nguyễn Thị Hoa",
                "muller", "Jürgen Müller",
                "mrz", "MUELLER JUERGEN",
                "strauss", "Franz Strauß",
                "odegard", "Kari Ødegård",
                "astrom", "ASTROEM NILS",
                "brien", "Conan O'Brien",
                "hung", "Trần Văn Hùng");
        AskedRegister queries = filled(names);
        Map<String, List<String>> expected = Map.ofEntries(
                Map.entry("John Keane", List.of("keane")),
                Map.entry("hoa nguyen", List.of("hoa")),
                Map.entry("Müller Jürgen", List.of("muller", "mrz")),
                Map.entry("MULLER", List.of("muller", "mrz")),
                Map.entry("mueller j", List.of("muller", "mrz")),
                Map.entry("STRAUSS", List.of("strauss")),
                Map.entry("OEDEGAARD KARI", List.of("odegard")),
                Map.entry("odegard", List.of("odegard")),
                Map.entry("Åström", List.of("astrom")),
                Map.entry("obrien", List.of("brien")),
                Map.entry("O'Brien", List.of("brien")),
                Map.entry("brien conan", List.of("brien")),
                Map.entry("hue", List.of()),
                Map.entry("thi thi", List.of("hoa")),
                Map.entry("keane hoa", List.of()));
        expected.forEach((typed, who) -> assertThat(
                        found(queries, asked(null, null, typed), 50).stream().map(stay -> stay.substring(3)))
                .as(typed)
                .containsExactlyInAnyOrderElementsOf(who));
    }

    /** More names than are looked up one by one, so that every order of the answer has its turn. */
    @Property(tries = 1)
    void a_name_that_very_many_have_is_found_page_by_page() throws SQLException {
        Map<String, String> names = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 1_500; i++) {
            StringBuilder given = new StringBuilder();
            for (int number = i; given.length() < 4; number /= 13) {
                given.append((char) ('a' + number % 13));
            }
            names.put("n" + i, "Nguyễn " + (i % 3 == 0 ? "Văn " : "Hoa ") + given);
        }
        AskedRegister queries = filled(names);
        for (String typed : List.of("nguyen", "n", "nguyen hoa", "van nguy", "a", "hoa n a")) {
            List<String> expected = names.entrySet().stream()
                    .filter(name -> PlainNameSearch.finds(typed, name.getValue()))
                    .map(name -> "h0/" + name.getKey())
                    .toList();
            for (String ward : new String[] {null, "16531"}) {
                for (String establishment : new String[] {null, "h0"}) {
                    assertThat(found(queries, asked(ward, establishment, typed), 100 + random.nextInt(400)))
                            .as("%s in %s, %s", typed, ward, establishment)
                            .doesNotHaveDuplicates()
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }

    private static AskedRegister filled(Map<String, String> names) throws SQLException {
        ListEventLog log = new ListEventLog();
        List<Event> events = new ArrayList<>(List.of(registered("h0", "16531")));
        int number = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            events.add(checkedIn(
                    "h0",
                    name.getKey(),
                    guest(name.getValue(), String.format(Locale.ROOT, "03809%07d", number++), Province.BEGIN)
                            .build()));
        }
        log.append(Province.BEGIN, events);
        build("register", log.read(0, events.size()), new Random(1), 400);
        return new AskedRegister(database.dataSource());
    }

    private static List<String> found(AskedRegister queries, ResidentsQuestion question, int size) {
        return AskedRegister.names(queries.all(Scope.province(), question.toBuilder(), size));
    }
}
