package vn.luutru.adapter.web.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
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
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.FoundEstablishments;

/** The register of establishments: looked for, registered, changed, suspended, opened again, closed. */
@RestController
public final class EstablishmentPages {

    private static final int SHOWN = 20;

    private final PageRenderer pages;
    private final DirectoryQueries directory;
    private final Establishments establishments;
    private final Consumer<EstablishmentId> changed;
    private final InstantSource clock;

    /** @param changed forgets what is remembered of an establishment */
    public EstablishmentPages(
            PageRenderer pages,
            DirectoryQueries directory,
            Establishments establishments,
            Consumer<EstablishmentId> changed,
            InstantSource clock) {
        this.pages = pages;
        this.directory = directory;
        this.establishments = establishments;
        this.changed = changed;
        this.clock = clock;
    }

    /** Those that a few words find. */
    @OfficePage(Role.ADMIN)
    @GetMapping(Administration.ESTABLISHMENTS)
    public ResponseEntity<byte[]> search(PageRequest request, Caller.Official admin) {
        String asked = request.parameter("q");
        String words = asked == null ? "" : asked.strip();
        FoundEstablishments found = directory.search(words, SHOWN);
        return pages.page(
                request,
                "admin/establishments.jte",
                Map.of("reader", admin, "words", words, "found", found, "today", today()));
    }

    /** An empty form. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/co-so-moi")
    public ResponseEntity<byte[]> empty(PageRequest request, Caller.Official admin) {
        EstablishmentForm form = EstablishmentForm.empty(today().toString());
        return form(HttpStatus.OK, request, admin, form, null);
    }

    /** Registers one. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so-moi")
    public ResponseEntity<byte[]> register(PageRequest request, Caller.Official admin, PageForm sent) {
        EstablishmentForm form = EstablishmentForm.sent(sent);
        String id = form.value("id");
        if (!EstablishmentId.isValid(id)) {
            form.wrong("id", "admin.wrong.id");
            form.read(new EstablishmentId("unread"), unread -> null);
            return form(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, form, null);
        }
        EstablishmentId establishment = new EstablishmentId(id);
        if (establishments.find(establishment).join().isPresent()) {
            form.wrong("id", "admin.wrong.id.known");
        }
        return describe(request, admin, form, establishment, null);
    }

    /** One with all that is known of it. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/co-so/{id}")
    public ResponseEntity<byte[]> one(PageRequest request, Caller.Official admin, @PathVariable String id) {
        EstablishmentRecord known = known(id);
        return form(HttpStatus.OK, request, admin, EstablishmentForm.of(known.on(today()), today().toString()), known);
    }

    /** Describes it anew from a day on. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so/{id}")
    public ResponseEntity<byte[]> change(
            PageRequest request, Caller.Official admin, @PathVariable String id, PageForm sent) {
        EstablishmentRecord known = known(id);
        return describe(request, admin, EstablishmentForm.sent(sent), known.id(), known);
    }

    /** Suspends it, opens it again, or closes it, from a day on. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/co-so/{id}/trang-thai")
    public ResponseEntity<byte[]> phase(
            PageRequest request, Caller.Official admin, @PathVariable String id, PageForm sent) {
        EstablishmentRecord known = known(id);
        EstablishmentForm form = EstablishmentForm.of(known.on(today()), today().toString());
        LocalDate from = EstablishmentForm.day(sent.get("phase-from"));
        if (from == null) {
            form.wrong("phase-from", "admin.wrong.from");
            return form(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, form, known);
        }
        String reason = sent.get("reason");
        EstablishmentCommand command = switch (sent.get("state")) {
            case "SUSPENDED" -> new EstablishmentCommand.Suspend(known.id(), from, reason);
            case "OPEN" -> new EstablishmentCommand.Reopen(known.id(), from);
            case "CLOSED" -> new EstablishmentCommand.Close(known.id(), from, reason);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
        return submit(request, admin, form, known, command, "phase-from");
    }

    private ResponseEntity<byte[]> describe(
            PageRequest request,
            Caller.Official admin,
            EstablishmentForm form,
            EstablishmentId id,
            @Nullable EstablishmentRecord known) {
        Establishment description = form.read(id, same -> known).orElse(null);
        return description == null
                ? form(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, form, known)
                : submit(request, admin, form, known, new EstablishmentCommand.Describe(description), "name");
    }

    private ResponseEntity<byte[]> submit(
            PageRequest request,
            Caller.Official admin,
            EstablishmentForm form,
            @Nullable EstablishmentRecord known,
            EstablishmentCommand command,
            String otherwise) {
        EstablishmentOutcome outcome =
                establishments.submit(command, clock.instant(), admin.id()).join();
        changed.accept(command.establishment());
        if (outcome instanceof EstablishmentOutcome.Rejected rejected) {
            for (Finding finding : rejected.findings()) {
                form.wrong(
                        field(finding, otherwise),
                        Findings.text(finding, request.language().locale()));
            }
            return form(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, form, known);
        }
        return Administration.to("/quan-tri/co-so/" + command.establishment().value() + "?da-ghi=1");
    }

    /** The field of a pointer, where the form has it. */
    private static String field(Finding finding, String otherwise) {
        return switch (finding.field()) {
            case "/name", "/type", "/stars", "/regime", "/ward", "/zone", "/rooms", "/beds" ->
                finding.field().substring(1);
            case "/validFrom" -> "from";
            case "/id" -> "id";
            default -> otherwise;
        };
    }

    private ResponseEntity<byte[]> form(
            HttpStatusCode status,
            PageRequest request,
            Caller.Official admin,
            EstablishmentForm form,
            @Nullable EstablishmentRecord known) {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("form", form);
        model.put("known", known);
        model.put("today", today());
        model.put("wards", List.copyOf(CodeTables.WARDS.entries()));
        model.put("saved", "1".equals(request.parameter("da-ghi")));
        return pages.page(status, request, "admin/establishment.jte", model);
    }

    private EstablishmentRecord known(String id) {
        return EstablishmentId.isValid(id)
                ? establishments
                        .find(new EstablishmentId(id))
                        .join()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                : unknown();
    }

    private static EstablishmentRecord unknown() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }
}
