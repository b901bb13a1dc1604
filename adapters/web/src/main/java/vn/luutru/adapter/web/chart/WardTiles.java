package vn.luutru.adapter.web.chart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;

/**
 * The 166 wards as equal tiles, each near its place: a small ward with many guests is as easy to see as a large one. The
 * places were computed from the wards' centres, each ward one tile, with as little moving as possible.
 */
final class WardTiles implements WardShapes {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 44;
    private static final int COLUMNS = 20;
    private static final int ROWS = 16;
    private static final int ONE_LINE = 7;

    /** Of the two darkest colours, on which dark letters cannot be read. */
    private static final String DARK = "m4 m5";

    private record Place(int column, int row) {}

    private final Map<String, Place> places = read();

    private static Map<String, Place> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WardTiles.class.getResourceAsStream("wards.csv")), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            cells -> cells[0],
                            cells -> new Place(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int width() {
        return COLUMNS * WIDTH;
    }

    @Override
    public int height() {
        return ROWS * HEIGHT;
    }

    @Override
    public @Nullable String shape(String ward, String cssClass, String name) {
        Place place = places.get(ward);
        if (place == null) {
            return null;
        }
        int x = place.column * WIDTH;
        int y = place.row * HEIGHT;
        String rect = "<rect class=\"" + cssClass + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + WIDTH
                + "\" height=\"" + HEIGHT + "\" rx=\"4\"/>";
        int middle = x + WIDTH / 2;
        int cut = cut(name);
        String letters = DARK.contains(cssClass) ? "on" : null;
        return cut < 0
                ? rect + line(letters, middle, y + 27, name)
                : rect
                        + line(letters, middle, y + 20, name.substring(0, cut))
                        + line(letters, middle, y + 34, name.substring(cut + 1));
    }

    /** The space nearest to the middle; -1 where one line is enough. */
    private static int cut(String name) {
        if (name.length() <= ONE_LINE) {
            return -1;
        }
        int best = -1;
        for (int space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) {
            if (best < 0 || Math.abs(2 * space - name.length()) < Math.abs(2 * best - name.length())) {
                best = space;
            }
        }
        return best;
    }

    private static String line(@Nullable String cssClass, int x, int y, String words) {
        return "<text" + (cssClass == null ? "" : " class=\"" + cssClass + "\"") + " x=\"" + x + "\" y=\"" + y + "\">"
                + Html.escape(words) + "</text>";
    }
}
