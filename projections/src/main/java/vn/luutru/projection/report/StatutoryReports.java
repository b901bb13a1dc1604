package vn.luutru.projection.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.luutru.access.Territory;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;
import vn.luutru.projection.tourism.cube.GroupBy;

/** The reports on tourists that the law asks for, over all establishments of a territory, filled in. */
public final class StatutoryReports {

    private static final List<GroupBy> ORIGIN = List.of(GroupBy.ORIGIN);
    private static final List<GroupBy> CLASSES = List.of(GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS);
    private static final List<GroupBy> ORIGINS = List.of(GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS, GroupBy.ORIGIN);

    private final TourismQueries tourism;

    public StatutoryReports(TourismQueries tourism) {
        this.tourism = tourism;
    }

    /** The day by which form 01-CS/LTDL of a month is due. */
    public static LocalDate due(YearMonth month) {
        return month.plusMonths(1).atDay(MonthlyForm.DUE_DAY);
    }

    /**
     * Form 01-CS/LTDL of a month that is over.
     *
     * @param territory where it is counted
     * @param exact     whether figures are exact: for the police only
     * @param position  of the log up to which everything is counted
     */
    public List<Sheet> monthly(TableTexts texts, YearMonth month, Territory territory, boolean exact, long position) {
        TourismQuestion question =
                new TourismQuestion(month.atDay(1), month.plusMonths(1).atDay(1), ORIGIN, territory, exact);
        return MonthlyForm.of(texts, month, tourism.figures(question), null, territory, position);
    }

    /**
     * Form 015.N/BCC-TMDV of a year, or of its months that are over.
     *
     * @param from the first local day
     * @param to   the local day after the last; the first of a month that has begun
     */
    public List<Sheet> yearly(
            TableTexts texts, LocalDate from, LocalDate to, Territory territory, boolean exact, long position) {
        return YearlyForm.of(
                texts,
                tourism.capacity(to.minusDays(1), territory),
                tourism.figures(new TourismQuestion(from, to, CLASSES, territory, exact)),
                tourism.figures(new TourismQuestion(from, to, ORIGINS, territory, exact)),
                territory,
                position);
    }
}
