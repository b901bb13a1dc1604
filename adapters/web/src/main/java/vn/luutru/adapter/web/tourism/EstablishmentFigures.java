package vn.luutru.adapter.web.tourism;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.projection.report.TourismView;

/** Figures by what establishments are: by type, by stars. */
public final class EstablishmentFigures {

    private final PageWords words;

    /** Whether the period is long enough for an average stay: of a short one its column would be empty. */
    private final boolean averages;

    private final TourismView types;
    private final TourismView stars;

    EstablishmentFigures(PageWords words, TourismFigures figures, Period period, Territory territory) {
        this.words = words;
        this.averages = period.averages();
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
        List<DataTable.Column> columns = new ArrayList<>(List.of(
                DataTable.Column.words(words.text(first)),
                DataTable.Column.numbers(words.text("tourism.arrivals.short")),
                DataTable.Column.numbers(words.text("tourism.days")),
                DataTable.Column.numbers(words.text("tourism.occupancy.short"))));
        if (averages) {
            columns.add(DataTable.Column.numbers(words.text("tourism.stay.short")));
        }
        return new DataTable(
                words.text(caption),
                "cards dense wrap",
                Html.text(words.text("tourism.empty")),
                columns.toArray(DataTable.Column[]::new));
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
        List<Content> cells = new ArrayList<>(List.of(
                Html.text(words.formats().count(figures.arrivals())),
                Html.text(words.formats().count(figures.guestDays())),
                Html.text(occupancy == null ? "–" : words.formats().share(occupancy))));
        if (averages) {
            Double stay = Shown.stayOfGroup(figures);
            cells.add(Html.text(stay == null ? "–" : words.formats().decimal(stay, 2)));
        }
        return cells.toArray(Content[]::new);
    }
}
