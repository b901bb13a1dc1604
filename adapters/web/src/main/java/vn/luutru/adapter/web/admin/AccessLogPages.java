package vn.luutru.adapter.web.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
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
    private static final int EXPORTED = 100_000;
    private static final int REVIEWED_DAYS = 7;

    private final PageRenderer pages;
    private final AccessQueries access;
    private final ReviewQueries reviews;

    public AccessLogPages(PageRenderer pages, AccessQueries access, ReviewQueries reviews) {
        this.pages = pages;
        this.access = access;
        this.reviews = reviews;
    }

    /** A page of the log, the newest first. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.LOG)
    public ResponseEntity<byte[]> log(PageRequest request, Caller.Official admin) {
        String after = request.parameter("trang");
        Page<AccessEntry> found = list(question(request, after, SHOWN));
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("found", found);
        model.put("first", after == null);
        model.put("review", after == null ? reviews.review(REVIEWED_DAYS) : List.of());
        for (String name : new String[] {"ai", "loai", "tu", "den"}) {
            String value = request.parameter(name);
            model.put(name, value == null ? "" : value);
        }
        return pages.page(request, "admin/log.jte", model);
    }

    /** The same as a file, at most 100,000 entries, which its last line says. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/nhat-ky.csv")
    public ResponseEntity<byte[]> export(PageRequest request, Caller.Official admin) {
        StringBuilder file = new StringBuilder(
                "\uFEFFasked_at,kind,reader,role,territory,purpose,case,question,criteria,results\r\n");
        String after = null;
        int written = 0;
        do {
            Page<AccessEntry> page = list(question(request, after, 500));
            for (AccessEntry entry : page.items()) {
                file.append(line(entry)).append("\r\n");
                written++;
            }
            after = page.nextPage();
        } while (after != null && written < EXPORTED);
        if (after != null) {
            file.append("# ")
                    .append(String.format(Locale.ROOT, "only the newest %d entries", written))
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"nhat-ky-truy-cap.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Page<AccessEntry> list(AccessQuestion question) {
        try {
            return access.list(question);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private static AccessQuestion question(PageRequest request, @Nullable String after, int size) {
        return new AccessQuestion(
                text(request, "ai"), kind(request), day(request, "tu", 0), day(request, "den", 1), after, size);
    }

    private static @Nullable String text(PageRequest request, String name) {
        String value = request.parameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static AccessEntry.@Nullable Kind kind(PageRequest request) {
        String asked = text(request, "loai");
        for (AccessEntry.Kind kind : AccessEntry.Kind.values()) {
            if (kind.name().equals(asked)) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable Instant day(PageRequest request, String name, int plus) {
        String typed = text(request, name);
        LocalDate day = typed == null ? null : EstablishmentForm.day(typed);
        return day == null
                ? null
                : day.plusDays(plus).atStartOfDay(Vietnam.ZONE).toInstant();
    }

    private static String line(AccessEntry entry) {
        return String.join(
                ",",
                cell(entry.askedAt().toString()),
                cell(entry.kind().name()),
                cell(entry.reader()),
                cell(entry.role()),
                cell(entry.territory()),
                cell(entry.purpose()),
                cell(entry.caseFile()),
                cell(entry.question()),
                cell(criteria(entry)),
                cell(Integer.toString(entry.results())));
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

    /** Quoted; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
