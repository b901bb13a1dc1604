package vn.luutru.adapter.web.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void last_night_is_compared_with_the_same_weekday_of_last_week_and_last_year() {
        Period night = Period.of(Period.Kind.NIGHT, TODAY);
        assertThat(night.from()).isEqualTo(LocalDate.of(2026, 11, 29));
        assertThat(night.from().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(night.before().from()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(night.yearBefore().from()).isEqualTo(LocalDate.of(2025, 11, 30));
        assertThat(night.yearBefore().from().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
    }

    @Test
    void a_month_is_compared_by_the_calendar() {
        Period month = Period.of(Period.Kind.LAST_MONTH, LocalDate.of(2026, 3, 31));
        assertThat(month.from()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(month.last()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(month.before().from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(month.before().last()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(month.yearBefore().from()).isEqualTo(LocalDate.of(2025, 2, 1));
    }

    @Test
    void the_running_month_never_reaches_into_itself_when_the_month_before_is_shorter() {
        Period march = Period.of(Period.Kind.THIS_MONTH, LocalDate.of(2026, 3, 31));
        assertThat(march.before().from()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(march.before().to()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @EnumSource(Period.Kind.class)
    void nothing_of_today_is_asked_for(Period.Kind kind) {
        assertThat(Period.of(kind, TODAY).to()).isBeforeOrEqualTo(TODAY);
    }

    @Test
    void on_the_first_of_a_month_there_is_no_running_month() {
        LocalDate first = LocalDate.of(2026, 12, 1);
        assertThat(Period.of(Period.Kind.THIS_MONTH, first).hasDays()).isFalse();
        assertThat(PeriodChoice.offered(first)).doesNotContain(Period.Kind.THIS_MONTH);
        assertThat(PeriodChoice.offered(LocalDate.of(2027, 1, 1))).doesNotContain(Period.Kind.YEAR);
    }

    @Test
    void what_guests_are_is_of_months_that_are_over() {
        assertThat(Period.of(Period.Kind.NIGHT, TODAY).months(TODAY).from()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(Period.of(Period.Kind.YEAR, TODAY).months(TODAY).to()).isEqualTo(LocalDate.of(2026, 11, 1));
        Period inJuly = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 7, 3), LocalDate.of(2026, 7, 9));
        assertThat(inJuly.months(TODAY).from()).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(inJuly.months(TODAY).to()).isEqualTo(LocalDate.of(2026, 8, 1));
        Period odd = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 5, 15), LocalDate.of(2026, 8, 3));
        assertThat(odd.months(TODAY).from()).isEqualTo(LocalDate.of(2026, 6, 1));
        assertThat(odd.months(TODAY).to()).isEqualTo(LocalDate.of(2026, 8, 1));
    }
}
