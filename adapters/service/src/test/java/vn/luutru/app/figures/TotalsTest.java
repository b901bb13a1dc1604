package vn.luutru.app.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.access.Territory;
import vn.luutru.projection.report.Csv;
import vn.luutru.projection.report.MonthlyForm;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.TableSheets;
import vn.luutru.projection.report.TableTexts;
import vn.luutru.projection.report.Xlsx;
import vn.luutru.projection.tourism.Figures;
import vn.luutru.projection.tourism.TourismAnswer;
import vn.luutru.projection.tourism.cube.GroupBy;

class TotalsTest {

    @TempDir
    private Path folder;

    private static Table zones() {
        Table table = new Table("zones", "zones", List.of("id", "establishments", "beds"));
        table.row("kcn-1", 3, 120L).row("kcn-2", 2, 80L);
        return table.totalOfCounts().note("exact");
    }

    @Test
    void a_workbook_has_a_total_below_the_rows_and_a_table_for_programs_has_none() {
        List<Sheet> sheets = TableSheets.of(zones(), TableTexts.in(Locale.ROOT));
        List<Object> last = sheets.getFirst().cells().stream()
                .filter(cell -> cell.row() == 3)
                .map(Sheet.Placed::value)
                .map(Object.class::cast)
                .toList();
        assertThat(last).containsExactly("Tổng số", 5L, 200L);
        assertThat(new String(Csv.of(zones()), StandardCharsets.UTF_8).lines()).hasSize(3);
    }

    @Test
    void a_table_for_programs_has_totals_when_they_are_asked_for_and_says_of_each_line_what_it_is() {
        assertThat(new String(Csv.withTotals(zones()), StandardCharsets.UTF_8).lines())
                .containsExactly("row,id,establishments,beds", "GROUP,kcn-1,3,120", "GROUP,kcn-2,2,80", "TOTAL,,5,200");
    }

    /** The monthly form has several lines that reach over its columns; of merged cells the order varied. */
    @Test
    void the_same_figures_make_the_same_sheets() throws IOException {
        List<Sheet> sheets = MonthlyForm.of(
                TableTexts.in(Locale.ROOT),
                YearMonth.of(2026, 7),
                new TourismAnswer(
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2026, 8, 1),
                        List.of(GroupBy.ORIGIN),
                        LocalDate.of(2026, 8, 1),
                        false,
                        false,
                        List.of(),
                        Figures.OF_NOBODY),
                null,
                Territory.province(),
                7);
        assertThat(sheets.getFirst().cells().stream().filter(cell -> cell.span() > 1))
                .hasSizeGreaterThan(3);
        Map<String, String> first = parts(Xlsx.of(sheets));
        assertThat(first).containsKey("xl/worksheets/sheet1.xml");
        for (int i = 0; i < 20; i++) {
            assertThat(parts(Xlsx.of(sheets))).isEqualTo(first);
        }
    }

    /** All but the properties, which tell when the file was made. */
    private Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        Path path = Files.write(folder.resolve("sheets.xlsx"), file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.getName().startsWith("docProps/")) {
                    byte[] part = zip.getInputStream(entry).readAllBytes();
                    parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }
}
