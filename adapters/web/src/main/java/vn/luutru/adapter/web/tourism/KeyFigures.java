package vn.luutru.adapter.web.tourism;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.Change;
import vn.luutru.adapter.web.office.KeyFigure;
import vn.luutru.projection.report.TourismView;

/** The four numbers that the tourism pages open with. */
final class KeyFigures {

    private static final String INTERNATIONAL = "INTERNATIONAL";

    /**
     * Figures of another period.
     *
     * @param versus which, within a sentence
     * @param total  null where there are none
     */
    private record Other(String versus, TourismView.@Nullable Shown total) {}

    private final PageWords words;
    private final Formats formats;
    private final TourismFigures figures;
    private final Period period;
    private final Territory territory;
    private final TourismView.Shown now;
    private final List<Other> others = new ArrayList<>();

    KeyFigures(PageWords words, TourismFigures figures, Period period, Territory territory) {
        this.words = words;
        this.formats = words.formats();
        this.figures = figures;
        this.period = period;
        this.territory = territory;
        TourismView view = figures.compared(period, territory);
        this.now = view.total();
        ComparedDays days = new ComparedDays(words, period);
        for (TourismView.Compared other : view.comparison()) {
            boolean previous = other.period() == TourismView.OtherPeriod.PREVIOUS;
            if (!previous || days.hasPrevious()) {
                others.add(new Other(previous ? days.previous() : days.yearBefore(), other.total()));
            }
        }
    }

    List<KeyFigure> all() {
        return List.of(arrivals(), days(), occupancy(), stay());
    }

    /** On a wall, where few figures are read from afar: foreign guests in the place of the average stay. */
    List<KeyFigure> wall() {
        return List.of(arrivals(), days(), occupancy(), international());
    }

    private KeyFigure arrivals() {
        return counted(words.text("tourism.arrivals"), now, others);
    }

    private KeyFigure counted(String name, TourismView.Shown shown, List<Other> compared) {
        double margin = Shown.arrivalsMargin(shown);
        return new KeyFigure(
                name,
                formats.count(shown.arrivals()),
                null,
                beside(
                        margin(margin),
                        compared,
                        (change, other) -> change.inPercent(
                                shown.arrivals(), other.arrivals(), margin, Shown.arrivalsMargin(other))));
    }

    private KeyFigure days() {
        double margin = Shown.daysMargin(now);
        return new KeyFigure(
                words.text("tourism.days"),
                formats.count(now.guestDays()),
                null,
                beside(
                        margin(margin),
                        others,
                        (change, other) ->
                                change.inPercent(now.guestDays(), other.guestDays(), margin, Shown.daysMargin(other))));
    }

    private KeyFigure occupancy() {
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
                beside(words.text("office.margin", points), others, (change, other) -> {
                    Double before = Shown.occupancy(other);
                    return before == null
                            ? change.none()
                            : change.inPoints(share, before, margin, Shown.occupancyMargin(other));
                }));
    }

    private KeyFigure stay() {
        Double stay = Shown.stayOfGroup(now);
        String name = words.text("tourism.stay");
        if (stay == null) {
            String why = words.text(period.averages() ? "tourism.stay.none" : "tourism.stay.short.period");
            return new KeyFigure(name, "–", null, Html.text(why));
        }
        return new KeyFigure(
                name,
                formats.decimal(stay, 2),
                words.text("tourism.stay.unit"),
                beside(words.text("tourism.stay.of"), others, (change, other) -> {
                    Double before = Shown.stayOfGroup(other);
                    return before == null
                            ? change.none()
                            : change.asNumber(stay, before, Shown.stayMargin(now), Shown.stayMargin(other));
                }));
    }

    /** What guests are is published of months: of those that the page has nationalities of. */
    private KeyFigure international() {
        Period months = period.months(figures.today());
        ComparedDays days = new ComparedDays(words, months);
        String name = words.text("tourism.international", GuestParts.months(words, months));
        TourismView.Shown shown = international(months);
        if (shown == null) {
            return new KeyFigure(name, "–", null, Html.text(words.text("tourism.international.none")));
        }
        return counted(
                name,
                shown,
                List.of(
                        new Other(days.previous(), international(months.before())),
                        new Other(days.yearBefore(), international(months.yearBefore()))));
    }

    private TourismView.@Nullable Shown international(Period months) {
        return figures.view(months, Breakdown.ORIGIN, territory).items().stream()
                .filter(item -> INTERNATIONAL.equals(TourismFigures.value(item)))
                .map(TourismView.Item::figures)
                .findFirst()
                .orElse(null);
    }

    private String margin(double margin) {
        return words.text("office.margin", formats.count(Math.round(margin)));
    }

    private Content beside(
            String exactness, List<Other> compared, BiFunction<Change, TourismView.Shown, Content> comparison) {
        List<Content> lines = new ArrayList<>();
        lines.add(Html.raw("<span class=\"lt-muted\">" + Html.escape(exactness) + "</span>"));
        for (Other other : compared) {
            Change change = new Change(words, other.versus());
            TourismView.Shown total = other.total();
            lines.add(total == null ? change.none() : comparison.apply(change, total));
        }
        return output -> lines.forEach(line -> line.writeTo(output));
    }
}
