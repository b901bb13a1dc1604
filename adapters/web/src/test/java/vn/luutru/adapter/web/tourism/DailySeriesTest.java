package vn.luutru.adapter.web.tourism;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.adapter.web.WordsOf;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.projection.report.TourismView;

/** Each day has as many arrivals as it has in its month, so that its number tells which day it is. */
class DailySeriesTest {

    private static TourismView.Shown arrivals(long count) {
        return new TourismView.Shown(
                count, 0, count, 0, count, 0, null, null, null, null, null, null, null, null, null, count, null);
    }

    private static TourismView days(Period period) {
        List<TourismView.Item> items = period.from()
                .datesUntil(period.to())
                .map(day -> new TourismView.Item(
                        Collections.singletonMap("day", day.toString()), arrivals(day.getDayOfMonth())))
                .toList();
        return new TourismView(
                period.from(), period.last(), List.of("day"), period.to(), true, items, arrivals(1_000), List.of());
    }

    private static DailySeries series(Period period) {
        Period shown = DailySeries.shown(period);
        return new DailySeries(
                WordsOf.language(new Texts(), Language.VI), shown, false, days(shown), days(shown.yearBefore()));
    }

    private static List<String> row(DataTable table, int place) {
        return table.rows().get(place).cells().stream()
                .map(DailySeriesTest::written)
                .toList();
    }

    private static String written(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(output);
        return output.toString();
    }

    @Test
    void of_a_month_the_line_of_last_year_is_of_the_same_dates_as_the_figure_beside_it() {
        Period month = Period.of(Period.Kind.LAST_MONTH, LocalDate.of(2026, 11, 5));
        DailySeries series = series(month);
        assertThat(series.table().columns().getLast().name()).isEqualTo("Năm trước, cùng ngày");
        assertThat(series.table().rows()).hasSize(31);
        assertThat(row(series.table(), 0)).containsExactly("31", "31");
        assertThat(row(series.table(), 30)).containsExactly("1", "1");
        assertThat(series.note()).startsWith("Năm trước là 10/2025.");
    }

    @Test
    void of_a_night_it_is_of_the_same_weekdays() {
        DailySeries series = series(Period.of(Period.Kind.NIGHT, LocalDate.of(2026, 11, 29)));
        assertThat(series.table().columns().getLast().name()).isEqualTo("Năm trước, cùng thứ");
        assertThat(series.table().rows()).hasSize(28);
        assertThat(row(series.table(), 0)).containsExactly("28", "29");
        assertThat(series.note()).startsWith("Năm trước là 02/11–29/11/2025.");
    }

    @Test
    void a_leap_day_has_none_by_its_date_and_the_days_beside_it_keep_theirs() {
        DailySeries february = series(Period.of(Period.Kind.LAST_MONTH, LocalDate.of(2028, 3, 5)));
        assertThat(row(february.table(), 0)).containsExactly("29", "–");
        assertThat(row(february.table(), 1)).containsExactly("28", "28");
        DailySeries later = series(Period.of(Period.Kind.LAST_MONTH, LocalDate.of(2029, 3, 5)));
        assertThat(row(later.table(), 0)).containsExactly("28", "28");
        DailySeries running = series(Period.of(Period.Kind.THIS_MONTH, LocalDate.of(2028, 2, 29)));
        assertThat(row(running.table(), 0)).containsExactly("28", "28");
    }
}
