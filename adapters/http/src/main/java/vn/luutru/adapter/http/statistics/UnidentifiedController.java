package vn.luutru.adapter.http.statistics;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.obligation.UnidentifiedPatients;
import vn.luutru.projection.register.Register;

/** How many patients are unidentified after 48 hours, by hospital: a number only, exact, in the reader's territory. */
@RestController
public final class UnidentifiedController {

    /**
     * The answer.
     *
     * @param at    until when it counts
     * @param total of all hospitals
     */
    record View(Instant at, long total, List<UnidentifiedPatients.Hospital> hospitals) {}

    private final UnidentifiedPatients patients;
    private final ProjectionBarrier freshness;
    private final InstantSource clock;

    public UnidentifiedController(UnidentifiedPatients patients, ProjectionBarrier freshness, InstantSource clock) {
        this.patients = patients;
        this.freshness = freshness;
        this.clock = clock;
    }

    @AllowedFor({Role.HEALTH, Role.ADMIN, Role.POLICE})
    @Accepts("minPosition")
    @GetMapping("/v1/hospitals/unidentified")
    public ResponseEntity<?> unidentified(Caller.Official reader, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        freshness.await(Register.NAME, parameters.minPosition());
        freshness.await(StayFigures.NAME, parameters.minPosition());
        Instant now = clock.instant();
        List<UnidentifiedPatients.Hospital> found = patients.pastTerm(AccessChecks.territory(reader));
        return ResponseEntity.ok(new View(
                now,
                found.stream().mapToLong(UnidentifiedPatients.Hospital::count).sum(),
                found));
    }
}
