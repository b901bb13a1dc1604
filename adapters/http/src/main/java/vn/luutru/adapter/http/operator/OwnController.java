package vn.luutru.adapter.http.operator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.outage.OutageNotice;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.question.ResidentView;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.Page;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.ObligationQueries;
import vn.luutru.projection.obligation.ReportedDays;
import vn.luutru.projection.outage.OutageProjection;
import vn.luutru.projection.outage.OutageQueries;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;

/** What an operator sees of their own establishment. */
@RestController
public final class OwnController {

    /** How many days back days without a report are looked for. */
    private static final int DAYS = 60;

    private final EstablishmentDirectory directory;
    private final RegisterQueries register;
    private final RecordedQueries queries;
    private final ObligationQueries obligations;
    private final OutageQueries outages;
    private final InstantSource clock;
    private final ProjectionBarrier barrier;
    private final Pages pages;

    public OwnController(
            EstablishmentDirectory directory,
            RegisterQueries register,
            RecordedQueries queries,
            ObligationQueries obligations,
            OutageQueries outages,
            InstantSource clock,
            ProjectionBarrier barrier,
            Pages pages) {
        this.directory = directory;
        this.register = register;
        this.queries = queries;
        this.obligations = obligations;
        this.outages = outages;
        this.clock = clock;
        this.barrier = barrier;
        this.pages = pages;
    }

    /** Its own register. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @Accepts({"state", "page", "size", "minPosition"})
    @GetMapping("/v1/establishments/{id}/stays")
    public ResponseEntity<Page<ResidentView>> stays(
            Caller.Operator operator, @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
        EstablishmentId establishment = AccessChecks.establishment(operator, Operation.READ, id);
        if (directory.find(establishment).join().isEmpty()) {
            throw unknown();
        }
        Parameters parameters = new Parameters(query);
        ResidentsQuestion question = ResidentsQuestion.builder()
                .establishment(establishment.value())
                .state(parameters.code("state", Resident.State.class))
                .size(parameters.size())
                .build();
        barrier.await(Register.NAME, parameters.minPosition());
        Page<Resident> found = pages.read(
                operator,
                "own-stays/" + establishment.value(),
                parameters,
                page -> queries.askOwn(
                        operator,
                        establishment,
                        access -> register.residents(
                                access, question.toBuilder().page(page).build()),
                        answer -> answer.items().size()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Pages.map(found, ResidentView::of));
    }

    /** What it still owes. */
    @AllowedFor({Role.OPERATOR, Role.DESK})
    @Accepts({"minPosition"})
    @GetMapping("/v1/establishments/{id}/obligations")
    public ObligationsView obligations(
            Caller.Operator operator, @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
        EstablishmentId establishment = AccessChecks.establishment(operator, Operation.READ, id);
        // Days come from two of them, guests from the third, outages from the fourth.
        Long minPosition = new Parameters(query).minPosition();
        barrier.await(ReportedDays.NAME, minPosition);
        barrier.await(StayFigures.NAME, minPosition);
        barrier.await(Register.NAME, minPosition);
        barrier.await(OutageProjection.NAME, minPosition);
        return obligations
                .of(establishment, DAYS)
                .map(owed -> ObligationsView.of(owed, outagesOf(establishment)))
                .orElseThrow(OwnController::unknown);
    }

    private static ApiException unknown() {
        return ApiException.of(404, FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId");
    }

    private List<OutageNotice> outagesOf(EstablishmentId establishment) {
        Instant now = clock.instant();
        return directory.find(establishment).join().stream()
                .map(record -> record.on(Vietnam.dateOf(now)).ward())
                .flatMap(ward -> outages.current(now).stream().filter(outage -> outage.holdsIn(ward)))
                .map(OutageNotice::of)
                .toList();
    }
}
