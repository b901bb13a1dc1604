package vn.luutru.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.IntegrationTest;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.adapter.postgres.erasure.DeadCopies;
import vn.luutru.app.ErasedGuest.Words;
import vn.luutru.declaration.GoldenEvents;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.Projection;
import vn.luutru.projection.SchemaRows;

/**
 * Whoever adds a read model has to think of erasures: every read model that the service keeps is built here from a
 * guest's history and then learns that the guest, or the month, is erased.
 *
 * <p>What was asked about an erased guest goes with the keys of the questions (decision 101) and not by an event of the
 * stay: {@code ErasureTest} of the store looks at that.
 */
@IntegrationTest
class ReadModelErasureTest {

    private static final Words ONE = new Words('a');
    private static final Words ANOTHER = new Words('b');

    /** Whose words stay when a stay is erased: officers look for whom they looked for. */
    private static final Words OFFICERS = new Words('j');

    @Test
    void the_history_has_every_event_that_holds_personal_data() throws Exception {
        List<Class<?>> personal = GoldenEvents.all().entrySet().stream()
                .filter(event -> GoldenEvents.class.getResource("/golden/" + event.getKey() + ".personal.json") != null)
                .<Class<?>>map(event -> event.getValue().getClass())
                .distinct()
                .toList();
        assertThat(personal).isNotEmpty();
        List<Class<?>> declared = guest(ONE, OFFICERS).log().stream()
                .<Class<?>>map(recorded -> recorded.event().getClass())
                .toList();
        assertThat(declared)
                .as("events with encrypted data, each of which may leave something in a read model")
                .containsAll(personal);
    }

