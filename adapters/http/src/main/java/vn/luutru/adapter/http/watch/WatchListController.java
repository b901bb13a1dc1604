package vn.luutru.adapter.http.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Role;
import vn.luutru.access.watch.WatchDraft;
import vn.luutru.access.watch.WatchList;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Pages;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.adapter.http.problem.ProblemStatus;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.Register;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.watch.WatchAlert;
import vn.luutru.projection.watch.WatchEntry;
import vn.luutru.projection.watch.WatchMatches;
import vn.luutru.projection.watch.WatchQueries;

/** Who is looked for. Entries are seen by those who see every ward in which they hold, matches by those who see theirs. */
@RestController
public final class WatchListController {

    /** How many items a part has at most, and where no size is asked for. */
    private static final int MAX_ENTRIES = Page.MAX_SIZE;

    private final WatchList list;
    private final WatchQueries watch;
    private final PoliceQueries police;
    private final RecordedQueries queries;
    private final ProjectionBarrier freshness;
    private final Pages pages;
    private final InstantSource clock;

    public WatchListController(
            WatchList list,
            WatchQueries watch,
            PoliceQueries police,
            RecordedQueries queries,
            ProjectionBarrier freshness,
            Pages pages,
            InstantSource clock) {
        this.list = list;
        this.watch = watch;
        this.police = police;
        this.queries = queries;
        this.freshness = freshness;
        this.pages = pages;
        this.clock = clock;
    }

    /** What is asked for. */
    public record Wanted(
            @Nullable String number,
            @Nullable String name,
            @Nullable String born,
            @Nullable String owner,
            @Nullable String basis,
            @Nullable Set<String> wards,
            @Nullable String expiresOn) {}

    /** Why an entry is removed. */
    public record Removal(@Nullable String reason) {}

    /** What is done about a match. */
    public record Note(@Nullable String note) {}

    /** What was recorded, and where. */
    public record Recorded(UUID id, long position) {}

    /** An entry as the contract has it. */
    public record EntryView(
            UUID entryId,
            @Nullable String name,
            @Nullable String born,
            String owner,
            @Nullable String basis,
            List<String> wards,
            LocalDate expiresOn,
            Instant addedAt,
            String addedBy,
            @Nullable Instant removedAt,
            @Nullable String removedBy,
            @Nullable String reason,
            int matches) {

        static EntryView of(WatchEntry entry) {
            return new EntryView(
                    entry.id(),
                    entry.name(),
                    entry.born(),
                    entry.owner(),
                    entry.basis(),
                    entry.wards(),
                    entry.expiresOn(),
                    entry.addedAt(),
                    entry.addedBy(),
                    entry.removedAt(),
                    entry.removedBy(),
                    entry.reason(),
                    entry.matches());
        }
    }

    /**
     * A part of a list.
     *
     * @param complete whether nothing comes after it
     * @param nextPage what {@code page} takes for the next part; null at the end
     */
    public record Answer<T>(
            List<T> items, boolean complete, @Nullable String nextPage) {

        static <T, R> Answer<R> of(Page<T> part, Function<T, R> view) {
            return new Answer<>(part.items().stream().map(view).toList(), part.nextPage() == null, part.nextPage());
        }
    }

    /**
     * The entries of the territory, the newest first: a question about persons, for the purpose that the headers state, or
     * else to look for somebody.
     */
    @AllowedFor(Role.POLICE)
    @Accepts({"page", "size", "minPosition"})
    @GetMapping("/v1/watch-list")
    public ResponseEntity<Answer<EntryView>> entries(
            Caller.Official reader,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader HttpHeaders headers) {
        AccessPurpose why = headers.getFirst("X-Purpose") != null
                ? AccessChecks.purpose(reader, headers, Vietnam.dateOf(clock.instant()))
                : AccessPurpose.WATCH_LIST;
        Parameters parameters = new Parameters(query);
        int size = size(parameters);
        freshness.await(WatchMatches.NAME, parameters.minPosition());
        Page<WatchEntry> found = pages.read(
                reader,
                "watch-list",
                parameters,
                place -> queries.ask(
                        reader,
                        why,
                        new PersonsQuestion("watch-list", Map.of()),
                        access -> watch.entries(access, place, size),
                        page -> page.items().size()));
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(Answer.of(found, EntryView::of));
    }

