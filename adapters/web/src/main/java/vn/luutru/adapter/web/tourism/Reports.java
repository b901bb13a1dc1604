package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.projection.compliance.OpenDays;
import vn.luutru.projection.report.StatutoryReports;

/** Which statutory reports can be filed, the one that is due next first. */
final class Reports {

    private static final int MONTHS = 12;
    private static final int YEARS = 2;

    private final PageWords words;
    private final TourismFigures figures;
    private final Territory territory;

    Reports(PageWords words, TourismFigures figures, Territory territory) {
        this.words = words;
        this.figures = figures;
        this.territory = territory;
    }

    /** Of the last month, and of the last year that is over. */
    List<ReportLine> latest() {
        YearMonth last = YearMonth.from(figures.today()).minusMonths(1);
        return List.of(month(last), year(figures.today().getYear() - 1));
    }

    /** Of the last twelve months. */
    List<ReportLine> months() {
        YearMonth last = YearMonth.from(figures.today()).minusMonths(1);
        List<ReportLine> lines = new ArrayList<>();
        for (int back = 0; back < MONTHS; back++) {
            lines.add(month(last.minusMonths(back)));
        }
        return lines;
    }

    /** Of the running year as far as its months are over, and of those before. */
    List<ReportLine> years() {
        List<ReportLine> lines = new ArrayList<>();
        LocalDate today = figures.today();
        for (int year = today.getYear(); year >= today.getYear() - YEARS; year--) {
            if (year < today.getYear() || today.getMonthValue() > 1) {
                lines.add(year(year));
            }
        }
        return lines;
    }

    private ReportLine month(YearMonth month) {
        OpenDays found = completeness(month.atDay(1), month.plusMonths(1).atDay(1));
        String href = TourismOffice.REPORTS + "/01-cs-ltdl/" + month;
        return new ReportLine(
                words.text("tourism.form.month"),
                words.text("tourism.month", words.formats().month(month)),
                words.formats().day(StatutoryReports.due(month)),
                state(found),
                kind(found),
                href,
                href + ".xlsx");
    }

    private ReportLine year(int year) {
        LocalDate today = figures.today();
        boolean whole = year < today.getYear();
        YearMonth last = whole ? YearMonth.of(year, 12) : YearMonth.from(today).minusMonths(1);
        OpenDays found =
                completeness(LocalDate.of(year, 1, 1), last.plusMonths(1).atDay(1));
        String href = TourismOffice.REPORTS + "/015-n-bcc-tmdv/" + year;
        return new ReportLine(
                words.text("tourism.form.year"),
                words.text(
                        whole ? "tourism.year" : "tourism.year.running",
                        Integer.toString(year),
                        words.formats().month(last)),
                whole ? words.text("tourism.due.year") : words.text("tourism.due.running"),
                whole ? state(found) : words.text("tourism.state.running"),
                whole ? kind(found) : "warn",
                href,
                href + ".xlsx");
    }

    private OpenDays completeness(LocalDate from, LocalDate to) {
        return figures.completeness(new Period(Period.Kind.CHOSEN, from, to), territory);
    }

    private String state(OpenDays found) {
        return words.text(
                "tourism.state." + Completeness.of(found).word(),
                words.formats().roughShare(Completeness.rounded(found)),
                words.formats().count(found.missing()));
    }

    private static String kind(OpenDays found) {
        return Completeness.of(found) == Completeness.ENOUGH ? "ok" : "warn";
    }
}
