package vn.luutru.adapter.web.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayTest {

    @Test
    void the_tables_are_what_the_new_moons_give() {
        for (int year = 2020; year <= 2040; year++) {
            assertThat(Holiday.NEW_YEAR.get(year)).as("%d", year).isEqualTo(LunarCalendar.dayOf(year, 1, 1));
            assertThat(Holiday.KINGS_DAY.get(year)).as("%d", year).isEqualTo(LunarCalendar.dayOf(year, 3, 10));
        }
        assertThat(Holiday.NEW_YEAR).hasSize(21);
    }

    @Test
    void tet_is_free_from_the_day_before_it_to_the_fifth_of_the_year() {
        assertThat(Holiday.TET.in(2026))
                .isEqualTo(new Holiday.Days(Holiday.TET, LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 21)));
        assertThat(Holiday.TET.in(2041)).isNull();
    }

    @ParameterizedTest(name = "{0}..{1} beside {2}..{3}: {4}")
    @CsvSource({
        // February 2026 has all of Tet, February 2025 its last two days, January 2026 none of it.
        "2026-02-01, 2026-02-28, 2025-02-01, 2025-02-28, TET TET",
        "2026-02-01, 2026-02-28, 2026-01-01, 2026-01-31, TET",
        // Both have all of it: whole years and whole quarters are like ones.
        "2026-01-01, 2026-03-31, 2025-01-01, 2025-03-31, ''",
        "2026-01-01, 2026-12-31, 2025-01-01, 2025-12-31, ''",
        "2026-01-01, 2026-02-10, 2025-01-01, 2025-02-10, TET",
        // A night of Tet beside the same weekday of last year, and beside last week.
        "2026-02-18, 2026-02-18, 2025-02-19, 2025-02-19, TET",
        "2026-02-18, 2026-02-18, 2026-02-11, 2026-02-11, TET",
        // 30 April and 1 May: like days by their dates, and unlike ones by weekdays.
        "2026-04-30, 2026-05-01, 2025-04-30, 2025-05-01, ''",
        "2026-04-30, 2026-04-30, 2025-05-01, 2025-05-01, ''",
        "2026-05-01, 2026-05-01, 2025-05-02, 2025-05-02, MAY",
        // The 10th of the third month was 7 April in 2025 and is 26 April in 2026.
        "2026-04-01, 2026-04-15, 2025-04-01, 2025-04-15, KINGS",
        "2026-09-02, 2026-09-02, 2025-09-03, 2025-09-03, NATIONAL",
        "2026-11-28, 2026-11-28, 2025-11-29, 2025-11-29, ''",
    })
    void a_comparison_is_uneven_where_a_holiday_has_more_days_in_one_period(
            LocalDate from, LocalDate last, LocalDate otherFrom, LocalDate otherLast, String expected) {
        Period one = new Period(Period.Kind.CHOSEN, from, last.plusDays(1));
        Period other = new Period(Period.Kind.CHOSEN, otherFrom, otherLast.plusDays(1));
        for (List<Holiday.Days> found : List.of(Holiday.uneven(one, other), Holiday.uneven(other, one))) {
            assertThat(String.join(
                            " ",
                            found.stream().map(days -> days.holiday().name()).toList()))
                    .isEqualTo(expected);
        }
    }
}
