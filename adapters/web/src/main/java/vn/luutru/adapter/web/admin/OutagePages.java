package vn.luutru.adapter.web.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.http.HttpStatus;
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
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.declaration.outage.OutageCommand;
import vn.luutru.declaration.outage.OutageOutcome;
import vn.luutru.declaration.outage.Outages;
import vn.luutru.projection.outage.OutageQueries;

/** The calendar of official outages: proclaimed, confirmed by a second administrator where it judges the past, withdrawn. */
@RestController
public final class OutagePages {

    static final String OUTAGES = "/quan-tri/su-co";

    private static final Map<String, String> FIELDS = Map.of(
            "/begins", "tu-ngay",
            "/ends", "den-ngay",
            "/movedTo", "han-ngay",
            "/wards", "noi",
            "/reason", "ly-do",
            "/document", "van-ban");

    private final PageRenderer pages;
    private final Outages outages;
    private final OutageQueries queries;
    private final LongConsumer shown;
    private final InstantSource clock;

    /** @param shown waits until the calendar shows a position of the log, or gives up */
    public OutagePages(
            PageRenderer pages, Outages outages, OutageQueries queries, LongConsumer shown, InstantSource clock) {
        this.pages = pages;
        this.outages = outages;
        this.queries = queries;
        this.shown = shown;
        this.clock = clock;
    }

    /** What was proclaimed, and a form for another one. */
    @OfficePage(Role.ADMIN)
    @GetMapping(OUTAGES)
    public ResponseEntity<byte[]> all(PageRequest request, Caller.Official admin) {
        return page(
                HttpStatus.OK,
                request,
                admin,
                OutageForm.empty(Vietnam.dateOf(clock.instant()).toString()));
    }

    /** Proclaims one. */
    @OfficePage(Role.ADMIN)
    @PostMapping(OUTAGES)
    public ResponseEntity<byte[]> proclaim(PageRequest request, Caller.Official admin, PageForm sent) {
        OutageForm form = OutageForm.sent(sent);
        OutageCommand.Proclaim command = form.read();
        if (form.errors().isEmpty()) {
            List<Finding> findings = submit(admin, command);
            if (findings.isEmpty()) {
                return Administration.to(OUTAGES);
            }
            for (Finding finding : findings) {
                form.wrong(
                        FIELDS.getOrDefault(finding.field(), "tu-ngay"),
                        Findings.text(finding, request.language().locale()));
            }
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, form);
    }

    /** Agrees with another administrator. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/su-co/{outage}/dong-y")
    public ResponseEntity<byte[]> confirm(Caller.Official admin, @PathVariable String outage) {
        return done(submit(admin, new OutageCommand.Confirm(id(outage))));
    }

    /** Withdraws one. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/su-co/{outage}/rut")
    public ResponseEntity<byte[]> withdraw(
            PageRequest request, Caller.Official admin, @PathVariable String outage, PageForm sent) {
        List<Finding> findings = submit(admin, new OutageCommand.Withdraw(id(outage), sent.get("ly-do-rut")));
        if (findings.isEmpty()) {
            return Administration.to(OUTAGES);
        }
        OutageForm form = OutageForm.empty(Vietnam.dateOf(clock.instant()).toString());
        form.wrong(
                "r-" + outage,
                Findings.text(findings.getFirst(), request.language().locale()));
        return page(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, form);
    }

    private List<Finding> submit(Caller.Official admin, OutageCommand command) {
        return switch (outages.submit(command, clock.instant(), admin.id()).join()) {
            case OutageOutcome.Accepted accepted -> {
                shown.accept(accepted.position());
                yield List.of();
            }
            case OutageOutcome.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case OutageOutcome.Rejected rejected -> rejected.findings();
        };
    }

    private static ResponseEntity<byte[]> done(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.code() == FindingCode.SECOND_ADMINISTRATOR_REQUIRED)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return Administration.to(OUTAGES);
    }

    private ResponseEntity<byte[]> page(
            HttpStatus status, PageRequest request, Caller.Official admin, OutageForm form) {
        Instant now = clock.instant();
        Map<String, String> errors = new LinkedHashMap<>();
        form.errors()
                .forEach((field, text) -> errors.put(
                        field, text.startsWith("admin.") ? pages.texts().text(request.language(), text) : text));
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("outages", queries.all());
        model.put("now", now);
        model.put("typed", form.values());
        model.put("errors", errors);
        return pages.page(status, request, "admin/outages.jte", model);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
