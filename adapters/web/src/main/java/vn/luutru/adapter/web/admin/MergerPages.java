package vn.luutru.adapter.web.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.MergerPreview;
import vn.luutru.projection.directory.MergerPreviews;

/**
 * Two establishments that are one: the administrator names the one that stays, looks at what both have, and confirms
 * from which day on the other one ends.
 */
@RestController
public final class MergerPages {

    private static final int SHOWN = 10;

    private final PageRenderer pages;
    private final DirectoryQueries directory;
    private final Establishments establishments;
    private final MergerPreviews previews;
    private final Consumer<EstablishmentId> changed;
    private final InstantSource clock;

    /** @param changed forgets what is remembered of an establishment */
    public MergerPages(
            PageRenderer pages,
            DirectoryQueries directory,
            Establishments establishments,
            MergerPreviews previews,
            Consumer<EstablishmentId> changed,
            InstantSource clock) {
        this.pages = pages;
        this.directory = directory;
        this.establishments = establishments;
        this.previews = previews;
        this.changed = changed;
        this.clock = clock;
    }

    /** Asks for the one that stays, and shows both once it is named by its id. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/co-so/{id}/gop")
    public ResponseEntity<byte[]> look(PageRequest request, Caller.Official admin, @PathVariable String id) {
        EstablishmentRecord ended = known(id);
        String named = request.parameter("vao");
        String words = named == null ? "" : named.strip();
        return page(HttpStatus.OK, request, admin, ended, words, today().toString(), "", Map.of());
    }

    /** Records it. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so/{id}/gop")
    public ResponseEntity<byte[]> merge(
            PageRequest request, Caller.Official admin, @PathVariable String id, PageForm sent) {
        EstablishmentRecord ended = known(id);
        String into = sent.get("vao");
        String typed = sent.get("from");
        String reason = sent.get("reason");
        Map<String, String> errors = new LinkedHashMap<>();
        LocalDate from = EstablishmentForm.day(typed);
        if (from == null) {
            errors.put("from", text(request, "admin.wrong.from"));
        } else if (!EstablishmentId.isValid(into)) {
            errors.put("vao", text(request, "admin.wrong.id"));
        } else {
            EstablishmentCommand command =
                    new EstablishmentCommand.Merge(ended.id(), new EstablishmentId(into), from, reason);
            EstablishmentOutcome outcome =
                    establishments.submit(command, clock.instant(), admin.id()).join();
            changed.accept(ended.id());
            if (!(outcome instanceof EstablishmentOutcome.Rejected rejected)) {
                return Administration.to("/quan-tri/co-so/" + ended.id().value() + "?da-ghi=1");
            }
            for (Finding finding : rejected.findings()) {
                errors.putIfAbsent(
                        field(finding),
                        Findings.text(finding, request.language().locale()));
            }
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, ended, into, typed, reason, errors);
    }

    private static String field(Finding finding) {
        return switch (finding.field()) {
            case "/reason" -> "reason";
            case "/from" -> "from";
            default -> "vao";
        };
    }

    private ResponseEntity<byte[]> page(
            HttpStatusCode status,
            PageRequest request,
            Caller.Official admin,
            EstablishmentRecord ended,
            String words,
            String from,
            String reason,
            Map<String, String> errors) {
        MergerPreview preview = preview(admin, ended.id(), words);
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("ended", ended);
        model.put("words", words);
        model.put("preview", preview);
        model.put("found", preview == null ? found(ended.id(), words) : List.of());
        model.put("from", from);
        model.put("reason", reason);
        model.put("errors", errors);
        model.put("today", today());
        return pages.page(status, request, "admin/merger.jte", model);
    }

    private @Nullable MergerPreview preview(Caller.Official admin, EstablishmentId ended, String words) {
        return EstablishmentId.isValid(words) && !words.equals(ended.value())
                ? previews.of(admin, ended, new EstablishmentId(words)).orElse(null)
                : null;
    }

    private List<EstablishmentRecord> found(EstablishmentId ended, String words) {
        return words.isEmpty()
                ? List.of()
                : directory.search(words, SHOWN).items().stream()
                        .filter(establishment -> !establishment.id().equals(ended))
                        .toList();
    }

    private EstablishmentRecord known(String id) {
        if (!EstablishmentId.isValid(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return establishments
                .find(new EstablishmentId(id))
                .join()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String text(PageRequest request, String key) {
        return pages.words(request).text(key);
    }

    private LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }
}
