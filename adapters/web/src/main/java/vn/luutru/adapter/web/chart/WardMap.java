package vn.luutru.adapter.web.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Html;

/** Wards coloured by a count, in six classes with round limits. What it shows is in a table beside it. */
public final class WardMap {

    /** Limits of the classes above the second, for counts as of one night; tenfold, hundredfold for larger ones. */
    private static final int[] LIMITS = {20, 60, 200, 600};

    /**
     * A ward.
     *
     * @param name   as it is written on the map
     * @param spoken its name and its count in words, for a pointer that rests on it and for screen readers
     */
    public record Ward(String code, String name, String spoken, long count) {}

    private final WardShapes shapes;
    private final List<Ward> wards;
    private final Formats formats;
    private final long factor;

    WardMap(WardShapes shapes, List<Ward> wards, Formats formats) {
        this.shapes = shapes;
        this.wards = List.copyOf(wards);
        this.formats = formats;
        long most = wards.stream().mapToLong(Ward::count).max().orElse(0);
        long power = 1;
        while (LIMITS[LIMITS.length - 1] * power * 10 <= most) {
            power *= 10;
        }
        this.factor = power;
    }

    /**
     * The map.
     *
     * @param id    of its title, unique on the page
     * @param title what it shows, in one sentence
     */
    public Content drawn(String id, String title) {
        return drawn(id, title, null);
    }

    /**
     * The map, each ward a link for a pointer. Whoever has a keyboard finds the same links in the table beside it, and does
     * not have to pass 166 of them here.
     *
     * @param address of what a ward leads to, by its code; null for a map without links
     */
    public Content drawn(String id, String title, @Nullable UnaryOperator<String> address) {
        StringBuilder map = new StringBuilder(32_768);
        for (Ward ward : wards) {
            String shape = shapes.shape(ward.code(), "m" + colour(ward.count()), ward.name());
            if (shape != null) {
                String link = address == null
                        ? "<g>"
                        : "<a href=\"" + Html.escape(address.apply(ward.code())) + "\" tabindex=\"-1\">";
                map.append(link)
                        .append("<title>")
                        .append(Html.escape(ward.spoken()))
                        .append("</title>")
                        .append(shape)
                        .append(address == null ? "</g>" : "</a>");
            }
        }
        return Html.raw(new Svg("tm", shapes.width(), shapes.height(), id, title, address == null ? "img" : "group")
                .raw(map.toString())
                .end());
    }

    /**
     * Which colour is which.
     *
     * @param to   between two limits
     * @param more after the last one
     */
    public Content scale(String to, String more) {
        List<String> names = new ArrayList<>(List.of("0"));
        long from = 1;
        for (int limit : LIMITS) {
            names.add(formats.count(from) + " " + to + " " + formats.count(limit * factor - 1));
            from = limit * factor;
        }
        names.add(formats.count(from) + " " + more);
        StringBuilder scale = new StringBuilder("<ul class=\"lt-scale\">");
        for (int colour = 0; colour < names.size(); colour++) {
            scale.append("<li><svg class=\"tm\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><rect class=\"m")
                    .append(colour)
                    .append("\" width=\"20\" height=\"20\" rx=\"3\"/></svg>")
                    .append(Html.escape(names.get(colour)))
                    .append("</li>");
        }
        return Html.raw(scale.append("</ul>").toString());
    }

    int colour(long count) {
        if (count <= 0) {
            return 0;
        }
        int colour = 1;
        for (int limit : LIMITS) {
            if (count >= limit * factor) {
                colour++;
            }
        }
        return colour;
    }
}
