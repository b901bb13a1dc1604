package vn.luutru.adapter.http.question;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.StoresNothing;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;

/**
 * What police ask about persons. Each question says why it is asked, is limited to the reader's territory, and lies in
 * the log before its answer leaves: if it cannot be recorded, it is not answered.
 */
@RestController
public final class PersonsController {

    private static final String SEARCH = "/v1/residents/search";

    private static final Set<String> FILTERS = Set.of(
            "words",
            "ward",
            "establishment",
            "name",
            "document",
            "room",
            "nationality",
            "trait",
            "at",
            "from",
            "to",
            "state");

    /** The filters that say who is looked for. */
    private static final Set<String> PERSONAL = Set.of("name", "document");

    /** Since when an address should not hold them: 1 December 2026, as RFC 9745 writes it. */
    private static final String DEPRECATED = "@1796058000";

    private final RegisterQueries register;
    private final PoliceQueries police;
    private final ProjectionBarrier barrier;
    private final Pages pages;
    private final RecordedQueries queries;
    private final ResidentFilters filters;
    private final InstantSource clock;

    public PersonsController(
            RegisterQueries register,
            PoliceQueries police,
            ProjectionBarrier barrier,
            Pages pages,
            RecordedQueries queries,
            EstablishmentDirectory directory,
            InstantSource clock) {
        this.register = register;
        this.police = police;
        this.barrier = barrier;
        this.pages = pages;
        this.queries = queries;
        filters = new ResidentFilters(directory, clock);
        this.clock = clock;
    }

    /**
     * Who stays, or stayed at an instant. A name or a number in an address lies in every log on its way: a question with
     * one is answered with the header {@code Deprecation} (RFC 9745) and the address that takes its place.
     */
    @AllowedFor(Role.POLICE)
    @Accepts({
        "ward",
        "establishment",
        "name",
        "document",
        "nationality",
        "trait",
        "at",
        "from",
        "to",
        "state",
        "page",
        "size",
        "minPosition"
    })
    @GetMapping("/v1/residents")
    public ResponseEntity<Page<ResidentView>> residents(
            Caller.Official reader,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader HttpHeaders headers) {
        Parameters parameters = new Parameters(query);
        ResponseEntity<Page<ResidentView>> answer = residents(reader, parameters, headers);
        return PERSONAL.stream().noneMatch(query::containsKey)
                ? answer
                : ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header("Deprecation", DEPRECATED)
                        .header(HttpHeaders.LINK, "<" + SEARCH + ">; rel=\"successor-version\"")
                        .body(answer.getBody());
    }

    /**
     * The same question with its filters in a JSON object: what names a person stands in no address. Pages and positions
     * are asked for as everywhere.
     *
     * @param filters texts by the names of the filters; a null is no filter
     */
    @AllowedFor(Role.POLICE)
    @Accepts({"page", "size", "minPosition"})
    @StoresNothing
    @PostMapping(SEARCH)
    public ResponseEntity<Page<ResidentView>> search(
            Caller.Official reader,
            @RequestBody Map<String, @Nullable Object> filters,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader HttpHeaders headers) {
        return residents(reader, Parameters.with(query, filters, FILTERS), headers);
    }

    private ResponseEntity<Page<ResidentView>> residents(
            Caller.Official reader, Parameters parameters, HttpHeaders headers) {
        String words = parameters.text("words");
        ResidentsQuestion question = filters.read(parameters, reader);
        return answer("residents", reader, parameters, headers, null, (access, page) -> {
            ResidentsQuestion asked = question.toBuilder().page(page).build();
            return words == null
                    ? register.residents(access, asked)
                    : police.words(access, words, asked).page();
        });
    }

    /** One person's stays in order of arrival. */
    @AllowedFor(Role.POLICE)
    @Accepts({"page", "size", "minPosition"})
    @GetMapping("/v1/persons/{personId}/stays")
    public ResponseEntity<Page<ResidentView>> stays(
            Caller.Official reader,
            @PathVariable String personId,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader HttpHeaders headers) {
        Parameters parameters = new Parameters(query);
        UUID person = person(personId);
        return answer(
                "person-stays",
                reader,
                parameters,
                headers,
                person,
                (access, page) -> register.stays(access, person, page, parameters.size()));
    }

    private ResponseEntity<Page<ResidentView>> answer(
            String name,
            Caller.Official reader,
            Parameters parameters,
            HttpHeaders headers,
            @Nullable UUID person,
            BiFunction<RegisterAccess, @Nullable String, Page<Resident>> question) {
        Instant now = clock.instant();
        AccessPurpose why = AccessChecks.purpose(reader, headers, Vietnam.dateOf(now));
        barrier.await(Register.NAME, parameters.minPosition());
        PersonsQuestion asked = new PersonsQuestion(name, criteria(parameters, person));
        Page<Resident> found = pages.read(
                reader,
                person == null ? name : name + "/" + person,
                parameters,
                place -> queries.ask(
                        reader,
                        why,
                        asked,
                        access -> question.apply(access, place),
                        page -> page.items().size()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Pages.map(found, ResidentView::of));
    }

    private static Map<String, String> criteria(Parameters parameters, @Nullable UUID person) {
        Map<String, String> criteria = parameters.criteria();
        if (person != null) {
            criteria.put("personId", person.toString());
        }
        return criteria;
    }

    private static UUID person(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.of(404, FindingCode.NOT_FOUND, "");
        }
    }
}
