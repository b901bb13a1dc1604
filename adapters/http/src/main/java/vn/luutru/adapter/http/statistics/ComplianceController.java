package vn.luutru.adapter.http.statistics;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Territory;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Downloads;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.ComplianceQuestion;
import vn.luutru.projection.compliance.ComplianceRow;
import vn.luutru.projection.compliance.ProgressRow;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.PlacesTables;
import vn.luutru.projection.report.ProgressView;

/** Who declares in time, late or not at all; and how far the province is. */
@RestController
public final class ComplianceController {

    /** More days at once are refused: each open day of each establishment on the page is looked at. */
    private static final int MAX_DAYS = 366;

    /** The usual period ends today and has this many days before it. */
    private static final int DEFAULT_DAYS = 30;

    private final ComplianceQueries compliance;
    private final PublishedProgress published;
    private final Downloads downloads;
    private final ProjectionBarrier barrier;
    private final Pages pages;
    private final InstantSource clock;

    public ComplianceController(
            ComplianceQueries compliance,
            PublishedProgress published,
            Downloads downloads,
            ProjectionBarrier barrier,
            Pages pages,
            InstantSource clock) {
        this.compliance = compliance;
        this.published = published;
        this.downloads = downloads;
        this.barrier = barrier;
        this.pages = pages;
        this.clock = clock;
    }

    private record Period(LocalDate from, LocalDate to) {}

    /**
     * What each establishment declared of the local days {@code from} to {@code to}, in the reader's territory; the
     * header {@code Link} leads to the next page (RFC 8288). A file holds every establishment.
     */
    @AllowedFor(Role.POLICE)
    @Accepts({"ward", "from", "to", "page", "size", "totals", "minPosition"})
    @GetMapping({"/v1/compliance", "/v1/compliance.csv", "/v1/compliance.xlsx"})
    public ResponseEntity<?> compliance(
            Caller.Official reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        Parameters parameters = new Parameters(query);
        Period period = period(parameters);
        Territory territory = AccessChecks.territory(reader);
        String ward = parameters.code("ward", CodeTables.WARDS);
        if (ward != null && !reader.sees(ward)) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME).withTotals(parameters);
        if (wanted.isFile()) {
            List<ComplianceRow> all = all(
                    parameters,
                    place -> compliance.list(
                            new ComplianceQuestion(territory, ward, period.from, period.to, place, Page.MAX_SIZE)));
            return wanted.answer(all, position -> PlacesTables.compliance(all, period.from, period.to, position));
        }
        Page<ComplianceRow> found = pages.read(
                reader,
                "compliance",
                parameters,
                page -> compliance.list(
                        new ComplianceQuestion(territory, ward, period.from, period.to, page, parameters.size())));
        if (found.nextPage() != null) {
            wanted.header(HttpHeaders.LINK, next(request, found.nextPage()));
        }
        return wanted.answer(
                found, position -> PlacesTables.compliance(found.items(), period.from, period.to, position));
    }

    /** A file has no pages: it holds every establishment of the territory, of which there are some thousands at most. */
    private static List<ComplianceRow> all(Parameters parameters, Function<@Nullable String, Page<ComplianceRow>> ask) {
        for (String name : List.of("page", "size")) {
            if (parameters.text(name) != null) {
                throw Parameters.unknown(name, List.of("ward", "from", "to", "totals", "minPosition"));
            }
        }
        List<ComplianceRow> rows = new ArrayList<>();
        String place = null;
        do {
            Page<ComplianceRow> page = ask.apply(place);
            rows.addAll(page.items());
            place = page.nextPage();
        } while (place != null);
        return rows;
    }

    private static String next(ServerHttpRequest request, String page) {
        URI next = UriComponentsBuilder.fromUri(request.getURI())
                .replaceQueryParam("page", page)
                .build(true)
                .toUri();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }

    /**
     * Establishments and declarations by type and ward over the local days {@code from} to {@code to}; outside the
     * police over a week or a month that is over, rounded.
     */
    @AllowedFor({Role.POLICE, Role.TOURISM, Role.ADMIN})
    @Accepts({"from", "to", "totals", "minPosition"})
    @GetMapping({"/v1/statistics/progress", "/v1/statistics/progress.csv", "/v1/statistics/progress.xlsx"})
    public ResponseEntity<?> progress(
            Caller.Official reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        Parameters parameters = new Parameters(query);
        boolean exact = reader.role() == Role.POLICE;
        Period period = exact ? period(parameters) : published(parameters);
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME).withTotals(parameters);
        List<ProgressRow> lines = compliance.progress(period.from, period.to, AccessChecks.territory(reader));
        ProgressView seen = ProgressView.of(
                period.from, period.to, exact ? lines : published.ofWards(lines, period.from, period.to), exact);
        return wanted.answer(seen, position -> PlacesTables.progress(seen, exact, position));
    }

    private Period published(Parameters parameters) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        if (parameters.text("from") == null && parameters.text("to") == null) {
            LocalDate month = PublishedProgress.lastMonth(today);
            return new Period(month, month.plusMonths(1).minusDays(1));
        }
        Period period = period(parameters);
        if (!PublishedProgress.publishes(period.from, period.to, today)) {
            throw Parameters.malformed("from");
        }
        return period;
    }

    private Period period(Parameters parameters) {
        LocalDate lastGiven = parameters.date("to");
        LocalDate to = lastGiven == null ? Vietnam.dateOf(clock.instant()) : lastGiven;
        LocalDate firstGiven = parameters.date("from");
        LocalDate from = firstGiven == null ? to.minusDays(DEFAULT_DAYS) : firstGiven;
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw Parameters.malformed("from");
        }
        return new Period(from, to);
    }
}
