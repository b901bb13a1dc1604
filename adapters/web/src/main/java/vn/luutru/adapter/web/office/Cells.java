package vn.luutru.adapter.web.office;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.projection.report.Cell;

/** Published counts as pages write them: a number, or a word why there is none. */
public final class Cells {

    private static final double FULL = 0.95;

    private final PageWords words;

    public Cells(PageWords words) {
        this.words = words;
    }

    /** The count; a word where it is held back. */
    public Content of(Cell cell) {
        Long value = cell.value();
        if (value != null) {
            return Html.text(words.formats().count(value));
        }
        return cell.suppressed()
                ? Html.raw("<span class=\"lt-muted\">" + Html.escape(words.text("office.few"))
                        + "<span class=\"visually-hidden\">: " + Html.escape(words.text("office.few.words"))
                        + "</span></span>")
                : Html.raw("<span class=\"lt-muted\">–</span>");
    }

    /** The count as a number of a key figure. */
    public String big(Cell cell) {
        Long value = cell.value();
        return value == null ? words.text("office.few") : words.formats().count(value);
    }

    /** How full beds are, as a bar and a figure; a dash without beds or without a count. */
    public Content fill(Cell occupied, long beds) {
        Long value = occupied.value();
        if (beds == 0 || value == null) {
            return Html.raw("<span class=\"lt-muted\">–</span>");
        }
        double share = (double) value / beds;
        String written = Html.escape(words.formats().roughShare(share));
        return Html.raw("<span class=\"lt-fill\"><progress class=\"lt-progress thin" + (share >= FULL ? " hot" : "")
                + "\" max=\"100\" value=\"" + Math.min(100, Math.round(100 * share)) + "\" aria-label=\"" + written
                + "\">"
                + written + "</progress><span>" + written + "</span></span>");
    }

    /** Nothing for a count that is held back. */
    public static long orNothing(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
