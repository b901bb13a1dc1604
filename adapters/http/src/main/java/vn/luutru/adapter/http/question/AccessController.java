package vn.luutru.adapter.http.question;

import java.time.Instant;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.query.Accepts;
import vn.luutru.adapter.http.query.Pages;
import vn.luutru.adapter.http.query.Parameters;
import vn.luutru.adapter.http.query.ProjectionBarrier;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.AccessQuestion;

/** Who asked about persons or gave keys: the administrator sees all of it, each official what they asked themselves. */
@RestController
public final class AccessController {

    private final AccessQueries access;
    private final ProjectionBarrier barrier;
    private final Pages pages;

    public AccessController(AccessQueries access, ProjectionBarrier barrier, Pages pages) {
        this.access = access;
        this.barrier = barrier;
        this.pages = pages;
    }

    /** The questions, newest first. */
    @AllowedFor({Role.POLICE, Role.TOURISM, Role.ZONE, Role.HEALTH, Role.OPERATIONS, Role.ADMIN})
    @Accepts({"kind", "reader", "from", "to", "page", "size", "minPosition"})
    @GetMapping("/v1/access-log")
    public Page<AccessEntry> log(Caller.Official caller, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        String reader = parameters.text("reader");
        if (caller.role() != Role.ADMIN) {
            if (reader != null && !reader.equals(caller.id())) {
                throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
            }
            reader = caller.id();
        }
        String of = reader;
        AccessEntry.Kind kind = parameters.code("kind", AccessEntry.Kind.class);
        Instant from = parameters.instant("from");
        Instant to = parameters.instant("to");
        barrier.await(AccessLog.NAME, parameters.minPosition());
        return pages.read(
                caller,
                "access-log",
                parameters,
                page -> access.list(new AccessQuestion(of, kind, from, to, page, parameters.size())));
    }
}
