package vn.luutru.adapter.http.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Downloads;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.TourismTable;
import vn.luutru.projection.report.TourismView;
import vn.luutru.projection.tourism.TooManyGroupsException;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;
import vn.luutru.projection.tourism.YearBefore;
import vn.luutru.projection.tourism.cube.GroupBy;

/**
 * Figures of tourism: exact ones for the police of the whole territory they have, published ones for the tourism
 * department and the administrator.
 */
@RestController
public final class TourismController {

    /** There are no figures of this year or before. */
    private static final int EARLIEST = 1_999;

    private final TourismQueries tourism;
    private final Downloads downloads;
    private final ProjectionBarrier barrier;

    public TourismController(TourismQueries tourism, Downloads downloads, ProjectionBarrier barrier) {
        this.tourism = tourism;
        this.downloads = downloads;
        this.barrier = barrier;
    }

    /** As JSON, or as a file. */
    @AllowedFor({Role.TOURISM, Role.ADMIN, Role.POLICE})
    @Accepts({"from", "to", "groupBy", "compare", "totals", "minPosition"})
    @GetMapping({"/v1/statistics/tourism", "/v1/statistics/tourism.csv", "/v1/statistics/tourism.xlsx"})
    public ResponseEntity<?> figures(
            Caller.Official reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        boolean exact = reader.role() == Role.POLICE;
        Parameters parameters = new Parameters(query);
        LocalDate from = required(parameters, "from");
        LocalDate last = required(parameters, "to");
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME).withTotals(parameters);
        boolean compare = parameters.flag("compare") || wanted.forPeople();
        wanted.comparing(compare);
        TourismView view = view(parameters, new Period(from, last.plusDays(1)), reader, exact, compare);
        return wanted.answer(view, position -> TourismTable.of(view, position, wanted.hasTotals()));
    }

    /** Up to, and without, the second day. */
    private record Period(LocalDate from, LocalDate to) {}

    private TourismView view(
            Parameters parameters, Period period, Caller.Official reader, boolean exact, boolean compare) {
        try {
            TourismQuestion question = new TourismQuestion(
                    period.from, period.to, groupBy(parameters), AccessChecks.territory(reader), exact);
            return TourismView.of(tourism.figures(question), compare ? comparison(question) : List.of());
        } catch (TooManyGroupsException e) {
            throw ApiException.of(400, FindingCode.ANSWER_TOO_LARGE, "", Integer.toString(e.most()));
        } catch (IllegalArgumentException e) {
            throw Parameters.malformed(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    /** The totals of the period before, as long as this one, and of the same days a year before. */
    private List<TourismView.Compared> comparison(TourismQuestion question) {
        LocalDate from = question.from();
        LocalDate to = question.to();
        long months = from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1 ? ChronoUnit.MONTHS.between(from, to) : 0;
        LocalDate previous = months > 0 ? from.minusMonths(months) : from.minusDays(ChronoUnit.DAYS.between(from, to));
        List<TourismView.Compared> compared = new ArrayList<>();
        if (previous.getYear() > EARLIEST) {
            compared.add(compared(TourismView.OtherPeriod.PREVIOUS, question, previous, from));
        }
        if (from.getYear() - 1 > EARLIEST) {
            YearBefore before = YearBefore.of(from, to);
            compared.add(compared(TourismView.OtherPeriod.YEAR_BEFORE, question, before.from(), before.to()));
        }
        return compared;
    }

    private TourismView.Compared compared(
            TourismView.OtherPeriod period, TourismQuestion question, LocalDate from, LocalDate to) {
        TourismQuestion other =
                new TourismQuestion(from, to, question.groupBy(), question.territory(), question.exact());
        return TourismView.Compared.of(period, tourism.figures(other));
    }

    private static LocalDate required(Parameters parameters, String name) {
        LocalDate day = parameters.date(name);
        if (day == null) {
            throw Parameters.malformed(name);
        }
        return day;
    }

    /** Separated by commas, or the parameter several times. */
    private static List<GroupBy> groupBy(Parameters parameters) {
        List<GroupBy> groupBy = new ArrayList<>();
        for (String value : parameters.values().getOrDefault("groupBy", List.of())) {
            for (String code : value.split(",", -1)) {
                if (!code.isBlank()) {
                    groupBy.add(groupBy(code.strip()));
                }
            }
        }
        return groupBy;
    }

    private static GroupBy groupBy(String code) {
        try {
            return GroupBy.of(code);
        } catch (IllegalArgumentException e) {
            throw Parameters.unknownValue(
                    "groupBy",
                    Arrays.stream(GroupBy.values()).map(GroupBy::code).collect(Collectors.joining(", ")));
        }
    }
}
