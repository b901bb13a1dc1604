package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.luutru.projection.Province.stay;
import static vn.luutru.projection.register.AskedRegister.names;
import static vn.luutru.projection.register.WardEvening.SAM_SON;
import static vn.luutru.projection.register.WardEvening.TODAY;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.access.Scope;
import vn.luutru.projection.TestDatabase;

/** What the lists on the pages of the ward police have. */
@IntegrationTest
class PoliceQueriesTest {

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
    void of_another_place_outside_the_territory_the_establishment_is_named_and_no_more() {
        List<Elsewhere> found = queries.elsewhere(SAM_SON, List.of(stay("song", "1"), stay("thu", "6")));

        assertThat(found)
                .extracting(Elsewhere::stay, Elsewhere::establishment, Elsewhere::ward)
                .containsExactly(tuple(stay("song", "1"), "Homestay Thu Ví Dụ", "16522"));
    }

    @Test
    void establishments_are_counted_as_they_stand() {
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

    private static List<String> list(Scope scope, ResidentTrait trait) {
        return names(queries.residents(
                scope,
                ResidentsQuestion.builder()
                        .state(Resident.State.IN_HOUSE)
                        .trait(trait, TODAY)
                        .build()));
    }
}
