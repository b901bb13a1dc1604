package vn.luutru.adapter.http.statistics;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.access.Territory;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Downloads;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.MonthlyForm;
import vn.luutru.projection.report.StatutoryReports;
import vn.luutru.projection.tourism.TourismQueries;

/**
 * The reports on tourists that the law asks for, over months that are over. An establishment gets its own exactly, and
 * so do the police of its ward; the tourism department and the administrator get sums of published figures.
 */
@RestController
public final class FormsController {

    private final TourismQueries tourism;
    private final StatutoryReports reports;
    private final EstablishmentDirectory directory;
    private final Downloads downloads;
    private final ProjectionBarrier barrier;
    private final InstantSource clock;

    public FormsController(
            TourismQueries tourism,
            EstablishmentDirectory directory,
            Downloads downloads,
            ProjectionBarrier barrier,
            InstantSource clock) {
        this.tourism = tourism;
        this.reports = new StatutoryReports(tourism);
        this.directory = directory;
        this.downloads = downloads;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** Form 01-CS/LTDL of one month: of one establishment, or of all in the reader's territory. */
    @AllowedFor({Role.TOURISM, Role.ADMIN, Role.POLICE, Role.OPERATOR})
    @Accepts({"month", "establishment", "minPosition"})
    @GetMapping("/v1/statistics/tourism/forms/01-cs-ltdl.xlsx")
    public ResponseEntity<byte[]> monthly(
            Caller reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        Parameters parameters = new Parameters(query);
        String id = parameters.text("establishment");
        if (reader instanceof Caller.Official official) {
            if (id != null && official.role() != Role.POLICE) {
                throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "", Role.POLICE.code());
            }
        }
        EstablishmentId only = id == null ? null : asked(reader, id);
        if (only == null && reader.role() == Role.OPERATOR) {
            throw Parameters.malformed("establishment");
        }
        YearMonth month = month(parameters);
        LocalDate from = month.atDay(1);
        LocalDate to = month.plusMonths(1).atDay(1);
        Territory territory =
                reader instanceof Caller.Official official ? AccessChecks.territory(official) : Territory.province();
        Establishment establishment = only == null ? null : establishment(only, to.minusDays(1), territory);
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME);
        String file = "01-cs-ltdl-" + month;
        return only == null
                ? wanted.workbook(
                        file, reports.monthly(wanted.texts(), month, territory, exact(reader), wanted.position()))
                : wanted.workbook(
                        file + "-" + only.value(),
                        MonthlyForm.of(
                                wanted.texts(),
                                month,
                                tourism.ofEstablishment(only, from, to, territory),
                                establishment,
                                establishment == null ? territory : Territory.ward(establishment.ward()),
                                wanted.position()));
    }

    /** Form 015.N/BCC-TMDV of one year; of the running one, of the months that are over. */
    @AllowedFor({Role.TOURISM, Role.ADMIN, Role.POLICE})
    @Accepts({"year", "minPosition"})
    @GetMapping("/v1/statistics/tourism/forms/015-n-bcc-tmdv.xlsx")
    public ResponseEntity<byte[]> yearly(
            Caller.Official reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        Parameters parameters = new Parameters(query);
        Long year = parameters.number("year");
        LocalDate running = today().withDayOfMonth(1);
        if (year == null || year < 2000 || year > running.getYear()) {
            throw Parameters.malformed("year");
        }
        LocalDate from = LocalDate.of(Math.toIntExact(year), 1, 1);
        LocalDate next = from.plusYears(1);
        LocalDate to = next.isAfter(running) ? running : next;
        if (!from.isBefore(to)) {
            throw Parameters.malformed("year");
        }
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME);
        Territory territory = AccessChecks.territory(reader);
        return wanted.workbook(
                "015-n-bcc-tmdv-" + year,
                reports.yearly(wanted.texts(), from, to, territory, exact(reader), wanted.position()));
    }

    private static EstablishmentId asked(Caller reader, String id) {
        return reader instanceof Caller.Operator operator
                ? AccessChecks.establishment(operator, Operation.READ, id)
                : AccessChecks.establishment(id);
    }

    /** As described on a day; refused unless tourists stay there, and in the territory. */
    private Establishment establishment(EstablishmentId id, LocalDate day, Territory territory) {
        Establishment establishment = directory
                .find(id)
                .join()
                .orElseThrow(() -> ApiException.of(404, FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"))
                .on(day);
        if (!territory.covers(establishment.ward())) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        if (!establishment.type().tourism()) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
        return establishment;
    }

    private YearMonth month(Parameters parameters) {
        YearMonth month = parameters.month("month");
        if (month == null
                || month.getYear() < 2000
                || month.plusMonths(1).atDay(1).isAfter(today())) {
            throw Parameters.malformed("month");
        }
        return month;
    }

    private LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }

    private static boolean exact(Caller reader) {
        return reader.role() == Role.POLICE;
    }
}
