package vn.luutru.adapter.http.admin;

import java.util.List;
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
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.directory.MergerPreview;
import vn.luutru.projection.directory.MergerPreviews;
import vn.luutru.projection.register.Register;

/** What an administrator looks at before two establishments become one. */
@RestController
public final class MergerController {

    private final MergerPreviews previews;
    private final ProjectionBarrier barrier;

    public MergerController(MergerPreviews previews, ProjectionBarrier barrier) {
        this.previews = previews;
        this.barrier = barrier;
    }

    /** One of the two: how many are in house, and were; who declares for it. */
    public record Side(String id, String name, long inHouse, long stays, List<String> keys, List<String> desks) {

        static Side of(MergerPreview.Side side) {
            return new Side(
                    side.establishment().id().value(),
                    side.establishment().latest().name(),
                    side.inHouse(),
                    side.stays(),
                    side.keys(),
                    side.desks());
        }
    }

    /** Both, and in what their descriptions differ. */
    public record Preview(Side ended, Side stays, List<String> differs) {}

    /** Nothing is changed. */
    @AllowedFor(Role.ADMIN)
    @Accepts({"into", "minPosition"})
    @GetMapping("/v1/establishments/{id}/merger")
    public Preview preview(
            Caller.Official admin, @PathVariable String id, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        EstablishmentId ended = AccessChecks.establishment(id);
        String into = parameters.text("into");
        if (into == null) {
            throw Parameters.malformed("into");
        }
        EstablishmentId stays = AccessChecks.establishment(into);
        barrier.await(Register.NAME, parameters.minPosition());
        return previews.of(admin, ended, stays)
                .map(found -> new Preview(Side.of(found.ended()), Side.of(found.stays()), found.differs()))
                .orElseThrow(() -> ApiException.of(404, FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId"));
    }
}
