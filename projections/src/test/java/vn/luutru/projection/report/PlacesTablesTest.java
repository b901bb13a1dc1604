package vn.luutru.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.code.EstablishmentType;

/** A file says what the answer says: what is over-occupied, and why a cell is empty. */
class PlacesTablesTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-06-30T17:00:00Z");
    private static final Cell FIVE = Cell.of(5, false);
    private static final Cell FEW = Cell.of(0, false);

    @Test
    void a_file_of_a_zone_says_what_is_over_occupied_and_which_figures_are_held_back() {
        ZoneView.Persons some = new ZoneView.Persons(FIVE, FEW, FEW, FIVE, Cell.NOT_COUNTED, FIVE, FEW);
        ZoneView.Persons all = new ZoneView.Persons(FIVE, FIVE, FIVE, FIVE, Cell.NOT_COUNTED, FIVE, FIVE);
        ZoneView seen = new ZoneView(
                "kcn-le-mon",
                MIDNIGHT,
                true,
                4,
                all,
                List.of(new ZoneView.Housing("WORKERS", 1, 4, true, all)),
                List.of(new ZoneView.Dormitory(
                        "E-1", "Nhà trọ Mẫu", EstablishmentType.BOARDING_HOUSE, "14797", null, 4, true, all)),
                List.of(new ZoneView.Employer("2800000000", "Công ty Mẫu", some)),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(lines(PlacesTables.zone(seen, 7)))
                .containsExactly(
                        "of,id,name,type,ward,state,beds,persons,occupied,arrivals,leavings,past30,missingCheckOuts,overOccupied,suppressed",
                        "ZONE,kcn-le-mon,,,,,4,5,5,5,5,5,5,,",
                        "HOUSING,WORKERS,,,,,4,5,5,5,5,5,5,true,",
                        "DORMITORY,E-1,Nhà trọ Mẫu,BOARDING_HOUSE,14797,,4,5,5,5,5,5,5,true,",
                        "EMPLOYER,2800000000,Công ty Mẫu,,,,,5,,,5,5,,,occupied arrivals missingCheckOuts");
        assertThat(TableSheets.of(PlacesTables.zone(seen, 7), TableTexts.in(Locale.of("vi")))
                        .getFirst()
                        .cells())
                .extracting(Sheet.Placed::value)
                .contains("Quá tải", "Số được che", "Số giường đang sử dụng, Số lượt đến, Quá hạn chưa khai đi");
    }

    @Test
    void a_file_of_hospitals_says_so_too() {
        HospitalsView.Persons some = new HospitalsView.Persons(FIVE, FEW, FEW, FIVE, FIVE, FIVE);
        HospitalsView seen = new HospitalsView(
                MIDNIGHT,
                true,
                some,
                List.of(new HospitalsView.Hospital(
                        "E-2",
                        "Bệnh viện Mẫu",
                        "16531",
                        4,
                        1.25,
                        true,
                        some,
                        List.of(new HospitalsView.Department("Cấp cứu", some)))));

        assertThat(lines(PlacesTables.hospitals(seen, 7)).stream().skip(1))
                .containsExactly(
                        "ALL,,,,,,5,,,5,5,5,,,companions unspecified",
                        "HOSPITAL,E-2,Bệnh viện Mẫu,16531,,4,5,,,5,5,5,1.25,true,companions unspecified",
                        "DEPARTMENT,E-2,Bệnh viện Mẫu,16531,Cấp cứu,,5,,,5,5,5,,,companions unspecified");
    }

    @Test
    void a_file_of_progress_names_what_is_held_back() {
        ProgressView.Line line =
                new ProgressView.Line(EstablishmentType.HOTEL, "16531", 1, 1, 1, 0, FIVE, FEW, FEW, FEW, null, null);
        ProgressView seen = new ProgressView(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31), List.of(line));

        assertThat(lines(PlacesTables.progress(seen, false, 7)).getLast())
                .isEqualTo("HOTEL,16531,1,1,1,0,5,,,,,,byCardQr late arrivalsMovedBack");
    }

    private static List<String> lines(Table table) {
        return new String(Csv.of(table), StandardCharsets.UTF_8).lines().toList();
    }
}
