package vn.luutru.adapter.web.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.Download;
import vn.luutru.adapter.web.NextParts;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.AccessWords;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.AccessQuestion;
import vn.luutru.projection.access.ReviewQueries;

/**
 * Who asked about persons and who gave keys: looked through, exported, and what a supervisor should look at. A case and
 * a person who was asked for go in the body of a form, never into an address.
 */
@RestController
public final class AccessLogPages {

    private static final String CSV = Administration.LOG + ".csv";
    private static final String XLSX = Administration.LOG + ".xlsx";
    private static final int SHOWN = 50;
    private static final int REVIEWED_DAYS = 7;
    private static final int RANKED = 10;

    private final PageRenderer pages;
    private final AccessQueries access;
    private final RecordedQueries queries;
    private final ReviewQueries reviews;
    private final NextParts parts;
    private final InstantSource clock;

    public AccessLogPages(
            PageRenderer pages,
            AccessQueries access,
            RecordedQueries queries,
            ReviewQueries reviews,
            NextParts parts,
            InstantSource clock) {
        this.pages = pages;
        this.access = access;
        this.queries = queries;
        this.reviews = reviews;
        this.parts = parts;
        this.clock = clock;
    }

    /** A page of the log, the newest first: one question in the log, which the page does not show yet. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.LOG)
    public ResponseEntity<byte[]> log(PageRequest request, Caller.Official admin) {
        return page(request, admin, AccessLogFilter.of(request), null);
    }

    /** The same for what was typed, which may be a case or a person and goes in a body, and what follows a page. */
    @OfficePage(Role.ADMIN)
    @PostMapping(Administration.LOG)
    public ResponseEntity<byte[]> search(PageRequest request, Caller.Official admin, PageForm form) {
        return page(request, admin, AccessLogFilter.of(form), form.get("trang"));
    }

    private ResponseEntity<byte[]> page(
            PageRequest request, Caller.Official admin, AccessLogFilter filter, @Nullable String token) {
        if (!filter.wrong().isEmpty()) {
            return wrong(request, admin, filter);
        }
        Map<String, String> criteria = filter.criteria();
        String after = parts.opened(admin, AccessQuestion.LOOK, criteria, token);
        AccessQuestion question = filter.question(after, SHOWN);
        Page<AccessEntry> found = queries.ask(
                admin,
                AccessPurpose.AUDIT,
                new PersonsQuestion(question.recordedAs(), criteria),
                allowed -> list(allowed, question),
                page -> page.items().size());
        Map<String, Object> model = model(request, admin, filter);
        model.put("found", parts.sealed(admin, AccessQuestion.LOOK, criteria, found));
        if (after == null) {
            model.put("first", true);
            model.put("review", reviews.review(REVIEWED_DAYS));
            model.put("most", reviews.most(REVIEWED_DAYS, RANKED));
        }
        return pages.page(request, "admin/log.jte", model);
    }

    /** The page with what was typed and what is wrong with it. Nothing was asked. */
    private ResponseEntity<byte[]> wrong(PageRequest request, Caller.Official admin, AccessLogFilter filter) {
        PageWords words = pages.words(request);
        Map<String, String> errors = new LinkedHashMap<>();
        filter.wrong().forEach((field, key) -> errors.put(field, words.text(key)));
        Map<String, Object> model = model(request, admin, filter);
        model.put("errors", errors);
        return pages.page(HttpStatus.UNPROCESSABLE_CONTENT, request, "admin/log.jte", model);
    }

    private Map<String, Object> model(PageRequest request, Caller.Official admin, AccessLogFilter filter) {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("found", Page.empty());
        model.put("first", false);
        model.put("review", List.of());
        model.put("most", List.of());
        model.put(
                "since",
                Vietnam.dateOf(clock.instant()).minusDays(REVIEWED_DAYS - 1L).toString());
        model.put("filter", filter);
        model.put("words", new AccessWords(pages.words(request)));
        model.put("errors", Map.of());
        return model;
    }

    /** The same as a file for programs, at most 100,000 entries, which its last line says; one question in the log. */
    @OfficePage(Role.ADMIN)
    @GetMapping(CSV)
    public ResponseEntity<byte[]> export(PageRequest request, Caller.Official admin) {
        return csv(admin, AccessLogFilter.of(request).readable());
    }

    /** The file of what the page shows. */
    @OfficePage(Role.ADMIN)
    @PostMapping(CSV)
    public ResponseEntity<byte[]> exportFound(PageRequest request, Caller.Official admin, PageForm form) {
        return csv(admin, AccessLogFilter.of(form).readable());
    }

    private ResponseEntity<byte[]> csv(Caller.Official admin, AccessLogFilter filter) {
        AccessLogFile file = file(filter, admin, AccessLogFile.MAX_OF_PROGRAMS);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"nhat-ky-truy-cap.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.csv());
    }

    /** The same as a workbook for people, at most 20,000 entries, which its last line says; one question in the log. */
    @OfficePage(Role.ADMIN)
    @GetMapping(XLSX)
    public ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official admin) {
        return workbook(request, admin, AccessLogFilter.of(request).readable());
    }

    /** The workbook of what the page shows. */
    @OfficePage(Role.ADMIN)
    @PostMapping(XLSX)
    public ResponseEntity<byte[]> workbookFound(PageRequest request, Caller.Official admin, PageForm form) {
        return workbook(request, admin, AccessLogFilter.of(form).readable());
    }

    private ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official admin, AccessLogFilter filter) {
        AccessLogFile file = file(filter, admin, AccessLogFile.MAX_OF_PEOPLE);
        return Download.workbook("nhat-ky-truy-cap", List.of(file.sheet(pages.words(request), clock.instant())));
    }

    private AccessLogFile file(AccessLogFilter filter, Caller.Official admin, int most) {
        return queries.ask(
                admin,
                AccessPurpose.AUDIT,
                new PersonsQuestion("access-log-export", filter.criteria()),
                allowed -> AccessLogFile.of(after -> list(allowed, filter.question(after, Page.MAX_SIZE)), most),
                file -> file.entries().size());
    }

    private Page<AccessEntry> list(RegisterAccess allowed, AccessQuestion question) {
        try {
            return access.list(allowed, question);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** The query of an address that asks for this. */
    public static String query(String reader, String kind, String from, String to) {
        StringBuilder query = new StringBuilder();
        append(query, "ai", reader);
        append(query, "loai", kind);
        append(query, "tu", from);
        append(query, "den", to);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
