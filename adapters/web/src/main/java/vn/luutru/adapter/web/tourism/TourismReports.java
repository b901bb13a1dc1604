package vn.luutru.adapter.web.tourism;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.Download;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.office.ReaderTerritory;
import vn.luutru.adapter.web.office.SheetPreview;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.StatutoryReports;
import vn.luutru.projection.report.TableTexts;

/** The statutory reports: which there are, what is in them, and the files as they are filed. */
@RestController
public final class TourismReports {

    private static final int EARLIEST = 2001;

    private final PageRenderer pages;
    private final TourismFigures figures;
    private final StatutoryReports reports;
    private final ReadModelClock clock;

    public TourismReports(PageRenderer pages, TourismFigures figures, StatutoryReports reports, ReadModelClock clock) {
        this.pages = pages;
        this.figures = figures;
        this.reports = reports;
        this.clock = clock;
    }

    /** The list. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.REPORTS)
    public ResponseEntity<byte[]> list(PageRequest request, Caller.Official reader) {
        Reports lines = new Reports(pages.words(request), figures, ReaderTerritory.of(reader));
        return pages.page(
                request,
                "tourism/reports.jte",
                Map.of(
                        "reader",
                        reader,
                        "office",
                        TourismOffice.OFFICE,
                        "counted",
                        clock.of(StayFigures.NAME),
                        "months",
                        lines.months(),
                        "years",
                        lines.years()));
    }

    /** Form 01-CS/LTDL of a month, to look at. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.REPORTS + "/01-cs-ltdl/{month}")
    public ResponseEntity<byte[]> month(PageRequest request, Caller.Official reader, @PathVariable String month) {
        ReadModelClock.Counted counted = clock.of(StayFigures.NAME);
        return preview(request, reader, "month", monthly(request, reader, month, counted), counted, month);
    }

    /** The same as it is filed. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.REPORTS + "/01-cs-ltdl/{month}.xlsx")
    public ResponseEntity<byte[]> monthFile(PageRequest request, Caller.Official reader, @PathVariable String month) {
        ReadModelClock.Counted counted = clock.of(StayFigures.NAME);
        return Download.workbook("01-cs-ltdl-" + month, monthly(request, reader, month, counted));
    }

    /** Form 015.N/BCC-TMDV of a year, to look at. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.REPORTS + "/015-n-bcc-tmdv/{year}")
    public ResponseEntity<byte[]> year(PageRequest request, Caller.Official reader, @PathVariable String year) {
        ReadModelClock.Counted counted = clock.of(StayFigures.NAME);
        return preview(request, reader, "year", yearly(request, reader, year, counted), counted, year);
    }

    /** The same as it is filed. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.REPORTS + "/015-n-bcc-tmdv/{year}.xlsx")
    public ResponseEntity<byte[]> yearFile(PageRequest request, Caller.Official reader, @PathVariable String year) {
        ReadModelClock.Counted counted = clock.of(StayFigures.NAME);
        return Download.workbook("015-n-bcc-tmdv-" + year, yearly(request, reader, year, counted));
    }

    private ResponseEntity<byte[]> preview(
            PageRequest request,
            Caller.Official reader,
            String form,
            List<Sheet> sheets,
            ReadModelClock.Counted counted,
            String period) {
        PageWords words = pages.words(request);
        String title = words.text("tourism.form." + form);
        return pages.page(
                request,
                "tourism/report.jte",
                Map.of(
                        "reader",
                        reader,
                        "office",
                        TourismOffice.OFFICE,
                        "title",
                        title,
                        "preview",
                        SheetPreview.of(words, title, sheets.getFirst()),
                        "counted",
                        counted,
                        "file",
                        request.path() + ".xlsx",
                        "period",
                        period));
    }

    private List<Sheet> monthly(
            PageRequest request, Caller.Official reader, String typed, ReadModelClock.Counted counted) {
        YearMonth month = read(typed);
        return reports.monthly(texts(request), month, ReaderTerritory.of(reader), false, counted.position());
    }

    private List<Sheet> yearly(
            PageRequest request, Caller.Official reader, String typed, ReadModelClock.Counted counted) {
        LocalDate running = figures.today().withDayOfMonth(1);
        if (!typed.matches("\\d{4}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        LocalDate from = LocalDate.of(Integer.parseInt(typed), 1, 1);
        LocalDate next = from.plusYears(1);
        LocalDate to = next.isAfter(running) ? running : next;
        if (from.getYear() < EARLIEST || !from.isBefore(to)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return reports.yearly(texts(request), from, to, ReaderTerritory.of(reader), false, counted.position());
    }

    /** A month that is over. */
    private YearMonth read(String typed) {
        try {
            YearMonth month = YearMonth.parse(typed);
            if (month.getYear() >= EARLIEST && !month.plusMonths(1).atDay(1).isAfter(figures.today())) {
                return month;
            }
        } catch (DateTimeException e) {
            // An address that names no month has no page.
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static TableTexts texts(PageRequest request) {
        return TableTexts.in(request.language().locale());
    }
}
