package vn.luutru.adapter.web.chart;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.adapter.web.Html;

/** Bars with their names and numbers: a list that is drawn, so it needs no table of its own. */
public final class Bars {

    private static final int WIDTH = 200;

    private record Bar(String name, long value, Content number) {}

    private final List<Bar> bars = new ArrayList<>();

    /**
     * A bar more.
     *
     * @param value  its length, beside the others
     * @param number as it is written
     */
    public Bars bar(String name, long value, String number) {
        return bar(name, value, Html.text(number));
    }

    /** A bar more, whose number is HTML. */
    public Bars bar(String name, long value, Content number) {
        bars.add(new Bar(name, Math.max(0, value), number));
        return this;
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /** The list. */
    public Content drawn() {
        long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
        return output -> {
            output.writeContent("<ul class=\"lt-bars ch\">");
            for (Bar bar : bars) {
                long width = most == 0 ? 0 : Math.round((double) WIDTH * bar.value / most);
                output.writeContent("<li><span>" + Html.escape(bar.name)
                        + "</span><svg viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                        + "<rect class=\"b0\" width=\"200\" height=\"10\"/><rect class=\"b1\" width=\"" + width
                        + "\" height=\"10\"/></svg><span class=\"n\">");
                bar.number.writeTo(output);
                output.writeContent("</span></li>");
            }
            output.writeContent("</ul>");
        };
    }
}
