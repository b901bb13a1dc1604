package vn.luutru.adapter.http.admin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.ReadModelAdministration;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.Pause;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.Stop;

/** How far the read models are, holding one and building one anew; for the administrator. */
@RestController
public final class ProjectionsController {

    private final ProjectionRunner projections;
    private final ReadModelAdministration administration;

    public ProjectionsController(ProjectionRunner projections, ReadModelAdministration administration) {
        this.projections = projections;
        this.administration = administration;
    }

    /**
     * How far a read model is.
     *
     * @param stop       the event that cannot be read; null while the read model has not stopped
     * @param pause      who holds it, or which position it must see before it is asked again; null if it is asked
     * @param lagSeconds how long ago the oldest event was recorded that its readers do not see yet
     */
    public record Shown(
            String name,
            int version,
            long position,
            long head,
            long lagEvents,
            double lagSeconds,
            ProjectionStatus.State state,
            @Nullable Stop stop,
            @Nullable Pause pause,
            @Nullable Long rebuiltTo,
            @Nullable String lastError) {

        static Shown of(ProjectionStatus status) {
            return new Shown(
                    status.name(),
                    status.version(),
                    status.position(),
                    status.head(),
                    status.lagEvents(),
                    status.lagTime().toMillis() / 1000.0,
                    status.state(),
                    status.stop(),
                    status.pause(),
                    status.rebuiltTo(),
                    status.lastError());
        }
    }

    /** Every read model. */
    @AllowedFor(Role.ADMIN)
    @GetMapping("/v1/projections")
    public Page<Shown> all(Caller.Official admin) {
        return new Page<>(projections.statuses().stream().map(Shown::of).toList(), null);
    }

    /** Begins to build one anew, beside the one that serves. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/projections/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public Map<String, String> rebuild(Caller.Official admin, @PathVariable String name) {
        find(name);
        administration.rebuild(admin, name);
        return Map.of("name", name);
    }

    /** Holds one: nothing is applied to it by any process, and its questions are refused, until it is resumed. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/projections/{name}/pause")
    public Shown pause(Caller.Official admin, @PathVariable String name) {
        find(name);
        administration.pause(admin, name);
        return find(name);
    }

    /** Lets one go on that is held. */
    @AllowedFor(Role.ADMIN)
    @PostMapping("/v1/projections/{name}/resume")
    public Shown resume(Caller.Official admin, @PathVariable String name) {
        find(name);
        administration.resume(admin, name);
        return find(name);
    }

    private Shown find(String name) {
        return projections.statuses().stream()
                .filter(status -> status.name().equals(name))
                .map(Shown::of)
                .findFirst()
                .orElseThrow(() -> ApiException.of(404, FindingCode.NOT_FOUND, ""));
    }
}
