package vn.luutru.adapter.web.office;

import gg.jte.Content;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;

/**
 * How a figure differs from that of another period. Published figures have margins: a difference that the margins of both
 * could make is said to be within them, and not a rise or a fall.
 */
public final class Change {

    private final PageWords words;
    private final String versus;

    /** @param versus what it is compared with, in the page's language; empty where the place says it */
    public Change(PageWords words, String versus) {
        this.words = words;
        this.versus = versus;
    }

    /**
     * In per cent of the other figure, unless that one is no larger than its own margin: it may as well be nothing.
     *
     * @param margin       by how much the figure may err; 0 where it is exact
     * @param marginBefore the same of the other
     */
    public Content inPercent(long now, long before, double margin, double marginBefore) {
        if (before <= 0 || before <= marginBefore) {
            return none();
        }
        double part = (double) (now - before) / before;
        return written(
                part,
                Math.abs(now - before) <= Math.hypot(margin, marginBefore),
                words.formats().share(Math.abs(part)));
    }

    /** In points of per cent: for figures that are ratios. */
    public Content inPoints(double now, double before, double margin, double marginBefore) {
        double points = now - before;
        String written = words.text("office.points", words.formats().decimal(Math.abs(100 * points), 1));
        return written(points, Math.abs(points) <= Math.hypot(margin, marginBefore), written);
    }

    /** As a number of two decimals. */
    public Content asNumber(double now, double before, double margin, double marginBefore) {
        double difference = now - before;
        boolean withinMargin = Math.abs(difference) <= Math.hypot(margin, marginBefore);
        return written(difference, withinMargin, words.formats().decimal(Math.abs(difference), 2));
    }

    /** There is nothing to compare with. */
    public Content none() {
        return versus.isEmpty()
                ? Html.raw("<span class=\"lt-muted\">–</span>")
                : Html.raw("<span>" + Html.escape(words.text("office.none", versus)) + "</span>");
    }

    private Content written(double difference, boolean withinMargin, String size) {
        String beside = versus.isEmpty() ? "" : " " + words.text("office.versus", versus);
        if (Math.abs(difference) < 5e-4) {
            return Html.raw("<span>= " + Html.escape(words.text("office.same") + beside) + "</span>");
        }
        if (withinMargin) {
            return Html.raw("<span>≈ " + Html.escape(words.text("office.noise") + beside) + "</span>");
        }
        boolean up = difference > 0;
        return Html.raw("<span class=\"" + (up ? "up" : "down") + "\"><span aria-hidden=\"true\">" + (up ? "▲ " : "▼ ")
                + "</span><span class=\"visually-hidden\">" + Html.escape(words.text(up ? "office.up" : "office.down"))
                + " </span>" + Html.escape(size + beside) + "</span>");
    }
}