    /** Puts somebody on the list. */
    @AllowedFor(Role.POLICE)
    @PostMapping("/v1/watch-list")
    @ResponseStatus(HttpStatus.CREATED)
    public Recorded add(Caller.Official reader, @RequestBody Wanted wanted) {
        return recorded(list.add(
                reader,
                new WatchDraft(
                        wanted.number(),
                        wanted.name(),
                        wanted.born(),
                        wanted.owner(),
                        wanted.basis(),
                        wanted.wards() == null ? Set.of() : wanted.wards(),
                        wanted.expiresOn())));
    }

    /** Takes somebody off the list, and says why. */
    @AllowedFor(Role.POLICE)
    @PostMapping("/v1/watch-list/{entry}/removal")
    public Recorded remove(Caller.Official reader, @PathVariable String entry, @RequestBody Removal removal) {
        UUID id = id(entry);
        if (!watch.hasEntry(reader.scope(), id)) {
            throw unknown();
        }
        return recorded(list.remove(reader, id, removal.reason()));
    }

    /** The matches of the territory, the newest first, with who it is: a question about persons. */
    @AllowedFor(Role.POLICE)
    @Accepts({"open", "page", "size", "minPosition"})
    @GetMapping("/v1/watch-list/alerts")
    public ResponseEntity<Answer<WatchAlertView>> alerts(
            Caller.Official reader,
            @RequestParam MultiValueMap<String, String> query,
            @RequestHeader HttpHeaders headers) {
        Parameters parameters = new Parameters(query);
        boolean open = parameters.flag("open");
        int size = size(parameters);
        AccessPurpose why = AccessChecks.purpose(reader, headers, Vietnam.dateOf(clock.instant()));
        Long minPosition = parameters.minPosition();
        freshness.await(WatchMatches.NAME, minPosition);
        freshness.await(Register.NAME, minPosition);
        Page<WatchAlert> found = pages.read(
                reader,
                "watch-list-alerts",
                parameters,
                place -> watch.alerts(reader.scope(), open, place, size).page());
        List<StayId> ids =
                found.items().stream().map(WatchAlert::stay).distinct().toList();
        List<Resident> stays = queries.ask(
                reader,
                why,
                new PersonsQuestion("watch-list-alerts", Map.of("open", Boolean.toString(open))),
                access -> police.stays(access, ids).items(),
                List::size);
        Map<StayId, Resident> byId = new HashMap<>();
        stays.forEach(stay -> byId.put(stay.stayId(), stay));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Answer.of(found, alert -> WatchAlertView.of(alert, byId.get(alert.stay()))));
    }

    private static int size(Parameters parameters) {
        return parameters.text("size") == null ? MAX_ENTRIES : parameters.size();
    }

    /** Takes note of a match; the first note stays. */
    @AllowedFor(Role.POLICE)
    @PostMapping("/v1/watch-list/alerts/{alert}/acknowledgement")
    public Recorded acknowledge(Caller.Official reader, @PathVariable String alert, @RequestBody Note note) {
        UUID id = id(alert);
        if (watch.alert(reader.scope(), id).isEmpty()) {
            throw unknown();
        }
        return recorded(list.acknowledge(reader, id, note.note()));
    }

    private static Recorded recorded(WatchList.Added added) {
        if (!added.findings().isEmpty()) {
            throw ApiException.of(ProblemStatus.status(added.findings()), added.findings());
        }
        return new Recorded(Objects.requireNonNull(added.entry()), added.position());
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
