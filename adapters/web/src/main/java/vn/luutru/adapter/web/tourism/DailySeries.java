package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.LineChart;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.projection.report.TourismView;

/**
 * Arrivals, day by day, beside those of the year before on the days that are the same by the rule of the page's period;
 * of a long period month by month. A short period is shown with the four weeks that end with it.
 */
public final class DailySeries {

    /** So many days are drawn at least. */
    static final int SHORTEST = 28;

    private static final int MAX_DAYS = 92;
    private static final String HERE = "tourism.series.";

    private final PageWords words;
    private final List<LocalDate> days = new ArrayList<>();
    private final Map<LocalDate, Long> now;
    private final Map<LocalDate, Long> before;
    private final boolean months;
    private final Period shown;
    private final boolean compares;

    DailySeries(PageWords words, Period shown, boolean months, TourismView now, TourismView before) {
        this.words = words;
        this.shown = shown;
        this.months = months;
        this.now = counts(now);
        this.before = counts(before);
        this.compares = before.total().arrivals() > Shown.arrivalsMargin(before.total());
        for (LocalDate day = months ? shown.from().withDayOfMonth(1) : shown.from();
                day.isBefore(shown.to());
                day = months ? day.plusMonths(1) : day.plusDays(1)) {
            days.add(day);
        }
    }

    static DailySeries of(PageWords words, TourismFigures figures, Period period, Territory territory) {
        Breakdown by = breakdown(period);
        Period shown = shown(period);
        return new DailySeries(
                words,
                shown,
                by == Breakdown.MONTH,
                figures.view(shown, by, territory),
                figures.view(shown.yearBefore(), by, territory));
    }

    /** By what a period is drawn: by days, a long one by months. */
    static Breakdown breakdown(Period period) {
        return period.days() > MAX_DAYS ? Breakdown.MONTH : Breakdown.DAY;
    }

    /** The days that are drawn of a period. */
    static Period shown(Period period) {
        return period.days() < SHORTEST
                ? new Period(period.kind(), period.to().minusDays(SHORTEST), period.to())
                : period;
    }

    private Map<LocalDate, Long> counts(TourismView view) {
        Map<LocalDate, Long> counts = new HashMap<>();
        for (TourismView.Item item : view.items()) {
            String value = TourismFigures.value(item);
            if (value != null) {
                LocalDate day = months ? YearMonth.parse(value.substring(0, 7)).atDay(1) : LocalDate.parse(value);
                counts.put(day, item.figures().arrivals());
            }
        }
        return counts;
    }

    private long now(LocalDate day) {
        return now.getOrDefault(day, 0L);
    }

    /** Null of a day that the year before did not have. */
    private @Nullable Long before(LocalDate day) {
        LocalDate then = months ? day.minusYears(1) : shown.yearBefore(day);
        return then == null ? null : before.getOrDefault(then, 0L);
    }

    /** @param id unique on the page */
    public LineChart chart(String id) {
        List<LineChart.Series> lines = new ArrayList<>();
        lines.add(line(words.text(HERE + "now"), this::now));
        if (compares) {
            lines.add(line(beforeName(), this::before));
        }
        long most = days.stream().mapToLong(this::now).max().orElse(0);
        String title = words.text(
                HERE + "title",
                words.formats().day(shown.from()),
                words.formats().day(shown.last()),
                words.formats().count(most));
        return new LineChart(id, title, days.stream().map(this::label).toList(), lines, words.formats());
    }

    private LineChart.Series line(String name, Function<LocalDate, @Nullable Long> counts) {
        return new LineChart.Series(
                name,
                days.stream()
                        .<@Nullable Double>map(day -> {
                            Long count = counts.apply(day);
                            return count == null ? null : (double) count;
                        })
                        .toList());
    }

    private String beforeName() {
        return words.text(HERE + "before."
                + (months ? "months" : shown.kind().sameDays() == Period.SameDays.WEEKDAYS ? "weekdays" : "dates"));
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
                        compares ? DataTable.Column.numbers(beforeName()) : null)
                .filter(Objects::nonNull)
                .toArray(DataTable.Column[]::new);
        DataTable table = new DataTable(
                words.text(HERE + "caption"), "dense num1", Html.text(words.text("tourism.empty")), columns);
        for (LocalDate day : days.reversed()) {
            String count = words.formats().count(now(day));
            if (compares) {
                Long other = before(day);
                table.row(
                        Html.text(full(day)),
                        Html.text(count),
                        Html.text(other == null ? "–" : words.formats().count(other)));
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

    /** What has to be known of the lines: which days the other line is of. */
    public String note() {
        return compares
                ? words.text(HERE + "note", new ComparedDays(words, shown).days(shown.yearBefore()))
                : words.text(HERE + "note.alone");
    }
}
