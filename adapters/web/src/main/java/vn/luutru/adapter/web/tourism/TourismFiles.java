package vn.luutru.adapter.web.tourism;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Download;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.office.ReaderTerritory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.TableSheets;
import vn.luutru.projection.report.TableTexts;
import vn.luutru.projection.report.TourismTable;

/** What is on the tourism pages, as files: each table for programs, all of them as one workbook for people. */
@RestController
public final class TourismFiles {

    private final PageRenderer pages;
    private final TourismFigures figures;
    private final ReadModelClock clock;

    public TourismFiles(PageRenderer pages, TourismFigures figures, ReadModelClock clock) {
        this.pages = pages;
        this.figures = figures;
        this.clock = clock;
    }

    /** One table, as the API returns it. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping("/du-lich/tep/{table}.csv")
    public ResponseEntity<byte[]> csv(PageRequest request, Caller.Official reader, @PathVariable String table) {
        Breakdown breakdown = Breakdown.of(table).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        long position = clock.of(StayFigures.NAME).position();
        return Download.csvWithTotals(table(breakdown, period(request), territory(request, reader), position));
    }

    /** All tables of the page, each on a sheet of its own, and what has to be known of them. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping("/du-lich/tep/so-lieu.xlsx")
    public ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official reader) {
        PageWords words = pages.words(request);
        TableTexts texts = TableTexts.in(request.language().locale());
        Period period = period(request);
        Territory territory = territory(request, reader);
        long position = clock.of(StayFigures.NAME).position();
        List<Sheet> sheets = new ArrayList<>();
        List<Sheet> notes = new ArrayList<>();
        for (Breakdown breakdown : Breakdown.values()) {
            if (breakdown == Breakdown.MONTH) {
                continue;
            }
            List<Sheet> pair = TableSheets.of(table(breakdown, period, territory, position), texts);
            sheets.add(pair.getFirst().named(words.text("tourism.sheet." + breakdown.word())));
            if (breakdown == Breakdown.TOTAL || breakdown == Breakdown.AGE) {
                notes.add(pair.getLast().named(words.text("tourism.sheet.notes." + breakdown.word())));
            }
        }
        sheets.addAll(notes);
        String ward = request.parameter(TourismOffice.WARD);
        String of = ward == null || ward.isEmpty() ? "" : ward + "-";
        return Download.workbook("du-lich-" + of + period.from() + "-" + period.last(), sheets);
    }

    /** Of the ward that the page shows, or of the whole territory of the reader. */
    private static Territory territory(PageRequest request, Caller.Official reader) {
        String ward = ReaderTerritory.chosenWard(request.parameter(TourismOffice.WARD), reader);
        return ward == null ? ReaderTerritory.of(reader) : Territory.ward(ward);
    }

    private Period period(PageRequest request) {
        PeriodChoice choice = PeriodChoice.of(request, figures.today());
        if (choice.wrong()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return choice.period();
    }

    private Table table(Breakdown breakdown, Period period, Territory territory, long position) {
        return TourismTable.of(
                breakdown == Breakdown.TOTAL
                        ? figures.compared(period, territory)
                        : figures.view(period, breakdown, territory),
                position,
                true);
    }
}
