package vn.luutru.adapter.web.zones;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.Cells;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.projection.report.ZoneView;

/**
 * Whose workers live in the zones. An employer is its tax code, however dormitories spell its name; who was declared
 * without one stands by the name.
 */
final class Employers {

    /** An employer over several zones. */
    private static final class Line {

        private final @Nullable String taxCode;
        private final @Nullable String name;
        private final List<String> zones = new ArrayList<>();
        private long persons;
        private long past30;

        private Line(@Nullable String taxCode, @Nullable String name) {
            this.taxCode = taxCode;
            this.name = name;
        }
    }

    private final PageWords words;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    Employers(PageWords words, List<ZoneView> zones) {
        this.words = words;
        for (ZoneView zone : zones) {
            for (ZoneView.Employer employer : zone.employers()) {
                String key = employer.taxCode() == null ? "name " + employer.name() : employer.taxCode();
                Line line = lines.computeIfAbsent(key, none -> new Line(employer.taxCode(), employer.name()));
                line.zones.add(new ZoneNames(words).of(zone.zoneId()));
                line.persons += Cells.orNothing(employer.figures().persons().value());
                line.past30 += Cells.orNothing(employer.figures().past30().value());
            }
        }
    }

    int count() {
        return lines.size();
    }

    /**
     * The employers with the most workers first.
     *
     * @param most  how many are shown
     * @param where whether it is said in which zones they live
     */
    DataTable table(int most, boolean where) {
        List<DataTable.Column> columns = new ArrayList<>(List.of(
                DataTable.Column.words(words.text("zones.employer")),
                DataTable.Column.words(words.text("zones.taxcode")),
                DataTable.Column.numbers(words.text("zones.persons")),
                DataTable.Column.numbers(words.text("zones.past30"))));
        if (where) {
            columns.add(DataTable.Column.words(words.text("zones.zone")));
        }
        DataTable table = new DataTable(
                words.text("zones.employers"),
                "cards dense wrap",
                Html.text(words.text("zones.employers.none")),
                columns.toArray(DataTable.Column[]::new));
        lines.values().stream()
                .sorted(Comparator.comparingLong((Line line) -> line.persons).reversed())
                .limit(most)
                .forEach(line -> {
                    List<Content> cells = new ArrayList<>();
                    cells.add(code(line));
                    cells.add(Html.text(words.formats().count(line.persons)));
                    cells.add(
                            line.past30 == 0
                                    ? Html.raw("<span class=\"lt-muted\">" + Html.escape(words.text("office.few"))
                                            + "</span>")
                                    : Html.text(words.formats().count(line.past30)));
                    if (where) {
                        cells.add(Html.text(String.join(", ", line.zones)));
                    }
                    Content head = Html.text(line.name == null ? words.text("zones.employer.unknown") : line.name);
                    if (line.taxCode == null) {
                        table.look(head, cells.toArray(Content[]::new));
                    } else {
                        table.row(head, cells.toArray(Content[]::new));
                    }
                });
        return table;
    }

    private Content code(Line line) {
        return line.taxCode == null
                ? Html.raw("<span class=\"lt-tag warn\">" + Html.escape(words.text("zones.taxcode.none")) + "</span>")
                : Html.raw("<span class=\"lt-code\">" + Html.escape(line.taxCode) + "</span>");
    }
}
