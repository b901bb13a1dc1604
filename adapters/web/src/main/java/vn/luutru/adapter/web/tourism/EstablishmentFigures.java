package vn.luutru.adapter.web.tourism;

import gg.jte.Content;
import java.util.Comparator;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.projection.report.TourismView;

/** Figures by what establishments are: by type, by stars. */
public final class EstablishmentFigures {

    private final PageWords words;
    private final TourismView types;
    private final TourismView stars;

    EstablishmentFigures(PageWords words, TourismFigures figures, Period period, Territory territory) {
        this.words = words;
        this.types = figures.view(period, Breakdown.TYPE, territory);
        this.stars = figures.view(period, Breakdown.STARS, territory);
    }

    /** The types with the most guest-nights first. */
    public DataTable types() {
        DataTable table = table("tourism.types", "tourism.type");
        types.items().stream()
                .sorted(Comparator.comparingLong(
                                (TourismView.Item item) -> item.figures().guestDays())
                        .reversed())
                .forEach(item -> {
                    String code = TourismFigures.value(item);
                    add(
                            table,
                            code == null ? words.text("tourism.unknown") : words.name("establishment-types", code),
                            item.figures());
                });
        foot(table, types);
        return table;
    }

    /** The highest rank first, those without one last. */
    public DataTable stars() {
        DataTable table = table("tourism.stars", "tourism.rank");
        stars.items().stream()
                .sorted(Comparator.comparing(TourismFigures::value, Comparator.nullsLast(Comparator.reverseOrder())))
                .forEach(item -> {
                    String rank = TourismFigures.value(item);
                    add(
                            table,
                            rank == null ? words.text("tourism.rank.none") : words.text("tourism.rank.of", rank),
                            item.figures());
                });
        foot(table, stars);
        return table;
    }

    private DataTable table(String caption, String first) {
        return new DataTable(
                words.text(caption),
                "cards dense wrap",
                Html.text(words.text("tourism.empty")),
                DataTable.Column.words(words.text(first)),
                DataTable.Column.numbers(words.text("tourism.arrivals.short")),
                DataTable.Column.numbers(words.text("tourism.days")),
                DataTable.Column.numbers(words.text("tourism.occupancy.short")),
                DataTable.Column.numbers(words.text("tourism.stay.short")));
    }

    private void add(DataTable table, String name, TourismView.Shown figures) {
        table.row(Html.text(name), cells(figures));
    }

    private void foot(DataTable table, TourismView view) {
        if (!view.items().isEmpty()) {
            table.foot(Html.text(words.text("tourism.sum")), cells(view.total()));
        }
    }

    private Content[] cells(TourismView.Shown figures) {
        Double occupancy = Shown.occupancyOfGroup(figures);
        Double stay = Shown.stayOfGroup(figures);
        return new Content[] {
            Html.text(words.formats().count(figures.arrivals())),
            Html.text(words.formats().count(figures.guestDays())),
            Html.text(occupancy == null ? "–" : words.formats().share(occupancy)),
            Html.text(stay == null ? "–" : words.formats().decimal(stay, 2))
        };
    }
}
