package vn.luutru.adapter.http.statistics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.Zone;
import vn.luutru.projection.figures.PublishedDays;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalQueries;
import vn.luutru.projection.hospital.PublishedHospitals;
import vn.luutru.projection.report.HospitalsView;
import vn.luutru.projection.report.PlacesTables;
import vn.luutru.projection.report.ZoneView;
import vn.luutru.projection.zone.PublishedZones;
import vn.luutru.projection.zone.ZoneQueries;

/**
 * How many live in the industrial zones and are in the hospitals: exactly and at any instant for the police, as
 * published at local midnights for others. A reader with a territory gets its establishments only.
 */
@RestController
public final class PlacesController {

    private final DirectoryQueries directory;
    private final ZoneQueries zones;
    private final HospitalQueries hospitals;
    private final PublishedZones publishedZones;
    private final PublishedHospitals publishedHospitals;
    private final Downloads downloads;
    private final ProjectionBarrier barrier;
    private final PublishedDays published;
    private final InstantSource clock;

    public PlacesController(
            DirectoryQueries directory,
            ZoneQueries zones,
            HospitalQueries hospitals,
            PublishedZones publishedZones,
            PublishedHospitals publishedHospitals,
            Downloads downloads,
            ProjectionBarrier barrier,
            PublishedDays published,
            InstantSource clock) {
        this.directory = directory;
        this.zones = zones;
        this.hospitals = hospitals;
        this.publishedZones = publishedZones;
        this.publishedHospitals = publishedHospitals;
        this.downloads = downloads;
        this.barrier = barrier;
        this.published = published;
        this.clock = clock;
    }

    /** The zones that establishments of the reader's territory lie in today. */
    @AllowedFor({Role.ZONE, Role.ADMIN, Role.POLICE})
    @Accepts({"totals", "minPosition"})
    @GetMapping({"/v1/zones", "/v1/zones.csv", "/v1/zones.xlsx"})
    public ResponseEntity<?> zones(
            Caller.Official reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        String projection = vn.luutru.projection.directory.Directory.NAME;
        Parameters parameters = new Parameters(query);
        barrier.await(projection, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, projection).withTotals(parameters);
        List<Zone> found = directory.zones(AccessChecks.territory(reader));
        return wanted.answer(
                new Page<>(found, null),
                position -> PlacesTables.zones(found, Vietnam.dateOf(clock.instant()), position));
    }

    /** Beds and persons of a zone, now or at the instant {@code at}; outside the police at a local midnight. */
    @AllowedFor({Role.ZONE, Role.ADMIN, Role.POLICE})
    @Accepts({"at", "minPosition"})
    @GetMapping({"/v1/zones/{zoneId}/occupancy", "/v1/zones/{zoneId}/occupancy.csv", "/v1/zones/{zoneId}/occupancy.xlsx"
    })
    public ResponseEntity<?> zone(
            Caller.Official reader,
            @PathVariable String zoneId,
            @RequestParam MultiValueMap<String, String> query,
            ServerHttpRequest request) {
        Parameters parameters = new Parameters(query);
        boolean exact = reader.role() == Role.POLICE;
        Instant at = at(parameters, exact);
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME);
        ZoneView seen = (exact
                        ? zones.occupancy(zoneId, at, AccessChecks.territory(reader))
                        : publishedZones.occupancy(zoneId, Vietnam.dateOf(at), AccessChecks.territory(reader)))
                .map(found -> ZoneView.of(found, exact))
                .orElseThrow(() -> ApiException.of(404, FindingCode.NOT_FOUND, ""));
        return wanted.answer(seen, position -> PlacesTables.zone(seen, position));
    }

    /** In-patients and companions by hospital and department, now or at the instant {@code at}. */
    @AllowedFor({Role.HEALTH, Role.ADMIN, Role.POLICE})
    @Accepts({"at", "minPosition"})
    @GetMapping({"/v1/hospitals/occupancy", "/v1/hospitals/occupancy.csv", "/v1/hospitals/occupancy.xlsx"})
    public ResponseEntity<?> hospitals(
            Caller.Official reader, @RequestParam MultiValueMap<String, String> query, ServerHttpRequest request) {
        Parameters parameters = new Parameters(query);
        boolean exact = reader.role() == Role.POLICE;
        Instant at = at(parameters, exact);
        barrier.await(StayFigures.NAME, parameters.minPosition());
        Downloads.Wanted wanted = downloads.wanted(request, StayFigures.NAME);
        HospitalsView seen = HospitalsView.of(
                exact
                        ? hospitals.occupancy(at, AccessChecks.territory(reader))
                        : publishedHospitals.occupancy(Vietnam.dateOf(at), AccessChecks.territory(reader)),
                exact);
        return wanted.answer(seen, position -> PlacesTables.hospitals(seen, position));
    }

    /** Outside the police the last local midnight, or one before it; refused if it is another instant. */
    private Instant at(Parameters parameters, boolean exact) {
        Instant now = clock.instant();
        Instant given = parameters.instant("at");
        if (exact) {
            return given == null ? now : given;
        }
        Instant latest = Vietnam.startOf(published.latest());
        Instant at = given == null ? latest : given;
        if (at.isAfter(latest) || !midnight(at).equals(at)) {
            throw Parameters.malformed("at");
        }
        return at;
    }

    private static Instant midnight(Instant at) {
        return Vietnam.startOf(Vietnam.dateOf(at));
    }
}
