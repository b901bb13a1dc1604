package vn.luutru.adapter.web.police;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.AccessPurpose;
import vn.luutru.access.Caller;
import vn.luutru.access.PersonsQuestion;
import vn.luutru.access.RecordedQueries;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.office.AccessWords;
import vn.luutru.projection.Page;
import vn.luutru.projection.access.AccessEntry;
import vn.luutru.projection.access.AccessQueries;
import vn.luutru.projection.access.AccessQuestion;

/**
 * What the access log has of an officer, for themselves: at any time, without a task, since reading it has one purpose
 * only. Each page is a question in the log, as every look at it is.
 */
@RestController
public final class OwnLogController {

    private static final int SHOWN = 50;

    /**
     * An entry in words.
     *
     * @param what    what was asked or done
     * @param details what was asked for; empty where nothing is kept of it
     */
    public record Line(String at, String what, String purpose, String caseFile, String details, int results) {

        /** Without what was asked for: it may name a person. */
        @Override
        public String toString() {
            return "Line[" + at + "]";
        }
    }

    private final PoliceFrame frame;
    private final PageRenderer pages;
    private final AccessQueries access;
    private final RecordedQueries queries;

    public OwnLogController(PoliceFrame frame, PageRenderer pages, AccessQueries access, RecordedQueries queries) {
        this.frame = frame;
        this.pages = pages;
        this.access = access;
        this.queries = queries;
    }

    /** A page of the log, the newest first; it does not show its own entry yet. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.OWN_LOG)
    public ResponseEntity<byte[]> log(PageRequest request, Caller.Official reader) {
        String after = request.parameter("trang");
        Page<AccessEntry> found = queries.ask(
                reader,
                AccessPurpose.AUDIT,
                new PersonsQuestion(AccessQuestion.LOOK, Map.of("reader", reader.id())),
                allowed -> {
                    try {
                        return access.list(allowed, new AccessQuestion(reader.id(), null, null, null, after, SHOWN));
                    } catch (IllegalArgumentException e) {
                        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                    }
                },
                page -> page.items().size());
        AccessWords words = new AccessWords(pages.words(request));
        List<Line> lines = new ArrayList<>();
        found.items().forEach(entry -> lines.add(line(entry, words)));
        Map<String, Object> model = new HashMap<>();
        model.put("lines", lines);
        model.put("first", after == null);
        model.put("older", found.nextPage());
        return frame.page(
                request, reader, "police/log.jte", frame.asked(request, reader).orElse(null), model);
    }

    private static Line line(AccessEntry entry, AccessWords words) {
        return new Line(
                words.at(entry),
                words.question(entry),
                words.purpose(entry),
                entry.caseFile() == null ? "" : entry.caseFile(),
                words.criteria(entry),
                entry.results());
    }
}
