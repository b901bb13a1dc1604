package vn.luutru.adapter.web.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageUpload;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentCommand;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentOutcome;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.Establishments;
import vn.luutru.declaration.finding.Findings;

/**
 * Many establishments at once: rows of a spreadsheet are pasted, or its file is chosen, looked at with what becomes of each,
 * and only then recorded. Each row is recorded or refused by itself, and the report says which. A file is not kept: what was
 * read of it goes on with the page.
 */
@RestController
public final class ImportPages {

    private static final String LIST = "danh-sach";
    private static final String FILE = "tep";
    private static final ListFile NONE = new ListFile("", null, 0);

    /** How many commands are under way at once. */
    private static final int ROWS_TOGETHER = 100;

    /** What became of the rows that were recorded, by the line; with the reason of a refusal. */
    public record Report(int recorded, int same, Map<Long, String> refused) {}

    private final PageRenderer pages;
    private final Establishments establishments;
    private final Consumer<EstablishmentId> changed;
    private final InstantSource clock;

    /** @param changed forgets what is remembered of an establishment */
    public ImportPages(
            PageRenderer pages, Establishments establishments, Consumer<EstablishmentId> changed, InstantSource clock) {
        this.pages = pages;
        this.establishments = establishments;
        this.changed = changed;
        this.clock = clock;
    }

    /** Where a list is pasted. */
    @OfficePage(Role.ADMIN)
    @GetMapping("/quan-tri/nhap")
    public ResponseEntity<byte[]> empty(PageRequest request, Caller.Official admin) {
        return page(HttpStatus.OK, request, admin, NONE, List.of(), null, null);
    }

    /** What would become of each row; nothing is recorded. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/nhap")
    public ResponseEntity<byte[]> preview(PageRequest request, Caller.Official admin, PageUpload form) {
        if (form.tooLarge(FILE)) {
            return refused(request, admin, "", "admin.import.file.large");
        }
        byte[] chosen = form.file(FILE);
        ListFile list;
        try {
            list = chosen.length == 0 ? new ListFile(form.text(LIST), null, 0) : ListFile.read(chosen);
        } catch (ListFile.UnreadableException e) {
            return refused(request, admin, "", e.text());
        }
        String typed = chosen.length == 0 ? list.text() : "";
        try {
            List<PastedList.Row> rows = read(list.text());
            return rows.isEmpty()
                    ? refused(request, admin, typed, "admin.import.empty")
                    : page(HttpStatus.OK, request, admin, list, rows, null, null);
        } catch (IllegalArgumentException e) {
            return refused(request, admin, typed, "admin.import.unreadable");
        }
    }

    private ResponseEntity<byte[]> refused(PageRequest request, Caller.Official admin, String list, String wrong) {
        ListFile typed = new ListFile(list, null, 0);
        return page(HttpStatus.UNPROCESSABLE_CONTENT, request, admin, typed, List.of(), null, wrong);
    }

    /** Records each row that can be read. */
    @OfficePage(Role.ADMIN)
    @PostMapping("/quan-tri/nhap/ghi")
    public ResponseEntity<byte[]> record(PageRequest request, Caller.Official admin, PageUpload form) {
        List<PastedList.Row> rows;
        try {
            rows = read(form.text(LIST));
        } catch (IllegalArgumentException e) {
            return refused(request, admin, "", "admin.import.unreadable");
        }
        int recorded = 0;
        int same = 0;
        Map<Long, String> refused = new LinkedHashMap<>();
        for (int from = 0; from < rows.size(); from += ROWS_TOGETHER) {
            List<PastedList.Row> some = rows.subList(from, Math.min(rows.size(), from + ROWS_TOGETHER));
            List<@Nullable CompletableFuture<EstablishmentOutcome>> outcomes = new ArrayList<>();
            some.forEach(row -> outcomes.add(submit(admin, row)));
            for (int i = 0; i < some.size(); i++) {
                PastedList.Row row = some.get(i);
                CompletableFuture<EstablishmentOutcome> outcome = outcomes.get(i);
                if (outcome == null) {
                    if (row.verdict() == PastedList.Verdict.SAME) {
                        same++;
                    } else {
                        refused.put(row.line(), "admin.import.wrong");
                    }
                } else if (outcome.join() instanceof EstablishmentOutcome.Rejected rejected) {
                    refused.put(
                            row.line(),
                            Findings.text(
                                    rejected.findings().getFirst(),
                                    request.language().locale()));
                } else {
                    recorded++;
                }
            }
        }
        return page(HttpStatus.OK, request, admin, NONE, List.of(), new Report(recorded, same, refused), null);
    }

    private @Nullable CompletableFuture<EstablishmentOutcome> submit(Caller.Official admin, PastedList.Row row) {
        Establishment description = row.description();
        if (description == null || row.verdict() == PastedList.Verdict.SAME) {
            return null;
        }
        CompletableFuture<EstablishmentOutcome> outcome =
                establishments.submit(new EstablishmentCommand.Describe(description), clock.instant(), admin.id());
        return outcome.whenComplete((done, failure) -> changed.accept(description.id()));
    }

    private List<PastedList.Row> read(String list) {
        LocalDate today = Vietnam.dateOf(clock.instant());
        return PastedList.read(list, today, this::known);
    }

    private @Nullable EstablishmentRecord known(EstablishmentId id) {
        return establishments.find(id).join().orElse(null);
    }

    private ResponseEntity<byte[]> page(
            HttpStatusCode status,
            PageRequest request,
            Caller.Official admin,
            ListFile list,
            List<PastedList.Row> rows,
            @Nullable Report report,
            @Nullable String wrong) {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", admin);
        model.put("list", list);
        model.put("rows", rows);
        model.put("report", report);
        model.put("wrong", wrong);
        return pages.page(status, request, "admin/import.jte", model);
    }
}
