package vn.luutru.adapter.http.outage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemStatus;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.outage.Outage;
import vn.luutru.declaration.outage.OutageCommand;
import vn.luutru.declaration.outage.OutageOutcome;
import vn.luutru.declaration.outage.Outages;
import vn.luutru.projection.Page;
import vn.luutru.projection.outage.OutageProjection;
import vn.luutru.projection.outage.OutageQueries;

/** Official outages: everybody reads those in force, administrators proclaim and withdraw them. */
@RestController
public final class OutagesController {

    private final Outages outages;
    private final OutageQueries queries;
    private final ProjectionBarrier barrier;
    private final InstantSource clock;

    public OutagesController(Outages outages, OutageQueries queries, ProjectionBarrier barrier, InstantSource clock) {
        this.outages = outages;
        this.queries = queries;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** What is proclaimed. */
    public record Wanted(
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable Instant movedTo,
            @Nullable List<String> wards,
            @Nullable String reason,
            @Nullable String document) {}

    /** Why an outage is withdrawn. */
    public record Withdrawal(@Nullable String reason) {}

    /** An outage as administrators see it. */
    public record OutageView(
            UUID outageId,
            Instant begins,
            Instant ends,
            Instant movedTo,
            List<String> wards,
            String reason,
            String document,
            Outage.State state,
            Instant proclaimedAt,
            String proclaimedBy,
            @Nullable String confirmedBy,
            @Nullable String withdrawalReason,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBy) {

        static OutageView of(Outage outage) {
            return new OutageView(
                    outage.id(),
                    outage.begins(),
                    outage.ends(),
                    outage.movedTo(),
                    outage.wards(),
                    outage.reason(),
                    outage.document(),
                    outage.state(),
                    outage.proclaimedAt(),
                    outage.proclaimedBy(),
                    outage.confirmedBy(),
                    outage.withdrawalReason(),
                    outage.withdrawnAt(),
                    outage.withdrawnBy());
        }
    }

    /** What was recorded, and where. */
    public record Recorded(long position, OutageView outage) {}

    /** The outages in force whose moved deadlines are not over. */
    @AllowedFor({
        Role.OPERATOR,
        Role.DESK,
        Role.POLICE,
        Role.TOURISM,
        Role.ZONE,
        Role.HEALTH,
        Role.OPERATIONS,
        Role.ADMIN
    })
    @Accepts("minPosition")
    @GetMapping("/v1/outages")
    public Page<OutageNotice> current(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        barrier.await(OutageProjection.NAME, new Parameters(query).minPosition());
        return new Page<>(
                queries.current(clock.instant()).stream().map(OutageNotice::of).toList(), null);
    }

    /** All that was ever proclaimed, with who did it. */
    @AllowedFor(Role.ADMIN)
    @Accepts("minPosition")
    @GetMapping("/v1/outages/calendar")
    public Page<OutageView> calendar(Caller.Official admin, @RequestParam MultiValueMap<String, String> query) {
        barrier.await(OutageProjection.NAME, new Parameters(query).minPosition());
        return new Page<>(queries.all().stream().map(OutageView::of).toList(), null);
    }

    /** Proclaims one; one that began before waits for another administrator. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/outages")
    @ResponseStatus(HttpStatus.CREATED)
    public Recorded proclaim(Caller.Official admin, @RequestBody Wanted wanted) {
        return submit(
                admin,
                new OutageCommand.Proclaim(
                        UUID.randomUUID(),
                        wanted.begins(),
                        wanted.ends(),
                        wanted.movedTo(),
                        Optional.ofNullable(wanted.wards()).orElse(List.of()),
                        wanted.reason(),
                        wanted.document()));
    }

    /** Agrees with what another administrator proclaimed or withdrew. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/outages/{outage}/confirmation")
    public Recorded confirm(Caller.Official admin, @PathVariable String outage) {
        return submit(admin, new OutageCommand.Confirm(id(outage)));
    }

    /** Withdraws one; one that has moved deadlines waits for another administrator. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/outages/{outage}/withdrawal")
    public Recorded withdraw(Caller.Official admin, @PathVariable String outage, @RequestBody Withdrawal withdrawal) {
        return submit(admin, new OutageCommand.Withdraw(id(outage), withdrawal.reason()));
    }

    private Recorded submit(Caller.Official admin, OutageCommand command) {
        return switch (outages.submit(command, clock.instant(), admin.id()).join()) {
            case OutageOutcome.Accepted accepted -> new Recorded(accepted.position(), OutageView.of(accepted.outage()));
            case OutageOutcome.Unknown unknown -> throw unknown();
            case OutageOutcome.Rejected rejected ->
                throw ApiException.of(ProblemStatus.status(rejected.findings()), rejected.findings());
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ApiException unknown() {
        return ApiException.of(404, FindingCode.NOT_FOUND, "");
    }
}
