package vn.luutru.adapter.web.zones;

import gg.jte.Content;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.Bars;
import vn.luutru.adapter.web.office.Cells;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.adapter.web.office.KeyFigure;
import vn.luutru.projection.report.Cell;
import vn.luutru.projection.report.ZoneView;

/** All zones together, or one of them, as the pages show them. */
public final class ZonesView {

    private static final int FIRST = 6;
    private static final int NATIONALITIES = 8;
    private static final int ALL = 1_000;
    private static final String VIETNAMESE = "VNM";

    private final PageWords words;
    private final Cells cells;
    private final ZoneNames names;
    private final List<ZoneView> zones;
    private final Employers employers;

    ZonesView(PageWords words, List<ZoneView> zones) {
        this.words = words;
        this.cells = new Cells(words);
        this.names = new ZoneNames(words);
        this.zones = List.copyOf(zones);
        this.employers = new Employers(words, zones);
    }

    public boolean isEmpty() {
        return zones.isEmpty();
    }

    /** What the only zone is called. */
    public String name() {
        return names.of(zones.getFirst().zoneId());
    }

    /** The code of the only zone. */
    public String id() {
        return zones.getFirst().zoneId();
    }

    private long beds() {
        return zones.stream().mapToLong(ZoneView::beds).sum();
    }

    private long sum(Function<ZoneView.Persons, Cell> measure) {
        return zones.stream()
                .mapToLong(zone -> Cells.orNothing(measure.apply(zone.total()).value()))
                .sum();
    }

    /** Beds, persons, how full, foreigners. */
    public List<KeyFigure> keys() {
        long persons = sum(ZoneView.Persons::persons);
        long occupied = sum(ZoneView.Persons::occupied);
        long dormitories =
                zones.stream().mapToLong(zone -> zone.dormitories().size()).sum();
        return List.of(
                new KeyFigure(
                        words.text("zones.beds"),
                        words.formats().count(beds()),
                        null,
                        Html.text(words.text(
                                "zones.establishments", words.formats().count(dormitories)))),
                new KeyFigure(
                        words.text("zones.persons"),
                        words.formats().count(persons),
                        null,
                        Html.text(words.text(
                                "zones.month",
                                orFew(sum(ZoneView.Persons::arrivals)),
                                orFew(sum(ZoneView.Persons::leavings))))),
                new KeyFigure(
                        words.text("zones.full"),
                        beds() == 0 ? "–" : words.formats().decimal(100.0 * occupied / beds(), 1),
                        beds() == 0 ? null : "%",
                        Html.text(words.text("zones.occupied", words.formats().count(occupied)))),
                new KeyFigure(
                        words.text("zones.foreigners"),
                        words.formats().count(foreigners()),
                        null,
                        Html.text(largestNationalities())));
    }

    private String orFew(long count) {
        return count == 0 ? words.text("office.few") : words.formats().count(count);
    }

    private long foreigners() {
        return zones.stream()
                .flatMap(zone -> zone.byOrigin().stream())
                .filter(part -> "INTERNATIONAL".equals(part.value()))
                .mapToLong(part -> Cells.orNothing(part.figures().persons().value()))
                .sum();
    }

    private Map<String, Long> nationalities() {
        Map<String, Long> counts = new HashMap<>();
        for (ZoneView zone : zones) {
            for (ZoneView.Part part : zone.byNationality()) {
                String code = part.value();
                if (code != null && !code.equals(VIETNAMESE)) {
                    counts.merge(code, Cells.orNothing(part.figures().persons().value()), Long::sum);
                }
            }
        }
        return counts;
    }

