package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.stay;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.event.EstablishmentEvent.EstablishmentRegistered;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.Page;
import vn.luutru.projection.TestDatabase;

/** What the desk of the ward police finds with one box, and in its lists. */
@IntegrationTest
class PoliceQueriesTest {

    private static final Scope SAM_SON = Scope.ward("16531");
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 5);

    private static TestDatabase database;
    private static AskedRegister queries;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        List<Event> events = List.of(
                named("song", "Nhà nghỉ Sóng Mẫu", "16531"),
                named("bien", "Khách sạn Biển Giả", "16531"),
                named("thu", "Homestay Thu Ví Dụ", "16522"),
                named("so", "Nhà nghỉ 36", "14797"),
                checkedIn(
                        "song",
                        "1",
                        guest("Nguyễn Văn Thử", "038090000001", days(34)).build()),
                checkedIn(
                        "song",
                        "2",
                        guest("Nguyễn Thị Thu", "038165000002", days(34))
                                .set(Field.ROOM, "Phòng 105")
                                .build()),
                checkedIn(
                        "bien",
                        "3",
                        guest("Phạm Văn Sóng", "038058000003", days(33))
                                .set(Field.ROOM, "P. 412")
                                .build()),
                checkedIn(
                        "bien",
                        "4",
                        guest("Hong Gildong", "M70000001", days(2))
                                .set(Field.NATIONALITY, "KOR")
                                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                                .build()),
                checkedIn(
                        "bien",
                        "5",
                        guest("VD-0007", "", days(34))
                                .set(Field.DOCUMENT_TYPE, DocumentType.NONE)
                                .set(Field.DOCUMENT_NUMBER, null)
                                .set(Field.DATE_OF_BIRTH, null)
                                .set(Field.ROOM, "Cấp cứu")
                                .build()),
                checkedIn(
                        "thu",
                        "6",
                        guest("Nguyễn Văn Thử", "038090000001", days(34)).build()),
                checkedIn(
                        "thu",
                        "7",
                        guest("Trần Văn Khác", "M70000001", days(20))
                                .set(Field.DATE_OF_BIRTH, BirthDate.parse("1960-03-15"))
                                .set(Field.NATIONALITY, "KOR")
                                .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
                                .build()),
                checkedOut("thu", "7", days(21)),
                checkedIn(
                        "so",
                        "8",
                        guest("Trịnh Văn Số", "038090000008", days(34))
                                .set(Field.ROOM, "12")
                                .build()));
        ListEventLog log = new ListEventLog();
        log.append(days(34), events);
        queries = AskedRegister.filled(database, log);
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
        WordsFound.Choice house = found.others().stream()
                .filter(choice -> choice.reading().establishment().contains("36"))
                .findFirst()
                .orElseThrow();
        assertThat(names(queries.words(Scope.province(), "trinh 36", house.key(), anything())
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

    @Test
    void each_list_has_those_that_belong_to_it() {
        assertThat(list(SAM_SON, ResidentTrait.FOREIGN)).containsExactly("bien/4");
        assertThat(list(SAM_SON, ResidentTrait.LONG_STAY)).containsExactly("bien/4");
        assertThat(list(SAM_SON, ResidentTrait.WITHOUT_PAPERS)).containsExactly("bien/5");
        assertThat(list(SAM_SON, ResidentTrait.UNIDENTIFIED)).containsExactly("bien/5");
        assertThat(list(SAM_SON, ResidentTrait.TWO_PLACES)).containsExactly("song/1");
        assertThat(list(SAM_SON, ResidentTrait.TWO_NAMES)).containsExactly("bien/4");
        assertThat(list(Scope.province(), ResidentTrait.TWO_PLACES)).containsExactly("song/1", "thu/6");
    }

    @Test
    void of_another_place_outside_the_territory_the_establishment_is_told_and_no_more() {
        List<Elsewhere> found = queries.elsewhere(SAM_SON, List.of(stay("song", "1"), stay("thu", "6")));

        assertThat(found)
                .extracting(Elsewhere::stay, Elsewhere::establishment, Elsewhere::ward)
                .containsExactly(tuple(stay("song", "1"), "Homestay Thu Ví Dụ", "16522"));
    }

    @Test
    void houses_are_counted_as_they_stand() {
        assertThat(queries.establishments(SAM_SON, null, TODAY))
                .extracting(
                        EstablishmentCount::name,
                        EstablishmentCount::inHouse,
                        EstablishmentCount::foreign,
                        EstablishmentCount::withoutPapers,
                        EstablishmentCount::longStays,
                        EstablishmentCount::arrivedToday)
                .containsExactly(tuple("Khách sạn Biển Giả", 3, 1, 1, 1, 0), tuple("Nhà nghỉ Sóng Mẫu", 2, 0, 0, 0, 0));
        assertThat(queries.establishments(Scope.province(), "16522", LocalDate.of(2026, 8, 4)))
                .extracting(
                        EstablishmentCount::establishmentId,
                        EstablishmentCount::inHouse,
                        EstablishmentCount::arrivedToday)
                .containsExactly(tuple("thu", 1, 1));
        assertThat(queries.establishments(Scope.none(), null, TODAY)).isEmpty();
    }

    @Test
    void stays_are_read_by_their_ids_within_the_territory() {
        assertThat(names(queries.byIds(SAM_SON, List.of(stay("song", "1"), stay("thu", "6")))))
                .containsExactly("song/1");
    }

    private static List<String> words(Scope scope, String typed) {
        return names(queries.words(scope, typed, anything()).page());
    }

    private static List<String> list(Scope scope, ResidentTrait trait) {
        return names(queries.residents(
                scope,
                ResidentsQuestion.builder()
                        .state(Resident.State.IN_HOUSE)
                        .trait(trait, TODAY)
                        .build()));
    }

    private static ResidentsQuestion anything() {
        return ResidentsQuestion.builder().build();
    }

    private static List<String> names(Page<Resident> page) {
        return page.items().stream()
                .map(resident -> resident.establishmentId() + "/" + resident.reference())
                .toList();
    }

    private static EstablishmentRegistered named(String id, String name, String ward) {
        return new EstablishmentRegistered(
                new Establishment(
                        new EstablishmentId(id),
                        name,
                        EstablishmentType.GUEST_HOUSE,
                        null,
                        Regime.LICENSED_LODGING,
                        ward,
                        null,
                        10,
                        20,
                        false,
                        LocalDate.of(2026, 1, 1)),
                BEGIN,
                "admin");
    }

    private static Instant days(long days) {
        return BEGIN.plus(Duration.ofDays(days));
    }
}
