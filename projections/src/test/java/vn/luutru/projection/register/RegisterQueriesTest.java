package vn.luutru.projection.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.days;
import static vn.luutru.projection.register.AskedRegister.names;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.PersonPseudonyms;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.rule.Timeliness;
import vn.luutru.projection.Page;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class RegisterQueriesTest {

    private static TestDatabase database;
    private static AskedRegister queries;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        queries = AskedRegister.filled(database, RegisterHistory.log());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void an_arrival_moved_back_beyond_its_deadline_is_marked_and_keeps_its_timeliness() {
        Page<Resident> found = queries.residents(Scope.province(), by(null, null, "038190000088"));

        assertThat(found.items())
                .extracting(Resident::reference, Resident::arrivalMovedBack, Resident::timeliness)
                .containsExactlyInAnyOrder(
                        tuple("lui", true, Timeliness.ON_TIME), tuple("lui-nham", false, Timeliness.ON_TIME));
    }

    @Test
    void a_name_typed_without_marks_finds_by_the_beginnings_of_its_words() {
        for (String typed :
                List.of("nguyen van thu", "NGUYEN VAN", "van thu", "thử", "nguyễn v", "thu nguyen", "th v")) {
            assertThat(found(by("16531", typed, null))).as(typed).containsExactly("bien/thu");
        }
        assertThat(found(by(null, "dang thi", null))).containsExactly("bien/dang");
        assertThat(found(by(null, "khong ai", null))).isEmpty();
    }

    @Test
    void a_name_is_found_page_by_page_in_an_order_of_names() {
        List<String> all =
                names(queries.all(Scope.province(), ResidentsQuestion.builder().name("thu"), 1));
        assertThat(all)
                .containsExactlyInAnyOrder("nui/thu", "bien/thu", "nui/smith")
                .endsWith("nui/smith");
    }

    @Test
    void a_document_number_finds_every_stay_of_its_holder() {
        assertThat(found(by(null, null, "0380 9000 0001"))).containsExactly("nui/thu", "bien/thu");
        assertThat(found(by(null, null, "x1234567"))).containsExactly("nui/smith");
        Resident one = queries.residents(Scope.province(), by(null, null, "038090000001"))
                .items()
                .getFirst();
        assertThat(names(queries.stays(Scope.province(), one.personId(), null, 10)))
                .containsExactly("nui/thu", "bien/thu");
        assertThat(names(queries.stays(Scope.ward("16531"), one.personId(), null, 10)))
                .containsExactly("bien/thu");
        assertThat(one.establishmentName()).isEqualTo("Khách sạn nui");
        assertThat(one.state()).isEqualTo(Resident.State.DEPARTED);
    }

    @Test
    void the_stays_of_a_person_come_in_the_order_of_arrival_or_against_it_page_by_page() {
        UUID one = queries.residents(Scope.province(), by(null, null, "038090000001"))
                .items()
                .getFirst()
                .personId();
        Page<Resident> newest = queries.newestStays(Scope.province(), one, null, 1);
        assertThat(names(newest)).containsExactly("bien/thu");
        Page<Resident> older = queries.newestStays(Scope.province(), one, newest.nextPage(), 1);
        assertThat(names(older)).containsExactly("nui/thu");
        assertThat(older.nextPage()).isNull();
        assertThat(names(queries.newestStays(Scope.ward("14797"), one, null, 10)))
                .containsExactly("nui/thu");
    }

    @Test
    void neither_the_id_of_a_person_nor_the_place_of_a_page_lets_a_known_number_be_tested() {
        String number = "038090000001";
        Resident one = queries.residents(Scope.province(), by(null, null, number))
                .items()
                .getFirst();
        UUID own = new PersonPseudonyms(new byte[32]).person(one.personId()).orElseThrow();
        assertThat(own.getMostSignificantBits()).isEqualTo(PersonId.numberHash(number));
        assertThat(one.personId().getMostSignificantBits()).isNotEqualTo(own.getMostSignificantBits());

        assertThat(names(queries.stays(Scope.province(), own, null, 10))).isEmpty();
        assertThat(names(queries.stays(Scope.province(), new UUID(1, 2), null, 10)))
                .isEmpty();
        assertThat(queries.newestStays(Scope.province(), one.personId(), null, 1)
                        .nextPage())
                .isNotNull()
                .satisfies(page -> assertThat(new String(Base64.getUrlDecoder().decode(page), UTF_8))
                        .doesNotContain(own.toString()));
    }

    @Test
    void an_instant_finds_who_was_there_long_and_short_stays_alike() {
        assertThat(found(at("bien", days(2)))).containsExactly("bien/thu", "bien/dang");
        assertThat(found(at("bien", days(3)))).containsExactly("bien/thu");
        assertThat(found(at("bien", days(400)))).containsExactly("bien/thu");
        assertThat(found(at("nui", days(-6)))).containsExactly("nui/thu");
        assertThat(found(at("nui", days(-5)))).isEmpty();
        assertThat(found(at("nui", days(-20)))).containsExactly("nui/thu");
    }

    @Test
    void a_period_finds_who_was_there_at_some_time_in_it() {
        assertThat(found(period("16531", days(-30), BEGIN))).isEmpty();
        assertThat(found(period("16531", days(-30), days(2)))).containsExactly("bien/thu", "bien/dang");
        assertThat(found(period("14797", days(-10), days(-8)))).containsExactly("nui/thu");
        assertThat(found(period("14797", null, days(10)))).containsExactly("nui/thu", "nui/smith");
    }

    @Test
    void readers_see_their_territory_only() {
        Scope nui = Scope.ward("14797");
        assertThat(found(nui, ResidentsQuestion.builder().establishment("bien")))
                .isEmpty();
        assertThat(found(nui, ResidentsQuestion.builder().ward("16531"))).isEmpty();
        assertThat(found(nui, ResidentsQuestion.builder().name("thu"))).containsExactly("nui/thu", "nui/smith");
        assertThat(found(nui, ResidentsQuestion.builder())).containsExactly("nui/thu", "nui/smith");
        Scope both = Scope.wards(Set.of("14797", "16531"));
        assertThat(found(both, ResidentsQuestion.builder().name("thu")))
                .containsExactlyInAnyOrder("nui/thu", "bien/thu", "nui/smith");
        assertThat(found(both, ResidentsQuestion.builder().at(days(2))))
                .containsExactly("bien/thu", "bien/dang", "nui/smith");
        Scope bien = Scope.establishments(Set.of(new EstablishmentId("bien")));
        assertThat(found(bien, ResidentsQuestion.builder().name("thu"))).containsExactly("bien/thu");
        assertThat(found(bien, ResidentsQuestion.builder().establishment("nui")))
                .isEmpty();
        assertThat(found(bien, ResidentsQuestion.builder().at(days(2)))).containsExactly("bien/thu", "bien/dang");
        assertThat(found(bien, ResidentsQuestion.builder().document("038090000001")))
                .containsExactly("bien/thu");
        assertThat(found(Scope.none(), ResidentsQuestion.builder())).isEmpty();
        Resident one = queries.residents(Scope.province(), by(null, null, "038090000001"))
                .items()
                .getFirst();
        assertThat(names(queries.stays(bien, one.personId(), null, 10))).containsExactly("bien/thu");
        assertThat(names(queries.stays(Scope.none(), one.personId(), null, 10))).isEmpty();
    }

    @Test
    void a_cancelled_stay_stays_visible_but_nobody_was_there() {
        assertThat(found(by(null, null, "038090000009"))).containsExactly("bien/sai");
        assertThat(found(at("bien", BEGIN))).containsExactly("bien/thu");
        assertThat(found(
                        Scope.establishments(Set.of(new EstablishmentId("bien"))),
                        ResidentsQuestion.builder().state(Resident.State.CANCELLED)))
                .containsExactly("bien/sai");
    }

    @Test
    void an_erased_guest_is_found_by_nothing() {
        assertThat(found(by(null, "quen", null))).isEmpty();
        assertThat(found(by(null, null, "038190000077"))).isEmpty();
    }

    @Test
    void pages_miss_nothing_and_repeat_nothing() {
        List<String> all = names(queries.all(
                Scope.province(),
                ResidentsQuestion.builder().establishment("dong").from(BEGIN),
                4));
        assertThat(all).hasSize(25).doesNotHaveDuplicates().startsWith("dong/d0", "dong/d1");
    }

    private static List<String> found(ResidentsQuestion question) {
        return names(queries.residents(Scope.province(), question));
    }

    private static List<String> found(Scope scope, ResidentsQuestion.Builder question) {
        return names(queries.residents(scope, question.build()));
    }

    private static ResidentsQuestion by(String ward, String name, String document) {
        return ResidentsQuestion.builder()
                .ward(ward)
                .name(name)
                .document(document)
                .build();
    }

    private static ResidentsQuestion at(String establishment, Instant instant) {
        return ResidentsQuestion.builder()
                .establishment(establishment)
                .at(instant)
                .build();
    }

    private static ResidentsQuestion period(String ward, Instant from, Instant to) {
        return ResidentsQuestion.builder().ward(ward).from(from).to(to).build();
    }
}
