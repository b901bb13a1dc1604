package vn.luutru.adapter.http.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.StoresNothing;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessAudit;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessLog;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.AccessQuestion;

/** Who asked about persons or gave keys: the administrator sees all of it, each official what they asked themselves. */
@RestController
public final class AccessController {

    private static final Set<String> FILTERS = Set.of("kind", "reader", "from", "to", "caseFile", "words", "personId");

    private final AccessQueries access;
    private final AccessAudit audit;
    private final RecordedQueries queries;
    private final ProjectionBarrier barrier;
    private final Pages pages;

    public AccessController(
            AccessQueries access, AccessAudit audit, RecordedQueries queries, ProjectionBarrier barrier, Pages pages) {
        this.access = access;
        this.audit = audit;
        this.queries = queries;
        this.barrier = barrier;
        this.pages = pages;
    }

    /**
     * The questions, newest first. They name persons, so that each page of them is recorded in turn, as an audit; the
     * answer does not hold its own entry.
     */
    @AllowedFor({Role.POLICE, Role.TOURISM, Role.ZONE, Role.HEALTH, Role.OPERATIONS, Role.ADMIN})
    @Accepts({"kind", "reader", "from", "to", "page", "size", "minPosition"})
    @GetMapping("/v1/access-log")
    public Page<AccessEntry> log(Caller.Official caller, @RequestParam MultiValueMap<String, String> query) {
        return answer(caller, new Parameters(query));
    }

    /**
     * The same with filters in a JSON object, of which some say about whom and in which case somebody asked: neither stands
     * in an address.
     *
     * @param filters texts by the names of the filters; a null is no filter
     */
    @AllowedFor({Role.POLICE, Role.TOURISM, Role.ZONE, Role.HEALTH, Role.OPERATIONS, Role.ADMIN})
    @Accepts({"page", "size", "minPosition"})
    @StoresNothing
    @PostMapping("/v1/access-log/search")
    public Page<AccessEntry> search(
            Caller.Official caller,
            @RequestBody Map<String, @Nullable Object> filters,
            @RequestParam MultiValueMap<String, String> query) {
        return answer(caller, Parameters.with(query, filters, FILTERS));
    }

    private Page<AccessEntry> answer(Caller.Official caller, Parameters parameters) {
        String reader = parameters.text("reader");
        if (caller.role() != Role.ADMIN) {
            if (reader != null && !reader.equals(caller.id())) {
                throw ApiException.of(403, FindingCode.ROLE_NOT_ALLOWED, "");
            }
            reader = caller.id();
        }
        AccessQuestion question = question(parameters, reader);
        barrier.await(AccessLog.NAME, parameters.minPosition());
        PersonsQuestion asked = new PersonsQuestion(question.recordedAs(), criteria(parameters, question));
        return pages.read(
                caller,
                AccessQuestion.LOOK,
                parameters,
                page -> queries.ask(
                        caller,
                        AccessPurpose.AUDIT,
                        asked,
                        allowed -> access.list(allowed, question.onPage(page)),
                        found -> found.items().size()));
    }

    /** Each filter can match: one that cannot would be answered as if nobody had asked. */
    private static AccessQuestion question(Parameters parameters, @Nullable String reader) {
        Instant from = parameters.instant("from");
        Instant to = parameters.instant("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw Parameters.malformed("to");
        }
        String caseFile = parameters.text("caseFile");
        if (caseFile != null && !AccessQuestion.isCase(caseFile)) {
            throw Parameters.malformed("caseFile");
        }
        String words = parameters.text("words");
        if (words != null && !AccessQuestion.isPerson(words)) {
            throw Parameters.malformed("words");
        }
        return new AccessQuestion(
                reader,
                parameters.code("kind", AccessEntry.Kind.class),
                from,
                to,
                caseFile,
                words,
                parameters.uuid("personId"),
                null,
                parameters.size());
    }

    /** The id of a person as it is written elsewhere: by it questions are found that name somebody who is erased. */
    private static Map<String, String> criteria(Parameters parameters, AccessQuestion question) {
        Map<String, String> criteria = parameters.criteria();
        UUID person = question.person();
        if (person != null) {
            criteria.put("personId", person.toString());
        }
        return criteria;
    }

    /**
     * Compares a part of the access log with the event log, for an auditor.
     */
    @AllowedFor(Role.ADMIN)
    @Accepts({"after", "minPosition"})
    @GetMapping("/v1/access-log/audit")
    public AuditView audit(Caller.Official admin, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        Long after = parameters.number("after");
        if (after != null && after < 0) {
            throw Parameters.malformed("after");
        }
        barrier.await(AccessLog.NAME, parameters.minPosition());
        return AuditView.of(audit.run(after == null ? 0 : after, barrier.position(AccessLog.NAME)));
    }

    /**
     * What the comparison showed.
     *
     * @param agrees whether the access log holds what happened, and nothing else
     */
    public record AuditView(
            boolean agrees,
            long after,
            long to,
            boolean complete,
            long entries,
            List<Long> missing,
            List<Long> changed,
            List<Long> invented) {

        static AuditView of(AccessAudit.Report report) {
            return new AuditView(
                    report.agrees(),
                    report.from(),
                    report.to(),
                    report.complete(),
                    report.entries(),
                    report.missing(),
                    report.changed(),
                    report.invented());
        }
    }
}
