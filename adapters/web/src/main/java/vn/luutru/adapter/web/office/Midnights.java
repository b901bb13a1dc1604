package vn.luutru.adapter.web.office;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.LineChart;

/** A published count at the last local midnights: as lines, and as a table. */
public final class Midnights {

    /** How many are shown. */
    public static final int SHOWN = 15;

    /**
     * What is counted.
     *
     * @param count of a midnight; null where nothing is given
     */
    public record Line(String name, Function<LocalDate, @Nullable Long> count) {}

    private record Read(String name, List<@Nullable Long> counts) {}

    private final PageWords words;
    private final String caption;
    private final List<LocalDate> days;
    private final List<Read> lines;

    /**
     * @param caption what is shown
     * @param latest  the local day that began with the last midnight
     */
    public Midnights(PageWords words, String caption, LocalDate latest, List<Line> lines) {
        this.words = words;
        this.caption = caption;
        days = days(latest);
        this.lines = lines.stream()
                .map(line -> new Read(
                        line.name(),
                        days.stream()
                                .<@Nullable Long>map(day -> line.count().apply(day))
                                .toList()))
                .toList();
    }

    /** The local days that began with the midnights that are shown, the earliest first. */
    public static List<LocalDate> days(LocalDate latest) {
        return latest.minusDays(SHOWN - 1L).datesUntil(latest.plusDays(1)).toList();
    }

    public String caption() {
        return caption;
    }

    /** @param id unique on the page */
    public LineChart chart(String id) {
        List<LineChart.Series> series = lines.stream()
                .map(line -> new LineChart.Series(
                        line.name,
                        line.counts.stream()
                                .<@Nullable Double>map(count -> count == null ? null : count.doubleValue())
                                .toList()))
                .toList();
        String title = words.text(
                "office.midnights",
                caption,
                words.formats().day(days.getFirst()),
                words.formats().day(days.getLast()));
        return new LineChart(
                id, title, days.stream().map(words.formats()::shortDay).toList(), series, words.formats());
    }

    /** The same as a table, the last midnight first. */
    public DataTable table() {
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(DataTable.Column.words(words.text("office.midnight")));
        lines.forEach(line -> columns.add(DataTable.Column.numbers(line.name)));
        DataTable table = new DataTable(
                caption, "dense num1", Html.text(words.text("office.empty")), columns.toArray(DataTable.Column[]::new));
        for (int day = days.size() - 1; day >= 0; day--) {
            List<Content> cells = new ArrayList<>();
            for (Read line : lines) {
                Long count = line.counts.get(day);
                cells.add(Html.text(count == null ? "–" : words.formats().count(Objects.requireNonNull(count))));
            }
            table.row(Html.text("0:00 " + words.formats().day(days.get(day))), cells.toArray(Content[]::new));
        }
        return table;
    }
}