    private List<Map.Entry<String, Long>> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .toList();
    }

    private String largestNationalities() {
        String found = mostFirst(nationalities()).stream()
                .limit(2)
                .map(entry -> words.name("countries", entry.getKey()) + " "
                        + words.formats().count(entry.getValue()))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? words.text("zones.foreigners.few") : found;
    }

    /** Foreigners by nationality. */
    public Bars foreign() {
        Bars bars = new Bars();
        mostFirst(nationalities()).stream()
                .limit(NATIONALITIES)
                .forEach(entry -> bars.bar(
                        words.name("countries", entry.getKey()),
                        entry.getValue(),
                        words.formats().count(entry.getValue())));
        return bars;
    }

    /** A row a zone. */
    public DataTable byZone() {
        DataTable table = new DataTable(
                words.text("zones.byzone"),
                "cards dense wrap",
                Html.text(words.text("zones.none")),
                DataTable.Column.words(words.text("zones.zone")),
                DataTable.Column.numbers(words.text("zones.beds")),
                DataTable.Column.numbers(words.text("zones.persons")),
                DataTable.Column.numbers(words.text("zones.missing")),
                DataTable.Column.words(words.text("zones.full")),
                DataTable.Column.numbers(words.text("zones.arrivals")),
                DataTable.Column.numbers(words.text("zones.leavings")));
        for (ZoneView zone : sorted()) {
            ZoneView.Persons figures = zone.total();
            table.row(
                    link(zone),
                    Html.text(words.formats().count(zone.beds())),
                    cells.of(figures.persons()),
                    cells.of(figures.missingCheckOuts()),
                    cells.fill(figures.occupied(), zone.beds()),
                    cells.of(figures.arrivals()),
                    cells.of(figures.leavings()));
        }
        return table;
    }

    /** Who has lived there for 30 days or more, a row a zone. */
    public DataTable longStays() {
        DataTable table = new DataTable(
                words.text("zones.long"),
                "cards dense wrap",
                Html.text(words.text("zones.none")),
                DataTable.Column.words(words.text("zones.zone")),
                DataTable.Column.numbers(words.text("zones.persons")),
                DataTable.Column.numbers(words.text("zones.past30")));
        for (ZoneView zone : sorted()) {
            table.row(
                    link(zone),
                    cells.of(zone.total().persons()),
                    cells.of(zone.total().past30()));
        }
        return table;
    }

    private List<ZoneView> sorted() {
        return zones.stream()
                .sorted(Comparator.comparingLong(ZoneView::beds).reversed())
                .toList();
    }

    private Content link(ZoneView zone) {
        return Html.raw("<a href=\"" + ZonesOffice.OVERVIEW + "/khu/" + Html.escape(zone.zoneId()) + "\">"
                + Html.escape(names.of(zone.zoneId())) + "</a>");
    }

    /** Establishments of one use together. */
    public DataTable housing() {
        DataTable table = ofHousing("zones.housing", "zones.use");
        zones.getFirst()
                .housing()
                .forEach(use -> table.row(
                        Html.text(words.text("zones.use." + use.use())),
                        Html.text(words.formats().count(use.beds())),
                        cells.of(use.figures().persons()),
                        cells.of(use.figures().missingCheckOuts()),
                        cells.fill(use.figures().occupied(), use.beds()),
                        cells.of(use.figures().past30())));
        return table;
    }

    /** Every establishment, those with the most beds first. */
    public DataTable dormitories() {
        DataTable table = ofHousing("zones.dormitories", "zones.dormitory");
        zones.getFirst().dormitories().stream()
                .sorted(Comparator.comparingLong(ZoneView.Dormitory::beds).reversed())
                .forEach(dormitory -> table.row(
                        Html.text(dormitory.name()),
                        Html.text(words.formats().count(dormitory.beds())),
                        cells.of(dormitory.figures().persons()),
                        cells.of(dormitory.figures().missingCheckOuts()),
                        cells.fill(dormitory.figures().occupied(), dormitory.beds()),
                        cells.of(dormitory.figures().past30())));
        return table;
    }

    private DataTable ofHousing(String caption, String first) {
        return new DataTable(
                words.text(caption),
                "cards dense wrap",
                Html.text(words.text("zones.none")),
                DataTable.Column.words(words.text(first)),
                DataTable.Column.numbers(words.text("zones.beds")),
                DataTable.Column.numbers(words.text("zones.persons")),
                DataTable.Column.numbers(words.text("zones.missing")),
                DataTable.Column.words(words.text("zones.full")),
                DataTable.Column.numbers(words.text("zones.past30")));
    }

    /** Where they come from, by province. */
    public Bars provinces() {
        Bars bars = new Bars();
        zones.getFirst().byProvince().stream()
                .filter(part -> part.value() != null && part.figures().persons().value() != null)
                .sorted(Comparator.comparingLong((ZoneView.Part part) ->
                                Cells.orNothing(part.figures().persons().value()))
                        .reversed())
                .limit(NATIONALITIES)
                .forEach(part -> {
                    long count = Cells.orNothing(part.figures().persons().value());
                    bars.bar(province(part.value()), count, words.formats().count(count));
                });
        return bars;
    }

    private String province(@Nullable String code) {
        return code == null ? words.text("zones.unknown") : words.name("provinces", code);
    }

    /** How many have lived there for 30 days or more. */
    public String past30() {
        return words.formats().count(sum(ZoneView.Persons::past30));
    }

    /** Where most of these are. */
    public String past30Most() {
        return zones.stream()
                .max(Comparator.comparingLong(
                        zone -> Cells.orNothing(zone.total().past30().value())))
                .map(zone ->
                        names.of(zone.zoneId()) + " " + cells.big(zone.total().past30()))
                .orElse("");
    }

    public DataTable firstEmployers() {
        return employers.table(FIRST, false);
    }

    public DataTable employers() {
        return employers.table(ALL, zones.size() > 1);
    }

    public int employerCount() {
        return employers.count();
    }
}
