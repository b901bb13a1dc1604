package vn.luutru.adapter.web.police;

import java.time.Duration;
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
import vn.luutru.access.Caller;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Scope;
import vn.luutru.access.session.OfficialSession;
import vn.luutru.access.session.SessionLimits;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.office.Office;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.office.ReaderTerritory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.projection.register.Register;

/** What the pages of the police share: the office, the task, and the way to a page that may show persons. */
public final class PoliceFrame {

    static final String SEARCH = "/cong-an/tim";
    static final String TONIGHT = "/cong-an";
    static final String WATCH = "/cong-an/theo-doi";
    static final String ESTABLISHMENTS = "/cong-an/co-so";
    static final String OWN_LOG = "/cong-an/nhat-ky";
    static final String RENEWAL = "/cong-an/viec/tiep-tuc";

    static final Office OFFICE = new Office(
            "police",
            TONIGHT,
            List.of(
                    new Office.Tab("search", SEARCH, "search"),
                    new Office.Tab("tonight", TONIGHT, "moon"),
                    new Office.Tab("watch", WATCH, "bell"),
                    new Office.Tab("establishments", ESTABLISHMENTS, "building"),
                    new Office.Tab("log", OWN_LOG, "list")));

    static final String COOKIE = "viec";

    private final PageRenderer pages;
    private final Tasks tasks;
    private final RecordedQueries queries;
    private final ReadModelClock counted;
    private final SessionLimits limits;
    private final WatchedLog watched;
    private final InstantSource clock;

    /**
     * @param counted until when read models count
     * @param limits  of sessions
     */
    public PoliceFrame(
            PageRenderer pages,
            Tasks tasks,
            RecordedQueries queries,
            ReadModelClock counted,
            SessionLimits limits,
            WatchedLog watched,
            InstantSource clock) {
        this.pages = pages;
        this.tasks = tasks;
        this.queries = queries;
        this.counted = counted;
        this.limits = limits;
        this.watched = watched;
        this.clock = clock;
    }

    /** Until when the register counts; asked for before its answer, which then knows all of that. */
    Instant counted() {
        return counted(Register.NAME);
    }

    /** The same of another read model. */
    Instant counted(String readModel) {
        return counted.of(readModel).until();
    }

    /** Until when a page counts that shows the register and another read model: the earlier of both. */
    Instant countedWith(String readModel) {
        Instant register = counted();
        Instant other = counted(readModel);
        return other.isBefore(register) ? other : register;
    }

    /** The position of the log up to which matches of the watch list are known. */
    long followed() {
        return watched.followed();
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
        return withTask(request, reader, null, page);
    }

    /**
     * The same of a form, which is done once there is a task.
     *
     * @param form null for one without fields
     */
    ResponseEntity<byte[]> withTask(
            PageRequest request,
            Caller.Official reader,
            @Nullable PageForm form,
            Function<Asked, ResponseEntity<byte[]>> page) {
        return asked(request, reader)
                .map(page)
                .orElseGet(() -> purpose(
                        request, reader, Map.of(), "", Pending.of(request, query(chosenWard(request, reader)), form)));
    }

    /** The question for purpose and case. */
    ResponseEntity<byte[]> purpose(
            PageRequest request, Caller.Official reader, Map<String, String> errors, String caseFile, Pending pending) {
        Map<String, Object> model = new HashMap<>();
        model.put("purposes", purposes(request.language()));
        model.put("errors", errors);
        model.put("caseFile", caseFile);
        model.put("pending", pending);
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

    static @Nullable UUID session(PageRequest request) {
        OfficialSession session = request.session();
        return session == null ? null : session.id();
    }

    /** Of a session whose official gives a sign now. */
    long sessionLeft(PageRequest request, Caller.Official reader, Instant now) {
        OfficialSession session = request.session();
        if (session == null) {
            return -1;
        }
        Duration idle = limits.idle(reader.role());
        Duration longest = Duration.between(now, session.endsAt());
        return Math.max(0, (idle.compareTo(longest) < 0 ? idle : longest).toSeconds());
    }

    static ResponseEntity<byte[]> redirect(String to, @Nullable ResponseCookie cookie) {
        return redirect(HttpStatus.SEE_OTHER, to, cookie);
    }

    static ResponseEntity<byte[]> redirect(HttpStatus status, String to, @Nullable ResponseCookie cookie) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).header(HttpHeaders.LOCATION, to);
        answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        return cookie == null
                ? answer.build()
                : answer.header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
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
        // Before those that wait: a match in between is shown twice rather than not at all.
        long position = watched.followed();
        Task task = asked.task();
        WatchedLog.Waiting waiting = watched.waiting(asked.reader().scope());
        return new TaskBar(
                purpose(request, task, asked.now()),
                caseFile(task),
                task.since(),
                task.minutesLeft(asked.now()),
                task.secondsLeft(asked.now()),
                sessionLeft(request, asked.reader(), asked.now()),
                position,
                waiting.count(),
                waiting.more());
    }

    private static String purpose(PageRequest request, Task task, Instant now) {
        CodeTable.Entry entry = CodeTables.PURPOSES_OF_QUERY.on(task.purpose().purpose(), Vietnam.dateOf(now));
        return entry == null ? task.purpose().purpose() : request.language() == Language.EN ? entry.en() : entry.vi();
    }

    private static String caseFile(Task task) {
        String caseFile = task.purpose().caseFile();
        return caseFile == null ? "" : caseFile;
    }

    /** What a task is for and in which case, as its bar says it. */
    String taskWords(PageRequest request, Task task, Instant now) {
        return text(request, "police.task.what", purpose(request, task, now), caseFile(task));
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
