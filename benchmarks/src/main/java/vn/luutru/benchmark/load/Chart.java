package vn.luutru.benchmark.load;

import java.util.List;
import java.util.Locale;

/** Line charts as SVG, with nothing to load from elsewhere. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;
    private static final int GRID = 4;
    private static final String[] COLOURS = {"#1f77b4", "#d62728", "#2ca02c", "#9467bd"};

    /** One line: a value for each second. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Series(String name, double[] values) {}

    private Chart() {}

    static String lines(String title, List<Series> all) {
        double top = 1;
        int length = 1;
        for (Series series : all) {
            length = Math.max(length, series.values().length);
            for (double value : series.values()) {
                top = Math.max(top, value);
            }
        }
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<text x=\"%d\" y=\"16\" font-size=\"14\">%s</text>%n",
                WIDTH,
                HEIGHT,
                title,
                LEFT,
                title));
        for (int line = 0; line <= GRID; line++) {
            double y = y(top * line / GRID, top);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>%n",
                    LEFT,
                    WIDTH,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    top * line / GRID));
        }
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            String colour = COLOURS[i % COLOURS.length];
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"16\" fill=\"%s\">%s</text>%n",
                    360 + 130 * i,
                    colour,
                    series.name()));
            svg.append(String.format(Locale.ROOT, "<polyline fill=\"none\" stroke=\"%s\" points=\"", colour));
            for (int second = 0; second < series.values().length; second++) {
                double x = LEFT + (WIDTH - LEFT) * (double) second / Math.max(1, length - 1);
                svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(series.values()[second], top)));
            }
            svg.append(String.format(Locale.ROOT, "\"/>%n"));
        }
        return svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">0 s</text>", LEFT, HEIGHT - 8))
                .append(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d s</text>%n</svg>",
                        WIDTH,
                        HEIGHT - 8,
                        length))
                .toString();
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
    }
}
