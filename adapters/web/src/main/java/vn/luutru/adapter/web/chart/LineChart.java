package vn.luutru.adapter.web.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Html;

/**
 * Lines over days, drawn twice: wide for a computer, narrow for a phone. Lines differ by dashes as well as by colour; the first
 * is the one that matters, and its largest value is written beside it.
 */
public final class LineChart {

    private static final List<Box> BOXES =
            List.of(new Box("ch wide", 1_000, 310, 76, 945, 5), new Box("ch narrow", 420, 280, 58, 372, 4));
    private static final Box WALL = new Box("ch wide", 1_000, 610, 110, 945, 4);
    private static final int TOP = 30;
    private static final int BELOW = 42;

    /** Where the lines are in a drawing, and how many days are named below. */
    private record Box(String kind, int width, int height, int left, int right, int labels) {
        int bottom() {
            return height - BELOW;
        }
    }

    /**
     * A line.
     *
     * @param values one for each day, null where there is none
     */
    public record Series(String name, List<@Nullable Double> values) {}

    private final String id;
    private final String title;
    private final List<String> days;
    private final List<Series> series;
    private final Formats formats;
    private final Scale scale;

    /**
     * @param id     unique on the page
     * @param title  what the drawing shows, in one sentence
     * @param days   as they are written below
     * @param series at most three
     */
    public LineChart(String id, String title, List<String> days, List<Series> series, Formats formats) {
        this.id = id;
        this.title = title;
        this.days = List.copyOf(days);
        this.series = List.copyOf(series);
        this.formats = formats;
        this.scale = Scale.upTo(series.stream()
                .flatMap(line -> line.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
    }

    /** Which line is which. */
    public Content legend() {
        StringBuilder legend = new StringBuilder("<ul class=\"lt-legend ch\">");
        for (int line = 0; line < series.size(); line++) {
            legend.append("<li><svg viewBox=\"0 0 36 12\" aria-hidden=\"true\"><path class=\"s")
                    .append(line + 1)
                    .append("\" d=\"M2 6h32\"/></svg>")
                    .append(Html.escape(series.get(line).name()))
                    .append("</li>");
        }
        return Html.raw(legend.append("</ul>").toString());
    }

    /** Both drawings. */
    public Content drawings() {
        StringBuilder both = new StringBuilder(16_384);
        for (int box = 0; box < BOXES.size(); box++) {
            both.append(drawn(BOXES.get(box), id + "-" + box));
        }
        return Html.raw(both.toString());
    }

    /** A high drawing, for a wall, and the one for a phone. */
    public Content wall() {
        return Html.raw(drawn(WALL, id) + drawn(BOXES.getLast(), id + "-0"));
    }

    private String drawn(Box box, String titleId) {
        Svg svg = new Svg(box.kind, box.width, box.height, titleId, title);
        for (int step = 0; step <= scale.steps(); step++) {
            double y = y(box, step * scale.step());
            svg.line(step == 0 ? "axis" : "grid", box.left, box.right + 10.0, y);
            svg.text("mut", box.left - 10.0, y + 5, "end", formats.count(Math.round(step * scale.step())));
        }
        for (int day : labelled(box.labels)) {
            svg.text("mut", x(box, day), box.height - 12.0, "middle", days.get(day));
        }
        for (int line = series.size() - 1; line >= 0; line--) {
            svg.path("s" + (line + 1), path(box, series.get(line).values()));
        }
        if (!series.isEmpty()) {
            largest(svg, box, series.getFirst().values());
        }
        return svg.end();
    }

    private void largest(Svg svg, Box box, List<@Nullable Double> values) {
        int found = -1;
        double most = 0;
        for (int day = 0; day < values.size(); day++) {
            Double value = values.get(day);
            if (value != null && value > most) {
                most = value;
                found = day;
            }
        }
        if (found < 0) {
            return;
        }
        double x = x(box, found);
        double y = y(box, most);
        svg.dot("d1", x, y);
        svg.text(
                "bold",
                x < box.width / 2.0 ? x + 8 : x - 8,
                y - 10,
                x < box.width / 2.0 ? "start" : "end",
                formats.count(Math.round(most)));
    }

    /** Some days with equal distances, the first and the last among them where that goes. */
    private List<Integer> labelled(int most) {
        List<Integer> chosen = new ArrayList<>();
        int last = days.size() - 1;
        int every = Math.max(1, (int) Math.ceil(last / (most - 1.0)));
        for (int day = last; day >= 0; day -= every) {
            chosen.addFirst(day);
        }
        return chosen;
    }

    private String path(Box box, List<@Nullable Double> values) {
        StringBuilder data = new StringBuilder();
        boolean drawing = false;
        for (int day = 0; day < values.size(); day++) {
            Double value = values.get(day);
            if (value != null) {
                data.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x(box, day), y(box, value)));
            }
            drawing = value != null;
        }
        return data.toString();
    }

    private double x(Box box, int day) {
        return days.size() < 2
                ? (box.left + box.right) / 2.0
                : box.left + (double) (box.right - box.left) * day / (days.size() - 1);
    }

    private double y(Box box, double value) {
        return box.bottom() - (box.bottom() - TOP) * value / scale.top();
    }
}
