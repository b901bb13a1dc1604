package vn.luutru.adapter.web.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.WordsOf;

class ComparedDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static ComparedDays of(Period period) {
        return new ComparedDays(WordsOf.language(new Texts(), Language.VI), period);
    }

    private static ComparedDays of(Period.Kind kind, LocalDate today) {
        return of(Period.of(kind, today));
    }

    @Test
    void each_comparison_says_its_days() {
        assertThat(of(Period.Kind.NIGHT, TODAY).previous()).isEqualTo("cùng đêm tuần trước, 21/11/2026");
        assertThat(of(Period.Kind.NIGHT, TODAY).yearBefore()).isEqualTo("cùng thứ năm trước, 29/11/2025");
        assertThat(of(Period.Kind.WEEK, TODAY).previous()).isEqualTo("7 ngày trước đó, 15/11–21/11/2026");
        assertThat(of(Period.Kind.WEEK, TODAY).yearBefore()).isEqualTo("cùng thứ năm trước, 23/11–29/11/2025");
        assertThat(of(Period.Kind.THIS_MONTH, TODAY).previous()).isEqualTo("28 ngày đầu tháng trước, 01/10–28/10/2026");
        assertThat(of(Period.Kind.THIS_MONTH, TODAY).yearBefore()).isEqualTo("cùng kỳ năm trước, 01/11–28/11/2025");
        assertThat(of(Period.Kind.LAST_MONTH, TODAY).previous()).isEqualTo("tháng liền trước, 09/2026");
        assertThat(of(Period.Kind.LAST_MONTH, TODAY).yearBefore()).isEqualTo("cùng kỳ năm trước, 10/2025");
        assertThat(of(Period.Kind.YEAR, TODAY).yearBefore()).isEqualTo("cùng kỳ năm trước, 01/01–28/11/2025");
        assertThat(of(Period.Kind.YEAR, TODAY).hasPrevious()).isFalse();
    }

    @Test
    void the_running_month_says_so_when_the_month_before_has_too_few_days() {
        assertThat(of(Period.Kind.THIS_MONTH, LocalDate.of(2026, 3, 31)).previous())
                .isEqualTo("30 ngày liền trước, 30/01–28/02/2026");
    }

    @Test
    void of_a_chosen_day_the_weekday_is_named_since_it_is_another() {
        Period saturday = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 11, 28), LocalDate.of(2026, 11, 29));
        assertThat(of(saturday).previous()).isEqualTo("1 ngày liền trước, thứ Sáu 27/11/2026");
        assertThat(of(saturday).yearBefore()).isEqualTo("cùng kỳ năm trước, thứ Sáu 28/11/2025");
        Period months = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1));
        assertThat(of(months).previous()).isEqualTo("kỳ liền trước, 01/2026–03/2026");
        Period newYear = new Period(Period.Kind.CHOSEN, LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 5));
        assertThat(of(newYear).previous()).isEqualTo("3 ngày liền trước, 30/12/2025–01/01/2026");
    }

    @Test
    void a_holiday_that_lies_in_one_of_the_periods_is_named_with_its_days() {
        assertThat(of(Period.Kind.LAST_MONTH, LocalDate.of(2026, 3, 5)).uneven())
                .containsExactly(
                        "so tháng liền trước, 01/2026 có Tết Nguyên đán 16/02–21/02/2026",
                        "so cùng kỳ năm trước, 02/2025 có Tết Nguyên đán 28/01–02/02/2025, Tết Nguyên đán"
                                + " 16/02–21/02/2026");
        assertThat(of(Period.Kind.NIGHT, TODAY).uneven()).isEmpty();
    }
}
