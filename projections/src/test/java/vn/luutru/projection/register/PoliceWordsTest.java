package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.projection.register.AskedRegister.names;
import static vn.luutru.projection.register.WardEvening.SAM_SON;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.projection.Page;
import vn.luutru.projection.TestDatabase;
import vn.luutru.projection.register.name.WordsReading;

/** What one box on the pages of the ward police finds, and how the words that are typed there are read. */
@IntegrationTest
class PoliceWordsTest {

    private static TestDatabase database;
    private static AskedRegister queries;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        queries = WardEvening.register(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void one_box_understands_name_number_room_and_establishment_in_any_order() {
        assertThat(words(SAM_SON, "thu song mau")).containsExactlyInAnyOrder("song/1", "song/2");
        assertThat(words(SAM_SON, "mẫu SÓNG thử 301")).containsExactly("song/1");
        assertThat(words(SAM_SON, "phòng 105 song mau")).containsExactly("song/2");
        assertThat(words(SAM_SON, "038058000003")).containsExactly("bien/3");
        assertThat(words(SAM_SON, "song 038058000003")).containsExactly("bien/3");
        assertThat(words(SAM_SON, "412")).containsExactly("bien/3");
        assertThat(words(SAM_SON, "bien gia")).containsExactlyInAnyOrder("bien/3", "bien/4", "bien/5");
        assertThat(words(SAM_SON, "VD-0007")).containsExactly("bien/5");
    }

    @Test
    void a_name_comes_before_an_establishment_of_the_same_words() {
        WordsFound found = queries.words(Scope.province(), "thu", anything());

        assertThat(found.reading().name()).containsExactly("thu");
        assertThat(names(found.page())).contains("song/1", "song/2", "thu/6").doesNotContain("thu/7");
        assertThat(queries.words(Scope.province(), "thu vi du", anything())
                        .reading()
                        .establishment())
                .containsExactly("thu", "vi", "du");
    }

    @Test
    void words_that_can_be_read_otherwise_name_the_other_readings_and_each_can_be_chosen() {
        WordsFound found = queries.words(Scope.province(), "thu", anything());
        assertThat(found.others()).extracting(WordsFound.Choice::reading).containsExactly(reading(null, "", "thu"));

        WordsFound other =
                queries.words(Scope.province(), "thu", found.others().getFirst().key(), anything());
        assertThat(names(other.page())).containsExactly("thu/6");
        assertThat(other.reading().establishment()).containsExactly("thu");
        assertThat(other.others()).extracting(WordsFound.Choice::reading).containsExactly(reading(null, "thu", ""));
    }

    @Test
    void a_number_may_be_a_room_or_belong_to_a_name_and_is_read_as_a_room_first() {
        WordsFound found = queries.words(Scope.province(), "bien 36", anything());
        assertThat(found.others())
                .extracting(WordsFound.Choice::reading)
                .containsExactlyInAnyOrder(
                        reading("36", "", "bien"), reading(null, "bien 36", ""), reading(null, "bien", "36"));
        WordsFound.Choice establishment = found.others().stream()
                .filter(choice -> choice.reading().establishment().contains("36"))
                .findFirst()
                .orElseThrow();
        assertThat(names(queries.words(Scope.province(), "trinh 36", establishment.key(), anything())
                        .page()))
                .containsExactly("so/8");
        assertThat(words(Scope.province(), "trinh 36"))
                .as("no room, and never guessed")
                .isEmpty();
    }

    @Test
    void a_number_with_two_digits_swapped_finds_nobody_and_offers_nobody() {
        WordsFound found = queries.words(Scope.province(), "038058000030", anything());
        assertThat(found.page().items()).isEmpty();
        assertThat(found.others()).isEmpty();
    }

    @Test
    void a_reading_that_the_words_do_not_have_is_as_none_was_chosen() {
        for (String key : List.of("", "e9999", "x")) {
            assertThat(names(queries.words(SAM_SON, "thu song mau", key, anything())
                            .page()))
                    .as(key)
                    .containsExactlyInAnyOrder("song/1", "song/2");
        }
    }

    @Test
    void a_reading_that_was_chosen_is_kept_on_the_pages_that_follow() {
        String key = queries.words(Scope.province(), "thu", anything())
                .others()
                .getFirst()
                .key();
        WordsFound first = queries.words(
                Scope.province(),
                "thu",
                key,
                ResidentsQuestion.builder().size(1).build());
        assertThat(first.page().nextPage()).isNull();
        assertThat(names(first.page())).containsExactly("thu/6");
    }

    private static WordsReading reading(String room, String name, String establishment) {
        return new WordsReading(null, room, split(name), split(establishment));
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
    }

    @Test
    void whoever_stays_outside_the_territory_is_not_found() {
        assertThat(words(SAM_SON, "vi du")).isEmpty();
        assertThat(words(Scope.ward("16522"), "thu vi du")).containsExactly("thu/6");
    }

    @Test
    void nothing_to_look_for_is_no_question() {
        assertThatThrownBy(() -> words(SAM_SON, " - ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pages_of_one_reading_miss_nothing() {
        List<String> all = new ArrayList<>();
        String page = null;
        do {
            Page<Resident> part = queries.words(
                            SAM_SON,
                            "bien gia",
                            ResidentsQuestion.builder().page(page).size(1).build())
                    .page();
            all.addAll(names(part));
            page = part.nextPage();
        } while (page != null);
        assertThat(all).containsExactlyInAnyOrder("bien/3", "bien/4", "bien/5");
        assertThatThrownBy(() -> queries.words(
                        SAM_SON,
                        "bien gia",
                        ResidentsQuestion.builder().page("e99.x").build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> words(Scope scope, String typed) {
        return names(queries.words(scope, typed, anything()).page());
    }

    private static ResidentsQuestion anything() {
        return ResidentsQuestion.builder().build();
    }
}
