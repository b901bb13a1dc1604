package vn.luutru.adapter.web.police;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.NameKey;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.DeskQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;
import vn.luutru.projection.register.WordsFound;
import vn.luutru.projection.report.Csv;
import vn.luutru.projection.report.Table;

/** One box to find somebody. What is typed goes in a body, never into an address. */
@RestController
public final class SearchController {

    /** So many stand on a page; a file has {@link #MAX_EXPORTED}. */
    private static final int SHOWN = 100;

    private static final int MAX_EXPORTED = 5_000;

    private final PoliceFrame frame;
    private final DeskQueries desk;
    private final Texts texts;

    public SearchController(PoliceFrame frame, DeskQueries desk, Texts texts) {
        this.frame = frame;
        this.desk = desk;
        this.texts = texts;
    }

    /** The box. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.SEARCH)
    public ResponseEntity<byte[]> box(PageRequest request, Caller.Official reader) {
        return frame.withTask(request, reader, asked -> page(request, asked, SearchFilter.empty(), null, false, false));
    }

    /** Who answers to what was typed. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.SEARCH)
    public ResponseEntity<byte[]> search(PageRequest request, Caller.Official reader, PageForm form) {
        return frame.withTask(request, reader, asked -> {
            SearchFilter filter = SearchFilter.of(form);
            if (NameKey.of(filter.words()).isEmpty() || filter.isWithoutDay()) {
                return page(request, asked, filter, null, true, false);
            }
            if (form.has("tai-ve")) {
                return export(asked, filter);
            }
            boolean printed = form.has("in");
            WordsFound found = found(asked, filter, printed ? "desk-search-print" : "desk-search");
            return page(request, asked, filter, found, false, printed);
        });
    }

    private WordsFound found(Asked asked, SearchFilter filter, String question) {
        return asked.ask(
                question,
                filter.recorded(),
                access -> desk.words(
                        access,
                        filter.words(),
                        filter.question(asked.now()).size(SHOWN).build()),
                answer -> answer.page().items().size());
    }

    private ResponseEntity<byte[]> page(
            PageRequest request,
            Asked asked,
            SearchFilter filter,
            @Nullable WordsFound found,
            boolean missing,
            boolean printed) {
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("missing", missing);
        model.put("printed", printed);
        if (found != null) {
            StayWords words = new StayWords(texts, request.language());
            model.put("lines", words.lines(found.page().items()));
            model.put("more", found.page().nextPage() != null);
            model.put("reading", found.reading());
        }
        return frame.page(request, asked.reader(), "police/search.jte", asked, model);
    }

    /** The same as a file: a question of its own in the access log. */
    private ResponseEntity<byte[]> export(Asked asked, SearchFilter filter) {
        List<Resident> all = asked.ask(
                "desk-search-export",
                filter.recorded(),
                access -> {
                    List<Resident> stays = new ArrayList<>();
                    String page = null;
                    do {
                        ResidentsQuestion question = filter.question(asked.now())
                                .size(Page.MOST)
                                .page(page)
                                .build();
                        Page<Resident> part =
                                desk.words(access, filter.words(), question).page();
                        stays.addAll(part.items());
                        page = part.nextPage();
                    } while (page != null && stays.size() < MAX_EXPORTED);
                    return stays;
                },
                List::size);
        return file(all);
    }

    /** A file of stays, in UTF-8 with the mark by which spreadsheets know it. */
    static ResponseEntity<byte[]> file(List<Resident> stays) {
        Table table = new Table(
                "residents",
                "luu-tru",
                List.of(
                        "fullName",
                        "dateOfBirth",
                        "sex",
                        "nationality",
                        "documentType",
                        "documentNumber",
                        "establishmentName",
                        "ward",
                        "room",
                        "arrivedAt",
                        "departedAt",
                        "state"));
        for (Resident stay : stays) {
            table.row(
                    stay.fullName(),
                    stay.dateOfBirth() == null ? null : stay.dateOfBirth().toString(),
                    stay.sex() == null ? null : stay.sex().name(),
                    stay.nationality(),
                    stay.documentType() == null ? null : stay.documentType().name(),
                    stay.documentNumber(),
                    stay.establishmentName(),
                    stay.ward(),
                    stay.room(),
                    stay.arrivedAt().toString(),
                    stay.departedAt() == null ? null : stay.departedAt().toString(),
                    stay.state().name());
        }
        byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
        byte[] csv = Csv.of(table);
        byte[] file = new byte[mark.length + csv.length];
        System.arraycopy(mark, 0, file, 0, mark.length);
        System.arraycopy(csv, 0, file, mark.length, csv.length);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"luu-tru.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(file);
    }
}
