package vn.luutru.adapter.web.chart;

import java.util.Locale;
import vn.luutru.adapter.web.Html;

/** Writes a drawing. Colours come from the stylesheet by class. */
final class Svg {

    private final StringBuilder text = new StringBuilder(4_096);

    /**
     * @param kind  its classes
     * @param id    of its title, once on a page
     * @param title what it shows, in one sentence
     */
    Svg(String kind, int width, int height, String id, String title) {
        this(kind, width, height, id, title, "img");
    }

    /** @param role img, or group where there are links in it: nothing within an image can be reached */
    Svg(String kind, int width, int height, String id, String title, String role) {
        text.append("<svg class=\"")
                .append(kind)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height);
        text.append("\" role=\"")
                .append(role)
                .append("\" aria-labelledby=\"")
                .append(id)
                .append("\"><title id=\"")
                .append(id)
                .append("\">");
        text.append(Html.escape(title)).append("</title>");
    }

    Svg line(String cssClass, double x1, double x2, double y) {
        text.append("<line class=\"")
                .append(cssClass)
                .append("\" x1=\"")
                .append(number(x1))
                .append("\" x2=\"");
        text.append(number(x2))
                .append("\" y1=\"")
                .append(number(y))
                .append("\" y2=\"")
                .append(number(y))
                .append("\"/>");
        return this;
    }

    /** @param anchor which end of the text stands at x: start, middle or end */
    Svg text(String cssClass, double x, double y, String anchor, String words) {
        text.append("<text class=\"")
                .append(cssClass)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"");
        text.append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(Html.escape(words));
        text.append("</text>");
        return this;
    }

    Svg path(String cssClass, CharSequence data) {
        text.append("<path class=\"")
                .append(cssClass)
                .append("\" d=\"")
                .append(data)
                .append("\"/>");
        return this;
    }

    Svg dot(String cssClass, double x, double y) {
        text.append("<circle class=\"")
                .append(cssClass)
                .append("\" cx=\"")
                .append(number(x))
                .append("\" cy=\"");
        text.append(number(y)).append("\" r=\"6\"/>");
        return this;
    }

    /** HTML of ours. */
    Svg raw(String html) {
        text.append(html);
        return this;
    }

    /** At most one decimal. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The whole drawing. */
    String end() {
        return text.append("</svg>").toString();
    }
}