    @Test
    void until_they_are_erased_the_tables_have_every_word() throws Exception {
        ErasedGuest guest = guest(ONE, OFFICERS);
        Map<String, String> kept = build(guest.log(), List.of(), 1000);
        // Why a declaration was corrected is in the log only.
        assertThat(missing(kept, guest.wordsOfGuest())).containsOnly(ONE.of("correction"));
        assertThat(missing(kept, guest.wordsOfOfficers())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void nothing_of_a_guest_is_left_when_their_stays_are_erased(int batch) throws Exception {
        ErasedGuest guest = guest(ONE, OFFICERS);
        Map<String, String> left = build(guest.log(), guest.staysErased(), batch);
        assertNoneOf(guest.wordsOfGuest(), left);
        assertOtherGuestIsStillThere(left);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void nothing_of_a_guest_or_a_question_is_left_when_the_month_is_erased(int batch) throws Exception {
        ErasedGuest guest = guest(ONE, ONE);
        Map<String, String> left = build(guest.log(), guest.monthErased(), batch);
        assertNoneOf(
                Stream.concat(guest.wordsOfGuest().stream(), guest.wordsOfOfficers().stream())
                        .toList(),
                left);
        assertOtherGuestIsStillThere(left);
    }

    /** What was encrypted before the end of a month and stored after it goes with the month of its key. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void nothing_is_left_of_a_month_whose_events_were_stored_after_its_end(int batch) throws Exception {
        ErasedGuest guest = guest(ONE, ONE);
        List<Recorded<Event>> late = ErasedGuest.delayed(guest.log());
        assertThat(missing(build(late, List.of(), batch), guest.wordsOfGuest())).containsOnly(ONE.of("correction"));

        Map<String, String> left = build(late, guest.monthErased(), batch);

        assertNoneOf(
                Stream.concat(guest.wordsOfGuest().stream(), guest.wordsOfOfficers().stream())
                        .toList(),
                left);
        assertOtherGuestIsStillThere(left);
    }

    /** PostgreSQL keeps what was deleted until a table is written anew: each that tells of persons has to be. */
    @Test
    void every_table_that_tells_of_persons_is_written_anew_in_the_night_after_an_erasure() throws Exception {
        ErasedGuest guest = guest(ONE, OFFICERS);
        Map<String, String> kept = build(guest.log(), List.of(), 1000);
        List<String> words = Stream.of(
                        guest.wordsOfGuest(), guest.wordsOfOfficers(), ErasedGuest.wordsOf(ErasedGuest.OTHER))
                .flatMap(List::stream)
                .toList();
        List<String> personal = kept.entrySet().stream()
                .filter(table -> words.stream().anyMatch(table.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(personal).contains("register.stay_202607", "watch.entry", "watch.alert");
        // Partitioned tables answer with the rows of their parts, and have no file of their own.
        assertThat(DeadCopies.holders(Set.of(202607, 202608)))
                .containsAll(personal.stream()
                        .filter(table -> !table.equals("register.stay"))
                        .toList());
        assertThat(personal.stream().map(table -> table.substring(0, table.indexOf('.'))))
                .as("read models that are waited for")
                .allMatch(DeadCopies.READ_MODELS::contains);
    }

    /** Hashes and other traces that are no words: nobody can tell from what is left whom it was left by. */
    @Test
    void what_is_left_does_not_depend_on_who_the_guest_was() throws Exception {
        ErasedGuest one = guest(ONE, OFFICERS);
        ErasedGuest another = guest(ANOTHER, OFFICERS);
        assertSame(build(one.log(), one.staysErased(), 1000), build(another.log(), another.staysErased(), 1000));

        ErasedGuest asked = guest(ONE, ONE);
        ErasedGuest askedOtherwise = guest(ANOTHER, ANOTHER);
        assertSame(
                build(asked.log(), asked.monthErased(), 1000),
                build(askedOtherwise.log(), askedOtherwise.monthErased(), 1000));
    }

    private static ErasedGuest guest(Words guest, Words officers) throws Exception {
        return new ErasedGuest(guest, officers, RunningLuutru.get().context.getBean(WatchKeys.class));
    }

    /**
     * The tables of every read model of the service after a log and an erasure.
     *
     * @param batch how many events are applied together at most
     * @return by read model and table, its rows in small letters
     */
    private static Map<String, String> build(List<Recorded<Event>> log, List<Recorded<Event>> erasure, int batch)
            throws Exception {
        RunningLuutru luutru = RunningLuutru.get();
        List<Projection> models =
                List.copyOf(luutru.context.getBeansOfType(Projection.class).values());
        assertThat(models.stream().map(Projection::name))
                .as("read models that administration is shown")
                .containsExactlyInAnyOrderElementsOf(luutru.projections().stream()
                        .map(model -> model.path("name").asString())
                        .toList());
        List<Recorded<Event>> all = new ArrayList<>(log);
        all.addAll(erasure);
        Map<String, String> tables = new TreeMap<>();
        for (Projection model : models) {
            rows(luutru.context.getBean("dataSource", DataSource.class), model, all, batch)
                    .forEach((table, rows) -> tables.put(
                            model.name() + "." + table, String.join("\n", rows).toLowerCase(Locale.ROOT)));
        }
        return tables;
    }

    private static Map<String, List<String>> rows(
            DataSource database, Projection model, List<Recorded<Event>> log, int batch) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("create schema erasing");
                statement.execute("set local search_path = erasing");
                model.create(connection);
                long after = 0;
                for (int from = 0; from < log.size(); from += batch) {
                    List<Recorded<Event>> part = log.subList(from, Math.min(log.size(), from + batch));
                    model.apply(connection, after, part);
                    after = part.getLast().position();
                }
                return SchemaRows.of(connection, "erasing");
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void assertNoneOf(List<String> words, Map<String, String> tables) {
        Map<String, List<String>> found = tables.entrySet().stream()
                .filter(table -> words.stream().anyMatch(table.getValue()::contains))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> words.stream()
                                .filter(table.getValue()::contains)
                                .toList()));
        assertThat(found).as("words of an erased guest, by table").isEmpty();
    }

    private static void assertSame(Map<String, String> one, Map<String, String> other) {
        Map<String, List<String>> differing = one.entrySet().stream()
                .filter(table -> !table.getValue().equals(other.get(table.getKey())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> List.of(table.getValue(), other.getOrDefault(table.getKey(), "no table"))));
        assertThat(one.keySet()).isEqualTo(other.keySet());
        assertThat(differing).as("tables that tell two erased guests apart").isEmpty();
    }

    private static void assertOtherGuestIsStillThere(Map<String, String> tables) {
        assertThat(missing(tables, ErasedGuest.wordsOf(ErasedGuest.OTHER)))
                .containsOnly(ErasedGuest.OTHER.of("correction"));
    }

    private static List<String> missing(Map<String, String> tables, List<String> words) {
        return words.stream()
                .filter(word -> tables.values().stream().noneMatch(rows -> rows.contains(word)))
                .toList();
    }
}
