package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.LineChart;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.projection.report.TourismView;

/**
 * Arrivals, day by day, beside those of the year before on the same weekdays; of a long period month by month. A short
 * period is shown with the four weeks that end with it.
 */
public final class DailySeries {

    private static final int SHORTEST = 28;
    private static final int MAX_DAYS = 92;
    private static final String HERE = "tourism.series.";

    private final PageWords words;
    private final List<LocalDate> days = new ArrayList<>();
    private final Map<LocalDate, Long> now = new HashMap<>();
    private final Map<LocalDate, Long> before = new HashMap<>();
    private final boolean months;
    private final Period shown;
    private boolean compares;

    private DailySeries(PageWords words, Period shown, boolean months) {
        this.words = words;
        this.shown = shown;
        this.months = months;
    }

    static DailySeries of(PageWords words, TourismFigures figures, Period period, Territory territory) {
        boolean months = period.days() > MAX_DAYS;
        LocalDate from = period.days() < SHORTEST ? period.to().minusDays(SHORTEST) : period.from();
        Period shown = new Period(period.kind(), from, period.to());
        DailySeries series = new DailySeries(words, shown, months);
        Breakdown by = months ? Breakdown.MONTH : Breakdown.DAY;
        Period year = months
                ? new Period(period.kind(), from.minusYears(1), period.to().minusYears(1))
                : new Period(period.kind(), from.minusDays(364), period.to().minusDays(364));
        series.read(figures.view(shown, by, territory), series.now, 0);
        TourismView before = figures.view(year, by, territory);
        series.read(before, series.before, months ? 12 : 364);
        series.compares = before.total().arrivals() > Shown.arrivalsMargin(before.total());
        for (LocalDate day = months ? from.withDayOfMonth(1) : from;
                day.isBefore(period.to());
                day = months ? day.plusMonths(1) : day.plusDays(1)) {
            series.days.add(day);
        }
        return series;
    }

    private void read(TourismView view, Map<LocalDate, Long> into, int later) {
        for (TourismView.Item item : view.items()) {
            String value = TourismFigures.value(item);
            if (value != null) {
                LocalDate day = months ? YearMonth.parse(value.substring(0, 7)).atDay(1) : LocalDate.parse(value);
                into.put(
                        months ? day.plusMonths(later) : day.plusDays(later),
                        item.figures().arrivals());
            }
        }
    }

    /** @param id unique on the page */
    public LineChart chart(String id) {
        List<LineChart.Series> lines = new ArrayList<>();
        lines.add(line(words.text(HERE + "now"), now));
        if (compares) {
            lines.add(line(words.text(HERE + (months ? "before.months" : "before")), before));
        }
        long most = now.values().stream().mapToLong(Long::longValue).max().orElse(0);
        String title = words.text(
                HERE + "title",
                words.formats().day(shown.from()),
                words.formats().day(shown.last()),
                words.formats().count(most));
        return new LineChart(id, title, days.stream().map(this::label).toList(), lines, words.formats());
    }

    private LineChart.Series line(String name, Map<LocalDate, Long> counts) {
        return new LineChart.Series(
                name,
                days.stream()
                        .<@Nullable Double>map(day -> (double) counts.getOrDefault(day, 0L))
                        .toList());
    }

    private String label(LocalDate day) {
        return months
                ? words.formats().month(YearMonth.from(day))
                : words.formats().shortDay(day);
    }

    /** The figures of the lines. */
    public DataTable table() {
        DataTable.Column[] columns = Stream.of(
                        DataTable.Column.words(words.text(HERE + (months ? "month" : "day"))),
                        DataTable.Column.numbers(words.text(HERE + "now")),
                        compares
                                ? DataTable.Column.numbers(words.text(HERE + (months ? "before.months" : "before")))
                                : null)
                .filter(Objects::nonNull)
                .toArray(DataTable.Column[]::new);
        DataTable table = new DataTable(
                words.text(HERE + "caption"), "dense num1", Html.text(words.text("tourism.empty")), columns);
        for (LocalDate day : days.reversed()) {
            String count = words.formats().count(now.getOrDefault(day, 0L));
            String other = words.formats().count(before.getOrDefault(day, 0L));
            if (compares) {
                table.row(Html.text(full(day)), Html.text(count), Html.text(other));
            } else {
                table.row(Html.text(full(day)), Html.text(count));
            }
        }
        return table;
    }

    private String full(LocalDate day) {
        return months
                ? words.formats().month(YearMonth.from(day))
                : words.text("office.weekday." + day.getDayOfWeek().getValue()) + " "
                        + words.formats().day(day);
    }

    /** What has to be known of the lines. */
    public String note() {
        return words.text(HERE + (compares ? "note" : "note.alone"));
    }
}
