package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import vn.luutru.projection.report.ComparedTable;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.TableSheets;
import vn.luutru.projection.report.TableTexts;
import vn.luutru.projection.report.TourismTable;

/** What is on the tourism pages, as files: each table for programs, all of them as one workbook for people. */
@RestController
public final class TourismFiles {

    /** Of "2026-11". */
    private static final int MONTH_LENGTH = 7;

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
        // The lines of a page have each a file of their own, that of the year before too.
        boolean alone = breakdown == Breakdown.DAY || breakdown == Breakdown.MONTH;
        PeriodChoice choice =
                alone ? PeriodChoice.alone(request, figures.today()) : PeriodChoice.of(request, figures.today());
        return Download.csvWithTotals(table(breakdown, period(choice), territory(request, reader), position));
    }

    /** All tables of the page, each on a sheet of its own, and what has to be known of them. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping("/du-lich/tep/so-lieu.xlsx")
    public ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official reader) {
        PageWords words = pages.words(request);
        TableTexts texts = TableTexts.in(request.language().locale());
        Period period = period(PeriodChoice.of(request, figures.today()));
        Territory territory = territory(request, reader);
        long position = clock.of(StayFigures.NAME).position();
        List<Sheet> sheets = new ArrayList<>();
        List<Sheet> notes = new ArrayList<>();
        for (Breakdown breakdown : Breakdown.values()) {
            if (breakdown == Breakdown.MONTH && DailySeries.breakdown(period) != breakdown) {
                continue;
            }
            List<Sheet> pair = TableSheets.of(shown(breakdown, period, territory, position), texts);
            sheets.add(pair.getFirst().named(words.text("tourism.sheet." + breakdown.word())));
            // The notes of the wards explain every column, also those of the period that is compared.
            if (breakdown == Breakdown.WARD || breakdown == Breakdown.AGE) {
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

    private static Period period(PeriodChoice choice) {
        if (choice.wrong()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return choice.period();
    }

    /** As the page shows it: days, months and wards beside those that they are compared with. */
    private Table shown(Breakdown breakdown, Period period, Territory territory, long position) {
        return switch (breakdown) {
            case DAY, MONTH -> {
                Period days = DailySeries.shown(period);
                yield ComparedTable.of(
                        figures.view(days, breakdown, territory),
                        figures.view(days.yearBefore(), breakdown, territory),
                        group -> yearBefore(days, group),
                        position);
            }
            case WARD ->
                ComparedTable.of(
                        figures.view(period, breakdown, territory),
                        figures.view(period.before(), breakdown, territory),
                        ward -> ward,
                        position);
            case TOTAL, TYPE, STARS, ORIGIN, NATIONALITY, AGE -> table(breakdown, period, territory, position);
        };
    }

    /** Of a month its name a year before, of a day that of the day which is the same. */
    private static @Nullable String yearBefore(Period days, String group) {
        if (group.length() == MONTH_LENGTH) {
            return YearMonth.parse(group).minusYears(1).toString();
        }
        LocalDate day = days.yearBefore(LocalDate.parse(group));
        return day == null ? null : day.toString();
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
