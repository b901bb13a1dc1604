package vn.luutru.adapter.web.tourism;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.WardMap;
import vn.luutru.adapter.web.chart.WardMaps;
import vn.luutru.adapter.web.office.Change;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.projection.report.TourismView;

/** Guest-nights by ward: the map, the wards with the most, and all of them. */
public final class WardFigures {

    private static final int FIRST = 10;
    private static final List<String> KINDS = List.of("Phường ", "Xã ", " Ward", " Commune", " ward", " commune");

    /** A ward with its figures; what it had a week, month or period before. */
    private record Line(
            String code, String full, String name, TourismView.@Nullable Shown now, long before, double marginBefore) {

        long days() {
            return now == null ? 0 : now.guestDays();
        }

        double margin() {
            return now == null ? 0 : Shown.daysMargin(now);
        }
    }

    private final String query;
    private final PageWords words;
    private final Period period;
    private final WardMap map;
    private final List<Line> lines;

    /** @param query the part of an address that asks for the period, with its question mark */
    WardFigures(
            PageWords words, TourismFigures figures, Period period, Territory territory, WardMaps maps, String query) {
        this.query = query;
        this.words = words;
        this.period = period;
        Map<String, TourismView.Shown> now = byWard(figures.view(period, Breakdown.WARD, territory));
        Map<String, TourismView.Shown> before = byWard(figures.view(period.before(), Breakdown.WARD, territory));
        this.lines = lines(now, before, figures, territory);
        this.map = maps.of(
                lines.stream()
                        .map(line -> new WardMap.Ward(line.code, line.name, spoken(line), line.days()))
                        .toList(),
                words.formats());
    }

    private static Map<String, TourismView.Shown> byWard(TourismView view) {
        Map<String, TourismView.Shown> wards = new HashMap<>();
        for (TourismView.Item item : view.items()) {
            String ward = TourismFigures.value(item);
            if (ward != null) {
                wards.put(ward, item.figures());
            }
        }
        return wards;
    }

    private List<Line> lines(
            Map<String, TourismView.Shown> now,
            Map<String, TourismView.Shown> before,
            TourismFigures figures,
            Territory territory) {
        List<Line> found = new ArrayList<>();
        for (CodeTable.Entry ward : CodeTables.WARDS.entries()) {
            boolean counted = ward.holdsOn(figures.today()) && territory.covers(ward.code());
            if (counted) {
                TourismView.Shown other = before.get(ward.code());
                String full = words.name(CodeTables.WARDS, ward.code());
                found.add(new Line(
                        ward.code(),
                        full,
                        shortName(full),
                        now.get(ward.code()),
                        other == null ? 0 : other.guestDays(),
                        other == null ? 0 : Shown.daysMargin(other)));
            }
        }
        found.sort(Comparator.comparingLong(Line::days).reversed().thenComparing(Line::code));
        return found;
    }

    private static String shortName(String full) {
        String name = full;
        for (String kind : KINDS) {
            name = name.replace(kind, "");
        }
        return name;
    }

    private String spoken(Line line) {
        return words.text("tourism.map.ward", line.full, words.formats().count(line.days()));
    }

    /** How many wards there are. */
    public int count() {
        return lines.size();
    }

    /** The map. */
    public Content map() {
        return map.drawn("ban-do-ten", title());
    }

    /** The map, whose wards lead to their figures. */
    public Content linked() {
        return map.drawn("ban-do-ten", title(), this::address);
    }

    private String address(String ward) {
        return TourismOffice.OVERVIEW + query + "&" + TourismOffice.WARD + "=" + ward;
    }

    private Content link(Line line, String name) {
        return Html.raw("<a href=\"" + Html.escape(address(line.code)) + "\">" + Html.escape(name) + "</a>");
    }

    private String title() {
        String most = lines.stream()
                .filter(line -> line.days() > 0)
                .limit(3)
                .map(Line::name)
                .collect(Collectors.joining(", "));
        return most.isEmpty() ? words.text("tourism.map.none") : words.text("tourism.map.title", most);
    }

    /** Which colour is which. */
    public Content scale() {
        return map.scale(words.text("tourism.map.to"), words.text("tourism.map.more"));
    }

    /** The wards with the most. */
    public DataTable first() {
        DataTable table = table("tourism.wards.first", "dense num1");
        lines.stream().filter(line -> line.days() > 0).limit(FIRST).forEach(line -> add(table, line));
        return table;
    }

    /** Every ward. */
    public DataTable all() {
        DataTable table = new DataTable(
                words.text("tourism.wards.all"),
                "cards dense wrap",
                Html.text(words.text("tourism.empty")),
                DataTable.Column.words(words.text("tourism.ward")),
                DataTable.Column.numbers(words.text("tourism.arrivals")),
                DataTable.Column.numbers(words.text("tourism.days")),
                DataTable.Column.numbers(words.text("tourism.margin")),
                DataTable.Column.numbers(words.text("tourism.occupancy")),
                DataTable.Column.numbers(compared()));
        for (Line line : lines) {
            TourismView.Shown now = line.now;
            Double share = now == null ? null : Shown.occupancyOfGroup(now);
            table.row(
                    link(line, line.full),
                    Html.text(now == null ? "0" : words.formats().count(now.arrivals())),
                    Html.text(words.formats().count(line.days())),
                    Html.text(words.text("office.margin", words.formats().count(Math.round(line.margin())))),
                    Html.text(share == null ? "–" : words.formats().share(share)),
                    change(line));
        }
        return table;
    }

    private DataTable table(String caption, String kind) {
        return new DataTable(
                words.text(caption),
                kind,
                Html.text(words.text("tourism.empty")),
                DataTable.Column.words(words.text("tourism.ward")),
                DataTable.Column.numbers(words.text("tourism.days")),
                DataTable.Column.numbers(words.text("tourism.change")));
    }

    private void add(DataTable table, Line line) {
        table.row(link(line, line.name), Html.text(words.formats().count(line.days())), change(line));
    }

    /** What the wards' figures are compared with, with its days. */
    public String compared() {
        ComparedDays days = new ComparedDays(words, period);
        return words.text("tourism.before", days.hasPrevious() ? days.previous() : days.yearBefore());
    }

    private Content change(Line line) {
        return new Change(words, "").inPercent(line.days(), line.before, line.margin(), line.marginBefore);
    }
}
