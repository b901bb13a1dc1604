package vn.luutru.projection.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Until when somebody without a check-out is taken for being there. */
class MissingCheckOutsTest {

    private static final LocalDate ARRIVED = LocalDate.of(2026, 7, 1);

    @Test
    void the_planned_day_counts_however_long_the_stay_and_the_setting_where_none_was_declared() {
        MissingCheckOuts week = new MissingCheckOuts(7);
        LocalDate planned = LocalDate.of(2027, 6, 30);

        assertThat(week.expectedUntil(ARRIVED, planned)).isEqualTo(planned);
        assertThat(week.expectedUntil(ARRIVED, null)).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(MissingCheckOuts.USUAL.expectedUntil(ARRIVED, null)).isEqualTo(LocalDate.of(2026, 7, 31));
    }

    @Test
    void there_is_at_least_one_night_and_no_more_than_a_hundred_years_of_them() {
        assertThat(new MissingCheckOuts(1).end(ARRIVED)).isEqualTo(ARRIVED.plusDays(1));
        assertThatThrownBy(() -> new MissingCheckOuts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MissingCheckOuts(36_501)).isInstanceOf(IllegalArgumentException.class);
    }
}
