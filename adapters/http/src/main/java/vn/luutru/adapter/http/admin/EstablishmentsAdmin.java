package vn.luutru.adapter.http.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemStatus;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.CachedEstablishmentDirectory;
import vn.luutru.intake.DeclarationOutcome;

/** The register of establishments, kept by the administrator. What is said twice is recorded once. */
@RestController
public final class EstablishmentsAdmin {

    private final Establishments establishments;
    private final CachedEstablishmentDirectory directory;
    private final InstantSource clock;

    public EstablishmentsAdmin(
            Establishments establishments, CachedEstablishmentDirectory directory, InstantSource clock) {
        this.establishments = establishments;
        this.directory = directory;
        this.clock = clock;
    }

    /** From which local day on something holds, and why. */
    public record Phase(@Nullable LocalDate from, @Nullable String reason) {}

    /** Registers it, or describes it anew from a day on. */
    @AllowedFor(Role.ADMIN)
    @PutMapping("/v1/establishments/{id}")
    public ResponseEntity<Map<String, Object>> describe(
            Caller.Official admin, @PathVariable String id, @RequestBody EstablishmentRequest form) {
        EstablishmentId establishment = AccessChecks.establishment(id);
        return submit(admin, new EstablishmentCommand.Describe(form.of(establishment)));
    }

    /** It takes no guests for the time being. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/establishments/{id}/suspension")
    public ResponseEntity<Map<String, Object>> suspend(
            Caller.Official admin, @PathVariable String id, @RequestBody Phase phase) {
        return submit(
                admin, new EstablishmentCommand.Suspend(AccessChecks.establishment(id), from(phase), reason(phase)));
    }

    /** It takes guests again. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/establishments/{id}/reopening")
    public ResponseEntity<Map<String, Object>> reopen(
            Caller.Official admin, @PathVariable String id, @RequestBody Phase phase) {
        return submit(admin, new EstablishmentCommand.Reopen(AccessChecks.establishment(id), from(phase)));
    }

    /** It is no longer an establishment. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/establishments/{id}/closure")
    public ResponseEntity<Map<String, Object>> close(
            Caller.Official admin, @PathVariable String id, @RequestBody Phase phase) {
        return submit(
                admin, new EstablishmentCommand.Close(AccessChecks.establishment(id), from(phase), reason(phase)));
    }

    /** Into which establishment, from which local day on, and why. */
    public record Merger(
            @Nullable String into,
            @Nullable LocalDate from,
            @Nullable String reason) {}

    /** It is the same establishment as another one, which stays. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/establishments/{id}/merger")
    public ResponseEntity<Map<String, Object>> merge(
            Caller.Official admin, @PathVariable String id, @RequestBody Merger merger) {
        EstablishmentId establishment = AccessChecks.establishment(id);
        String into = merger.into();
        if (into == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/into");
        }
        if (!EstablishmentId.isValid(into)) {
            throw ApiException.of(422, FindingCode.ESTABLISHMENT_MALFORMED, "/into");
        }
        Phase phase = new Phase(merger.from(), merger.reason());
        return submit(
                admin,
                new EstablishmentCommand.Merge(establishment, new EstablishmentId(into), from(phase), reason(phase)));
    }

    private ResponseEntity<Map<String, Object>> submit(Caller.Official admin, EstablishmentCommand command) {
        EstablishmentId id = command.establishment();
        EstablishmentOutcome outcome =
                establishments.submit(command, clock.instant(), admin.id()).join();
        directory.invalidate(id);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id.value());
        return switch (outcome) {
            case EstablishmentOutcome.Accepted accepted -> {
                answer.put("outcome", DeclarationOutcome.Kind.ACCEPTED);
                answer.put("position", accepted.position());
                yield ResponseEntity.status(201).body(answer);
            }
            case EstablishmentOutcome.Replayed replayed -> {
                answer.put("outcome", DeclarationOutcome.Kind.REPLAYED);
                answer.put("position", replayed.position());
                yield ResponseEntity.ok(answer);
            }
            case EstablishmentOutcome.Rejected rejected ->
                throw ApiException.of(ProblemStatus.status(rejected.findings()), rejected.findings());
        };
    }

    private static LocalDate from(Phase phase) {
        LocalDate from = phase.from();
        if (from == null) {
            throw ApiException.of(422, FindingCode.FIELD_REQUIRED, "/from");
        }
        return from;
    }

    private static String reason(Phase phase) {
        String reason = phase.reason();
        return reason == null ? "" : reason;
    }
}
