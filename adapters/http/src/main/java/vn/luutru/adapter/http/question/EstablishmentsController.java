package vn.luutru.adapter.http.question;

import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Role;
import vn.luutru.access.Territory;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.Page;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.EstablishmentsQuestion;

/** The directory of establishments for officials; operators see their own. */
@RestController
public final class EstablishmentsController {

    private final DirectoryQueries establishments;
    private final EstablishmentDirectory directory;
    private final ProjectionBarrier barrier;
    private final Pages pages;
    private final InstantSource clock;

    public EstablishmentsController(
            DirectoryQueries establishments,
            EstablishmentDirectory directory,
            ProjectionBarrier barrier,
            Pages pages,
            InstantSource clock) {
        this.establishments = establishments;
        this.directory = directory;
        this.barrier = barrier;
        this.pages = pages;
        this.clock = clock;
    }

    /** Establishments by ward, zone and type, in the reader's territory. */
    @AllowedFor({Role.POLICE, Role.TOURISM, Role.ZONE, Role.HEALTH, Role.OPERATIONS, Role.ADMIN})
    @Accepts({"ward", "zone", "type", "page", "size", "minPosition"})
    @GetMapping("/v1/establishments")
    public Page<EstablishmentView> all(Caller.Official reader, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        Territory territory = AccessChecks.territory(reader);
        String ward = parameters.code("ward", CodeTables.WARDS);
        String zone = parameters.text("zone");
        EstablishmentType type = parameters.code("type", EstablishmentType.class);
        if (ward != null && !reader.sees(ward)) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        barrier.await(vn.luutru.projection.directory.Directory.NAME, parameters.minPosition());
        if (zone != null && !establishments.knowsZone(zone)) {
            throw Parameters.unknownValue("zone", "GET /v1/zones");
        }
        LocalDate today = Vietnam.dateOf(clock.instant());
        Page<EstablishmentRecord> found = pages.read(
                reader,
                "establishments",
                parameters,
                page -> establishments.list(
                        new EstablishmentsQuestion(territory, ward, zone, type, page, parameters.size())));
        return Pages.map(found, establishment -> EstablishmentView.of(establishment, today));
    }

    /** One establishment, as the store knows it. */
    @AllowedFor({Role.OPERATOR, Role.POLICE, Role.TOURISM, Role.ZONE, Role.HEALTH, Role.OPERATIONS, Role.ADMIN})
    @GetMapping("/v1/establishments/{id}")
    public EstablishmentView one(Caller reader, @PathVariable String id) {
        EstablishmentId establishment = reader instanceof Caller.Operator operator
                ? AccessChecks.establishment(operator, Operation.READ, id)
                : AccessChecks.establishment(id);
        EstablishmentRecord found = directory
                .find(establishment)
                .join()
                .orElseThrow(() -> ApiException.of(404, FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"));
        LocalDate today = Vietnam.dateOf(clock.instant());
        if (reader instanceof Caller.Official official
                && !official.sees(found.on(today).ward())) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        return EstablishmentView.of(found, today);
    }
}
