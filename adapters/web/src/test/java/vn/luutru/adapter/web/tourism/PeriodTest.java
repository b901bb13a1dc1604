package vn.luutru.adapter.web.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luutru.access.Territory;
import vn.luutru.projection.tourism.TourismQuestion;

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
    void the_running_month_is_compared_with_as_many_days_also_when_the_month_before_is_shorter() {
        Period march = Period.of(Period.Kind.THIS_MONTH, LocalDate.of(2026, 3, 11));
        assertThat(march.before().from()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(march.before().last()).isEqualTo(LocalDate.of(2026, 2, 10));
        Period longer = Period.of(Period.Kind.THIS_MONTH, LocalDate.of(2026, 3, 31));
        assertThat(longer.before().days()).isEqualTo(longer.days()).isEqualTo(30);
        assertThat(longer.before().from()).isEqualTo(LocalDate.of(2026, 1, 30));
        assertThat(longer.before().last()).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void one_kind_of_period_is_compared_by_one_rule_however_long_it_is() {
        for (int day = 2; day <= 31; day++) {
            Period month = Period.of(Period.Kind.THIS_MONTH, LocalDate.of(2026, 10, day));
            assertThat(month.yearBefore().from()).isEqualTo(LocalDate.of(2025, 10, 1));
            assertThat(month.yearBefore().last()).isEqualTo(LocalDate.of(2025, 10, day - 1));
        }
        for (Period.Kind kind : Period.Kind.values()) {
            Period period = Period.of(kind, TODAY);
            assertThat(period.yearBefore(period.from()))
                    .as("the line and the figure, " + kind)
                    .isEqualTo(period.yearBefore().from());
        }
    }

    @Test
    void in_a_leap_year_the_28th_of_february_is_compared_with_the_28th() {
        Period running = Period.of(Period.Kind.THIS_MONTH, LocalDate.of(2028, 2, 29));
        assertThat(running.last()).isEqualTo(LocalDate.of(2028, 2, 28));
        assertThat(running.yearBefore().from()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(running.yearBefore().last()).isEqualTo(LocalDate.of(2027, 2, 28));
        Period year = Period.of(Period.Kind.YEAR, LocalDate.of(2028, 2, 29));
        assertThat(year.yearBefore().last()).isEqualTo(LocalDate.of(2027, 2, 28));
        Period whole = Period.of(Period.Kind.LAST_MONTH, LocalDate.of(2028, 3, 5));
        assertThat(whole.last()).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(whole.yearBefore().last()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(whole.yearBefore(LocalDate.of(2028, 2, 28))).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(whole.yearBefore(LocalDate.of(2028, 2, 29))).isNull();
        Period night = Period.of(Period.Kind.NIGHT, LocalDate.of(2028, 3, 1));
        assertThat(night.yearBefore(LocalDate.of(2028, 2, 29)))
                .as("the Tuesday")
                .isEqualTo(LocalDate.of(2027, 3, 2));
    }

    @Test
    void chosen_months_are_compared_with_months_and_days_with_days() {
        Period quarter = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));
        assertThat(quarter.before().from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(quarter.before().to()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(quarter.yearBefore().from()).isEqualTo(LocalDate.of(2025, 4, 1));
        Period holiday = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 4, 30), LocalDate.of(2026, 5, 2));
        assertThat(holiday.before().from()).isEqualTo(LocalDate.of(2026, 4, 28));
        assertThat(holiday.yearBefore().from()).isEqualTo(LocalDate.of(2025, 4, 30));
        assertThat(holiday.yearBefore().last()).isEqualTo(LocalDate.of(2025, 5, 1));
    }

    @Test
    void whatever_may_be_chosen_can_be_compared() {
        LocalDate earliest = LocalDate.of(2005, 1, 1);
        for (int days : new int[] {1, 27, 365, PeriodChoice.MAX_DAYS}) {
            Period chosen = new Period(Period.Kind.CHOSEN, earliest, earliest.plusDays(days));
            for (Period other : new Period[] {
                chosen.before(), chosen.yearBefore(), DailySeries.shown(chosen).yearBefore()
            }) {
                assertThat(new TourismQuestion(other.from(), other.to(), List.of(), Territory.province(), false))
                        .isNotNull();
            }
        }
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
