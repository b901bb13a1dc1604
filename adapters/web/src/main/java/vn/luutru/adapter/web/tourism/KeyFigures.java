package vn.luutru.adapter.web.tourism;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.Change;
import vn.luutru.adapter.web.office.KeyFigure;
import vn.luutru.projection.report.TourismView;

/** The four numbers that the tourism pages open with. */
final class KeyFigures {

    private final PageWords words;
    private final Formats formats;
    private final Period period;
    private final TourismView view;

    KeyFigures(PageWords words, Period period, TourismView view) {
        this.words = words;
        this.formats = words.formats();
        this.period = period;
        this.view = view;
    }

    List<KeyFigure> all() {
        return List.of(arrivals(), days(), occupancy(), stay());
    }

    private KeyFigure arrivals() {
        TourismView.Shown now = view.total();
        double margin = Shown.arrivalsMargin(now);
        return new KeyFigure(
                words.text("tourism.arrivals"),
                formats.count(now.arrivals()),
                null,
                beside(
                        margin(margin),
                        (change, other) -> change.inPercent(
                                now.arrivals(), other.arrivals(), margin, Shown.arrivalsMargin(other))));
    }

    private KeyFigure days() {
        TourismView.Shown now = view.total();
        double margin = Shown.daysMargin(now);
        return new KeyFigure(
                words.text("tourism.days"),
                formats.count(now.guestDays()),
                null,
                beside(
                        margin(margin),
                        (change, other) ->
                                change.inPercent(now.guestDays(), other.guestDays(), margin, Shown.daysMargin(other))));
    }

    private KeyFigure occupancy() {
        TourismView.Shown now = view.total();
        Double share = Shown.occupancy(now);
        String name = words.text("tourism.occupancy");
        if (share == null) {
            return new KeyFigure(name, "–", null, Html.text(words.text("tourism.occupancy.none")));
        }
        double margin = Shown.occupancyMargin(now);
        String points = words.text("office.points", formats.decimal(100 * margin, 1));
        return new KeyFigure(
                name,
                formats.decimal(100 * share, 1),
                "%",
                beside(words.text("office.margin", points), (change, other) -> {
                    Double before = Shown.occupancy(other);
                    return before == null
                            ? change.none()
                            : change.inPoints(share, before, margin, Shown.occupancyMargin(other));
                }));
    }

    private KeyFigure stay() {
        Double now = view.total().averageStay();
        String name = words.text("tourism.stay");
        if (now == null) {
            return new KeyFigure(name, "–", null, Html.text(words.text("tourism.stay.none")));
        }
        return new KeyFigure(
                name,
                formats.decimal(now, 2),
                words.text("tourism.stay.unit"),
                beside(words.text("tourism.stay.of"), (change, other) -> {
                    Double before = other.averageStay();
                    return before == null
                            ? change.none()
                            : change.asNumber(now, before, Shown.stayMargin(view.total()), Shown.stayMargin(other));
                }));
    }

    private String margin(double margin) {
        return words.text("office.margin", formats.count(Math.round(margin)));
    }

    private Content beside(String exactness, BiFunction<Change, TourismView.Shown, Content> comparison) {
        List<Content> lines = new ArrayList<>();
        lines.add(Html.raw("<span class=\"lt-muted\">" + Html.escape(exactness) + "</span>"));
        for (TourismView.Compared other : view.comparison()) {
            boolean previous = other.period() == TourismView.OtherPeriod.PREVIOUS;
            if (previous && period.kind() == Period.Kind.YEAR) {
                continue;
            }
            String versus =
                    words.text(previous ? "tourism.versus." + period.kind().word() : "tourism.versus.year");
            lines.add(comparison.apply(new Change(words, versus), other.total()));
        }
        return output -> lines.forEach(line -> line.writeTo(output));
    }
}
