package vn.luutru.projection.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearBeforeTest {

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2028-02-01, 2028-02-28, 2027-02-01, 2027-02-28",
        "2028-02-28, 2028-02-28, 2027-02-28, 2027-02-28",
        "2028-02-01, 2028-02-29, 2027-02-01, 2027-02-28",
        "2028-02-29, 2028-02-29, 2027-02-28, 2027-02-28",
        "2028-01-01, 2028-02-28, 2027-01-01, 2027-02-28",
        "2029-02-01, 2029-02-28, 2028-02-01, 2028-02-29",
        "2029-02-28, 2029-02-28, 2028-02-28, 2028-02-28",
        "2029-02-15, 2029-02-28, 2028-02-15, 2028-02-28",
        "2029-02-27, 2029-02-27, 2028-02-27, 2028-02-27",
        "2026-11-01, 2026-11-30, 2025-11-01, 2025-11-30",
        "2026-12-31, 2026-12-31, 2025-12-31, 2025-12-31",
    })
    void the_last_day_is_moved_and_whole_months_stay_whole(
            LocalDate from, LocalDate last, LocalDate expectedFrom, LocalDate expectedLast) {
        YearBefore before = YearBefore.of(from, last.plusDays(1));
        assertThat(before.from()).isEqualTo(expectedFrom);
        assertThat(before.to().minusDays(1)).isEqualTo(expectedLast);
    }
}
