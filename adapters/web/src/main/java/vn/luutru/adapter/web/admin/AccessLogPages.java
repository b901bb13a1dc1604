package vn.luutru.adapter.web.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.Download;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.AccessQuestion;
import vn.luutru.projection.access.ReviewQueries;

/**
 * Who asked about persons and who gave keys: looked through, exported, and what a supervisor should look at. What was
 * asked for stands in the log as the kind of question, never as a person's name in an address.
 */
@RestController
public final class AccessLogPages {

    private static final int SHOWN = 50;
    private static final int REVIEWED_DAYS = 7;
    private static final int RANKED = 10;

    private static final Map<String, String> CRITERIA =
            Map.of("ai", "reader", "loai", "kind", "tu", "from", "den", "to");

    private final PageRenderer pages;
    private final AccessQueries access;
    private final RecordedQueries queries;
    private final ReviewQueries reviews;
    private final InstantSource clock;

    public AccessLogPages(
            PageRenderer pages,
            AccessQueries access,
            RecordedQueries queries,
            ReviewQueries reviews,
            InstantSource clock) {
        this.pages = pages;
        this.access = access;
        this.queries = queries;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** A page of the log, the newest first: one question in the log, which the page does not show yet. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.LOG)
    public ResponseEntity<byte[]> log(PageRequest request, Caller.Official admin) {
        String after = request.parameter("trang");
        Page<AccessEntry> found = queries.ask(
                admin,
                AccessPurpose.AUDIT,
                new PersonsQuestion("access-log", criteria(request)),
                allowed -> list(allowed, question(request, after, SHOWN)),
                page -> page.items().size());
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("found", found);
        model.put("first", after == null);
        model.put("review", after == null ? reviews.review(REVIEWED_DAYS) : List.of());
        model.put("most", after == null ? reviews.most(REVIEWED_DAYS, RANKED) : List.of());
        model.put(
                "since",
                Vietnam.dateOf(clock.instant()).minusDays(REVIEWED_DAYS - 1L).toString());
        for (String name : new String[] {"ai", "loai", "tu", "den"}) {
            String value = request.parameter(name);
            model.put(name, value == null ? "" : value);
        }
        return pages.page(request, "admin/log.jte", model);
    }

    /** The same as a file for programs, at most 100,000 entries, which its last line says; one question in the log. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/nhat-ky.csv")
    public ResponseEntity<byte[]> export(PageRequest request, Caller.Official admin) {
        AccessLogFile file = file(request, admin, AccessLogFile.MAX_OF_PROGRAMS);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"nhat-ky-truy-cap.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.csv());
    }

    /** The same as a workbook for people, at most 20,000 entries, which its last line says; one question in the log. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/nhat-ky.xlsx")
    public ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official admin) {
        AccessLogFile file = file(request, admin, AccessLogFile.MAX_OF_PEOPLE);
        return Download.workbook("nhat-ky-truy-cap", List.of(file.sheet(pages.words(request), clock.instant())));
    }

    private AccessLogFile file(PageRequest request, Caller.Official admin, int most) {
        return queries.ask(
                admin,
                AccessPurpose.AUDIT,
                new PersonsQuestion("access-log-export", criteria(request)),
                allowed -> AccessLogFile.of(after -> list(allowed, question(request, after, 500)), most),
                file -> file.entries().size());
    }

    private Page<AccessEntry> list(RegisterAccess allowed, AccessQuestion question) {
        try {
            return access.list(allowed, question);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** What was asked for, by the names that the calls have for it. */
    private static Map<String, String> criteria(PageRequest request) {
        Map<String, String> criteria = new HashMap<>();
        CRITERIA.forEach((name, called) -> {
            String value = text(request, name);
            if (value != null) {
                criteria.put(called, value);
            }
        });
        return criteria;
    }

    /** A filter that cannot be read is refused: a log of everything would be taken for that of what was asked for. */
    private static AccessQuestion question(PageRequest request, @Nullable String after, int size) {
        Instant from = day(request, "tu", 0);
        Instant to = day(request, "den", 1);
        if (from != null && to != null && to.isBefore(from)) {
            throw unreadable("den");
        }
        return new AccessQuestion(text(request, "ai"), kind(request), from, to, after, size);
    }

    private static @Nullable String text(PageRequest request, String name) {
        String value = request.parameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static AccessEntry.@Nullable Kind kind(PageRequest request) {
        String asked = text(request, "loai");
        if (asked == null) {
            return null;
        }
        for (AccessEntry.Kind kind : AccessEntry.Kind.values()) {
            if (kind.code().equals(asked)) {
                return kind;
            }
        }
        throw unreadable("loai");
    }

    private static @Nullable Instant day(PageRequest request, String name, int plus) {
        String typed = text(request, name);
        if (typed == null) {
            return null;
        }
        LocalDate day = EstablishmentForm.day(typed);
        if (day == null) {
            throw unreadable(name);
        }
        return day.plusDays(plus).atStartOfDay(Vietnam.ZONE).toInstant();
    }

    private static ResponseStatusException unreadable(String name) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "Parameter " + name);
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

    /** What was asked for, or which key or desk it was, in one line. */
    public static String criteria(AccessEntry entry) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(entry.criteria())
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value));
        return text.toString();
    }
}
