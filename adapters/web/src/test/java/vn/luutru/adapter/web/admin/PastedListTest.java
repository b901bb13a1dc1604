package vn.luutru.adapter.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luutru.adapter.web.admin.PastedList.Row;
import vn.luutru.adapter.web.admin.PastedList.Verdict;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;

class PastedListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static List<Row> read(String text) {
        return PastedList.read(text, TODAY, id -> null);
    }

    @Test
    void cells_of_a_spreadsheet_are_read_by_their_headings_in_any_order_with_names_for_codes() {
        Row row = read("""
                        Tên cơ sở\tMã\tPhường, xã\tLoại hình\tGiường\tBuồng
                        Nhà nghỉ Sóng Mẫu\tK-1\t16531\tGUEST_HOUSE\t48\t24
                        """).getFirst();
        Establishment said = row.description();
        assertThat(said).isNotNull();
        assertThat(said.name()).isEqualTo("Nhà nghỉ Sóng Mẫu");
        assertThat(said.type()).isEqualTo(EstablishmentType.GUEST_HOUSE);
        assertThat(said.rooms()).isEqualTo(24);
        assertThat(said.beds()).isEqualTo(48);
        assertThat(said.validFrom()).isEqualTo(TODAY);
        assertThat(row.verdict()).isEqualTo(Verdict.NEW);
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void lists_with_semicolons_and_commas_and_quotes_are_read_in_the_usual_order() {
        assertThat(read("\uFEFFK-1;\"Nhà nghỉ; hai cửa\";GUEST_HOUSE;;16531;10;20;;;29/11/2026\n"))
                .singleElement()
                .satisfies(row -> assertThat(row.form().value("name")).isEqualTo("Nhà nghỉ; hai cửa"))
                .satisfies(row -> assertThat(row.verdict()).isEqualTo(Verdict.NEW));
        assertThat(read("K-1,Tên,HOTEL,3,16531,10,20\n\nK-2,Tên,HOTEL,3,16531,10,20"))
                .hasSize(2);
    }

    /** Zones are counted by their codes: a name that is kept as it was typed makes a second zone. */
    @ParameterizedTest
    @CsvSource({
        "kkt-nghi-son, kkt-nghi-son",
        "Nghi Sơn, kkt-nghi-son",
        "KKT Nghi Sơn, kkt-nghi-son",
        "khu kinh te nghi son, kkt-nghi-son",
        "KKT-NGHI-SON, kkt-nghi-son",
        "Khu công nghiệp Lễ Môn, kcn-le-mon",
        "kcn-phu-quy, kcn-phu-quy",
        ","
    })
    void a_zone_is_known_by_its_name_and_a_new_one_by_a_code(String typed, String code) {
        Row row = read("mã;tên;loại;phường;buồng;giường;khu\nK-1;Ký túc xá;WORKER_DORMITORY;16531;10;20;"
                        + (typed == null ? "" : typed))
                .getFirst();
        assertThat(row.form().errors()).isEmpty();
        assertThat(row.description().zone()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nghi Son 2", "Nghisơn", "khu A"})
    void a_name_that_no_zone_has_is_asked_for_again(String typed) {
        Row row = read("mã;tên;loại;phường;buồng;giường;khu\nK-1;Ký túc xá;WORKER_DORMITORY;16531;10;20;" + typed)
                .getFirst();
        assertThat(row.form().errors()).containsOnlyKeys("zone");
    }

    /** Calls of the service take any code: what an establishment has already cannot be wrong on an unrelated change. */
    @Test
    void the_zone_that_an_establishment_has_already_may_stay_whatever_it_looks_like() {
        String list = "mã;tên;loại;phường;buồng;giường;khu\nK-1;Ký túc xá;WORKER_DORMITORY;16531;10;20;";
        Establishment before = read(list + "VSIP-1").getFirst().description();
        assertThat(before).isNotNull();
        Establishment called = new Establishment(
                before.id(),
                before.name(),
                before.type(),
                before.stars(),
                before.regime(),
                before.ward(),
                "VSIP1",
                before.rooms(),
                before.beds(),
                before.remote(),
                before.validFrom());
        EstablishmentRecord known = new EstablishmentRecord(List.of(called), List.of());
        Row row = PastedList.read(list.replace("10", "11") + "VSIP1", TODAY, id -> known)
                .getFirst();
        assertThat(row.form().errors()).isEmpty();
        assertThat(row.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(PastedList.read(list + "VSIP2", TODAY, id -> known)
                        .getFirst()
                        .form()
                        .errors())
                .containsOnlyKeys("zone");
    }

    @Test
    void a_row_that_says_what_is_known_is_the_same_and_another_is_a_change() {
        String list = "K-1,Tên,HOTEL,3,16531,10,20\n";
        Establishment before = read(list).getFirst().description();
        assertThat(before).isNotNull();
        EstablishmentRecord known = new EstablishmentRecord(List.of(before), List.of());
        LocalDate later = TODAY.plusDays(40);
        assertThat(PastedList.read(list, later, id -> known).getFirst().verdict())
                .isEqualTo(Verdict.SAME);
        assertThat(PastedList.read(list.replace("10", "11"), later, id -> known)
                        .getFirst()
                        .verdict())
                .isEqualTo(Verdict.CHANGE);
    }

    @Test
    void what_cannot_be_read_names_its_field_and_stops_no_other_row() {
        List<Row> rows =
                read("K 1,Tên,HOTEL,3,16531,10,20\nK-2,,lều,9,,x,-1,,,31/02/2026\nK-3,Tên,HOTEL,3,16531,10,20");
        assertThat(rows).extracting(Row::verdict).containsExactly(Verdict.WRONG, Verdict.WRONG, Verdict.NEW);
        assertThat(rows.get(0).form().errors()).containsKey("id");
        assertThat(rows.get(1).form().errors()).containsKeys("name", "type", "stars", "ward", "rooms", "beds", "from");
    }

    @Test
    void more_than_a_thousand_rows_are_two_lists() {
        assertThatThrownBy(() -> read("K-1,Tên,HOTEL,3,16531,10,20\n".repeat(1_001)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(read("  \n\n")).isEmpty();
    }
}
