package vn.luutru.declaration.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.Phase;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** The day of a report that nobody came is bounded as a day of arrival is. */
class NilReportCheckTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-02, 2026-07-01T08:11:00, NIL_REPORT_IN_FUTURE",
        "2026-07-01, 2026-07-01T08:11:00, NIL_REPORT_DAY_NOT_OVER",
        "2026-07-01, 2026-07-01T23:59:59, NIL_REPORT_DAY_NOT_OVER",
        "2026-07-01, 2026-07-02T00:00:00,",
        "2026-06-30, 2026-07-01T08:11:00,",
        "2025-07-01, 2026-07-01T08:11:00,",
        "2025-06-30, 2026-07-01T08:11:00, NIL_REPORT_LONG_AGO",
        "2020-01-01, 2026-07-01T08:11:00, NIL_REPORT_LONG_AGO",
        "1999-12-31, 2026-07-01T08:11:00, DAY_OUT_OF_RANGE",
        "0001-01-01, 2026-07-01T08:11:00, DAY_OUT_OF_RANGE",
    })
    void a_day_is_judged_by_the_local_clock(LocalDate day, String now, FindingCode code) {
        assertThat(codes(day, now, Samples.record(Samples.hotel())))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void what_cannot_be_reported_is_refused_and_what_is_only_odd_is_not() {
        EstablishmentRecord hotel = Samples.record(Samples.hotel());

        assertThat(Finding.anyRefuses(check("1999-12-31", hotel))).isTrue();
        assertThat(Finding.anyRefuses(check("2026-07-02", hotel))).isTrue();
        assertThat(Finding.anyRefuses(check("2026-07-01", hotel))).isFalse();
        assertThat(Finding.anyRefuses(check("2019-07-01", hotel))).isFalse();
    }

    @Test
    void the_life_of_the_establishment_bounds_it_too() {
        EstablishmentId into = new EstablishmentId("38-16531-0002");
        EstablishmentRecord ended = new EstablishmentRecord(
                List.of(Samples.hotel()),
                List.of(
                        new Phase(LocalDate.of(2026, 3, 1), State.CLOSED),
                        new Phase(LocalDate.of(2026, 5, 1), State.SUSPENDED),
                        new Phase(LocalDate.of(2026, 6, 1), State.CLOSED, into)));

        assertThat(check("2026-02-28", ended)).isEmpty();
        assertThat(check("2026-03-01", ended)).containsExactly(Finding.of(FindingCode.ESTABLISHMENT_CLOSED, "/date"));
        assertThat(check("2026-05-01", ended))
                .as("a day without guests is what a suspension means")
                .isEmpty();
        assertThat(check("2026-06-01", ended))
                .containsExactly(Finding.of(FindingCode.ESTABLISHMENT_MERGED, "/date", into.value()));
        assertThat(check("2019-12-31", ended))
                .containsExactly(
                        Finding.of(FindingCode.ESTABLISHMENT_NOT_BEGUN, "/date", "2020-01-01"),
                        Finding.of(FindingCode.NIL_REPORT_LONG_AGO, "/date"));
    }

    private static List<Finding> check(String day, EstablishmentRecord establishment) {
        return NilReportCheck.check(LocalDate.parse(day), Samples.NOW, establishment);
    }

    private static List<FindingCode> codes(LocalDate day, String now, EstablishmentRecord establishment) {
        return NilReportCheck.check(day, Samples.local(now), establishment).stream()
                .map(Finding::code)
                .toList();
    }
}
