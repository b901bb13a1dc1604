package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSession;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.office.Office;
import vn.luutru.adapter.web.office.ReaderTerritory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;

/** What the pages of the police share: the office, the task, and the way to a page that may show persons. */
public final class PoliceFrame {

    static final String SEARCH = "/cong-an/tim";
    static final String TONIGHT = "/cong-an";
    static final String WATCH = "/cong-an/theo-doi";
    static final String ESTABLISHMENTS = "/cong-an/co-so";

    static final Office OFFICE = new Office(
            "police",
            TONIGHT,
            List.of(
                    new Office.Tab("search", SEARCH, "search"),
                    new Office.Tab("tonight", TONIGHT, "moon"),
                    new Office.Tab("watch", WATCH, "bell"),
                    new Office.Tab("establishments", ESTABLISHMENTS, "building")));

    private static final String COOKIE = "viec";

    private final PageRenderer pages;
    private final Tasks tasks;
    private final RecordedQueries queries;
    private final InstantSource clock;

    public PoliceFrame(PageRenderer pages, Tasks tasks, RecordedQueries queries, InstantSource clock) {
        this.pages = pages;
        this.tasks = tasks;
        this.queries = queries;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The officer with their task; empty if none is under way. */
    Optional<Asked> asked(PageRequest request, Caller.Official reader) {
        return tasks.find(reader, session(request), request.cookie(COOKIE))
                .map(task -> new Asked(reader, task, clock.instant(), queries));
    }

    /** A page that shows persons: without a task, the question for one comes first. */
    ResponseEntity<byte[]> withTask(
            PageRequest request, Caller.Official reader, Function<Asked, ResponseEntity<byte[]>> page) {
        return asked(request, reader)
                .map(page)
                .orElseGet(() ->
                        purpose(request, reader, Map.of(), "", request.path() + query(chosenWard(request, reader))));
    }

    /** The question for purpose and case. */
    ResponseEntity<byte[]> purpose(
            PageRequest request, Caller.Official reader, Map<String, String> errors, String caseFile, String next) {
        Map<String, Object> model = new HashMap<>();
        model.put("purposes", purposes(request.language()));
        model.put("errors", errors);
        model.put("caseFile", caseFile);
        model.put("next", ours(next));
        return page(
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                reader,
                "police/purpose.jte",
                null,
                model);
    }

    private Map<String, String> purposes(Language language) {
        Map<String, String> named = new LinkedHashMap<>();
        for (CodeTable.Entry entry : CodeTables.PURPOSES_OF_QUERY.entries()) {
            if (!entry.code().equals("AUDIT")) {
                named.put(entry.code(), language == Language.EN ? entry.en() : entry.vi());
            }
        }
        return named;
    }

    /** Begins a task as a form says it, and goes on to where it was asked for. */
    ResponseEntity<byte[]> begin(PageRequest request, Caller.Official reader, PageForm form) {
        String caseFile = form.get("vu");
        AccessPurpose purpose;
        try {
            purpose = AccessPurpose.of(reader, form.get("mucdich"), caseFile, Vietnam.dateOf(clock.instant()));
        } catch (AccessPurpose.InvalidException e) {
            String field = e.finding().code().name().startsWith("PURPOSE") ? "mucdich" : "vu";
            return purpose(
                    request,
                    reader,
                    Map.of(
                            field,
                            text(request, "police.purpose." + e.finding().code().name())),
                    caseFile,
                    form.get("tiep"));
        }
        String secret = tasks.begin(reader, session(request), purpose);
        return redirect(ours(form.get("tiep")), cookie(request, secret, Task.LENGTH.toSeconds()));
    }

    private static @Nullable UUID session(PageRequest request) {
        OfficialSession session = request.session();
        return session == null ? null : session.id();
    }

    /** Ends the task. */
    ResponseEntity<byte[]> end(PageRequest request, Caller.Official reader) {
        tasks.end(reader, request.cookie(COOKIE));
        return redirect(TONIGHT, cookie(request, "", 0));
    }

    /** Only to a page of ours that can be opened: whoever sends a form decides nothing else. */
    private static String ours(String next) {
        return next.matches(
                        "/cong-an(/tim|/theo-doi|/danh-sach/[a-z0-9-]{1,30}|/co-so(/[A-Za-z0-9._-]{1,64})?)?(\\?phuong=[0-9]{5})?")
                ? next
                : TONIGHT;
    }

    static ResponseEntity<byte[]> redirect(String to, @Nullable ResponseCookie cookie) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, to);
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        return cookie == null
                ? answer.build()
                : answer.header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
    }

    private static ResponseCookie cookie(PageRequest request, String value, long seconds) {
        return ResponseCookie.from(COOKIE, value)
                .path("/cong-an")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(request.encrypted())
                .sameSite("Strict")
                .build();
    }

    /** A page of the office. */
    ResponseEntity<byte[]> page(
            PageRequest request, Caller.Official reader, String template, @Nullable Asked asked, Map<String, ?> model) {
        return page(HttpStatus.OK, request, reader, template, asked, model);
    }

    ResponseEntity<byte[]> page(
            HttpStatus status,
            PageRequest request,
            Caller.Official reader,
            String template,
            @Nullable Asked asked,
            Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("office", OFFICE);
        all.put("reader", reader);
        all.put("territory", territory(request, reader.scope()));
        if (asked != null) {
            all.put("bar", bar(request, asked));
        }
        return pages.page(status, request, template, all);
    }

    /** What for, since when, for how long still. */
    private TaskBar bar(PageRequest request, Asked asked) {
        Task task = asked.task();
        CodeTable.Entry entry = CodeTables.PURPOSES_OF_QUERY.on(task.purpose().purpose(), Vietnam.dateOf(asked.now()));
        String purpose =
                entry == null ? task.purpose().purpose() : request.language() == Language.EN ? entry.en() : entry.vi();
        String caseFile = task.purpose().caseFile();
        return new TaskBar(purpose, caseFile == null ? "" : caseFile, task.since(), task.minutesLeft(asked.now()));
    }

    /** The territory in words: the wards by name, or the province. */
    String territory(PageRequest request, Scope scope) {
        return scope instanceof Scope.Wards wards
                ? String.join(
                        ", ",
                        wards.codes().stream().sorted().map(PoliceFrame::ward).toList())
                : text(request, "police.province");
    }

    /**
     * The one ward of the territory that a page is asked for, in its address; null for the whole territory. Refused with
     * 404 if there is none such, with 403 if it lies elsewhere.
     */
    static @Nullable String chosenWard(PageRequest request, Caller.Official reader) {
        return ReaderTerritory.chosenWard(request.parameter("phuong"), reader);
    }

    /** What an address has behind its path for a ward; nothing for the whole territory. */
    static String query(@Nullable String ward) {
        return ward == null ? "" : "?phuong=" + ward;
    }

    /** The wards of a territory by code, as they are called on a day. */
    static Map<String, String> wards(Scope scope, LocalDate day) {
        Map<String, String> named = new LinkedHashMap<>();
        for (CodeTable.Entry entry : CodeTables.WARDS.entries()) {
            if (entry.holdsOn(day) && scope.coversWard(entry.code())) {
                named.put(entry.code(), entry.vi());
            }
        }
        return named;
    }

    /** The name of a ward; its code if it has none. */
    static String ward(String code) {
        CodeTable.Entry known = CodeTables.WARDS.latest(code);
        return known == null ? code : known.vi();
    }

    String text(PageRequest request, String key, Object... arguments) {
        return pages.texts().text(request.language(), key, arguments);
    }
}
