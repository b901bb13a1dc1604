package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.TerritoryException;
import vn.luutru.access.watch.WatchDraft;
import vn.luutru.access.watch.WatchList;
import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.NextParts;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.projection.Page;
import vn.luutru.projection.watch.WatchEntry;
import vn.luutru.projection.watch.WatchMatches;
import vn.luutru.projection.watch.WatchQueries;

/** Who is looked for: entries, matches that wait, and what was done about them. */
@RestController
public final class WatchController {

    private static final String QUESTION = "watch-list";
    private static final int SHOWN = 200;

    /** Of the day of birth, as Vietnamese write it. */
    private static final Pattern VIETNAMESE =
            Pattern.compile("(?:(?<day>\\d{1,2})[/.-])?(?<month>\\d{1,2})[/.-](?<year>\\d{4})");

    private static final Map<String, String> FIELDS = Map.of(
            "/number", "so",
            "/name", "ten",
            "/born", "sinh",
            "/owner", "donvi",
            "/basis", "cancu",
            "/wards", "phuong",
            "/expiresOn", "het");

    private final PoliceFrame frame;
    private final WatchList list;
    private final WatchQueries watch;
    private final OpenAlerts alerts;
    private final NextParts parts;
    private final ObjLongConsumer<String> barrier;

    /** @param barrier waits until a read model is at a position, or gives up */
    public WatchController(
            PoliceFrame frame,
            WatchList list,
            WatchQueries watch,
            OpenAlerts alerts,
            NextParts parts,
            ObjLongConsumer<String> barrier) {
        this.frame = frame;
        this.list = list;
        this.watch = watch;
        this.alerts = alerts;
        this.parts = parts;
        this.barrier = barrier;
    }

    /** The watch list of the territory. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.WATCH)
    public ResponseEntity<byte[]> list(PageRequest request, Caller.Official reader) {
        return frame.withTask(request, reader, asked -> page(request, asked, Part.FIRST, Map.of(), Map.of()));
    }

    /** The entries that fit what an officer knows, or follow those of the page before; both go in a body. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.WATCH + "/tim")
    public ResponseEntity<byte[]> search(PageRequest request, Caller.Official reader, PageForm form) {
        Part part = Part.of(form);
        return frame.withTask(request, reader, form, asked -> page(request, asked, part, Map.of(), Map.of()));
    }

    /** The list with the form filled in with what another page knows of a person, which goes in a body. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.WATCH + "/moi")
    public ResponseEntity<byte[]> begun(PageRequest request, Caller.Official reader, PageForm form) {
        return frame.withTask(request, reader, form, asked -> page(request, asked, Part.FIRST, Map.of(), typed(form)));
    }

    private static Map<String, String> typed(PageForm form) {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.values().forEach(field -> typed.put(field, form.get(field)));
        return typed;
    }

    /**
     * A part of the list.
     *
     * @param words what was typed to find an entry; empty for all
     * @param after {@code nextPage} of the page before; null for the newest
     */
    private record Part(String words, @Nullable String after) {

        private static final Part FIRST = new Part("", null);

        static Part of(PageForm form) {
            return new Part(form.get("q"), form.get("trang").isEmpty() ? null : form.get("trang"));
        }
    }

    private Page<WatchEntry> entries(Asked asked, Part part) {
        Map<String, String> criteria = part.words.isEmpty() ? Map.of() : Map.of("words", part.words);
        String after = parts.opened(asked.reader(), QUESTION, criteria, part.after);
        try {
            Page<WatchEntry> found = asked.ask(
                    QUESTION,
                    criteria,
                    access -> watch.entries(access, part.words, after, SHOWN),
                    page -> page.items().size());
            return parts.sealed(asked.reader(), QUESTION, criteria, found);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    private ResponseEntity<byte[]> page(
            PageRequest request, Asked asked, Part part, Map<String, String> errors, Map<String, String> typed) {
        Instant until = frame.countedWith(WatchMatches.NAME);
        Page<WatchEntry> entries = entries(asked, part);
        Formats formats = new Formats(request.language());
        Map<String, Object> model = new HashMap<>();
        model.put("until", until);
        OpenAlerts.Some waiting = alerts.open(request, asked);
        model.put("alerts", waiting.alerts());
        model.put("moreAlerts", !waiting.complete());
        model.put(
                "entries",
                entries.items().stream()
                        .map(entry -> WatchLine.of(entry, asked.now(), formats))
                        .toList());
        model.put("words", part.words);
        model.put("page", part.after);
        model.put("older", entries.nextPage());
        model.put("wards", PoliceFrame.wards(asked.reader().scope(), Vietnam.dateOf(asked.now())));
        model.put("errors", errors);
        model.put("typed", typed);
        return frame.page(
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                asked.reader(),
                "police/watch.jte",
                asked,
                model);
    }

    /** Puts somebody on the list. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.WATCH)
    public ResponseEntity<byte[]> add(PageRequest request, Caller.Official reader, PageForm form) {
        return frame.withTask(request, reader, form, asked -> {
            WatchList.Added added = list.add(
                    reader,
                    new WatchDraft(
                            form.get("so"),
                            form.get("ten"),
                            born(form.get("sinh")),
                            form.get("donvi"),
                            form.get("cancu"),
                            form.get("phuong").isEmpty() ? Set.of() : Set.of(form.get("phuong")),
                            form.get("het")));
            if (added.findings().stream().anyMatch(wrong -> wrong.code() == FindingCode.TERRITORY_OUT_OF_SCOPE)) {
                // The page offers the wards of the territory only.
                throw new TerritoryException();
            }
            return answer(
                    request,
                    asked,
                    added,
                    Part.FIRST,
                    finding -> FIELDS.getOrDefault(finding.field(), "so"),
                    typed(form));
        });
    }

    /** Takes somebody off the list. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.WATCH + "/go")
    public ResponseEntity<byte[]> remove(PageRequest request, Caller.Official reader, PageForm form) {
        UUID entry = PersonController.id(form.get("muc"));
        return frame.withTask(request, reader, form, asked -> {
            if (!watch.hasEntry(reader.scope(), entry)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            String reason = form.get("lydo");
            String field = "l-" + entry;
            return answer(
                    request,
                    asked,
                    list.remove(reader, entry, reason),
                    Part.of(form),
                    finding -> field,
                    Map.of(field, reason));
        });
    }

    /** Takes note of a match. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/bao-dong")
    public ResponseEntity<byte[]> acknowledge(PageRequest request, Caller.Official reader, PageForm form) {
        UUID alert = PersonController.id(form.get("bao-dong"));
        return frame.withTask(request, reader, form, asked -> {
            if (watch.alert(reader.scope(), alert).isEmpty()) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            String note = form.get("ghichu");
            String field = "g-" + alert;
            return answer(
                    request,
                    asked,
                    list.acknowledge(reader, alert, note),
                    Part.FIRST,
                    finding -> field,
                    Map.of(field, note));
        });
    }

    /**
     * What became of a form.
     *
     * @param part  of the list that the form stood on, which what is wrong is shown on
     * @param field the id of the field that a finding is about
     * @param typed what was typed, by the ids of the fields
     */
    private ResponseEntity<byte[]> answer(
            PageRequest request,
            Asked asked,
            WatchList.Added added,
            Part part,
            Function<Finding, String> field,
            Map<String, String> typed) {
        if (added.findings().isEmpty()) {
            barrier.accept(WatchMatches.NAME, added.position());
            return PoliceFrame.redirect(PoliceFrame.WATCH, null);
        }
        Map<String, String> errors = new LinkedHashMap<>();
        for (Finding finding : added.findings()) {
            errors.put(
                    field.apply(finding),
                    Findings.text(finding, request.language().locale()));
        }
        return page(request, asked, part, errors, typed);
    }

    /** As Vietnamese write it, {@code 7/7/1977} or {@code 7/1977}, or as the contract does. */
    static String born(String typed) {
        Matcher written = VIETNAMESE.matcher(typed);
        if (!written.matches()) {
            return typed;
        }
        String day = written.group("day");
        String month = written.group("year") + "-" + twoDigits(written.group("month"));
        return day == null ? month : month + "-" + twoDigits(day);
    }

    private static String twoDigits(String number) {
        return number.length() < 2 ? "0" + number : number;
    }
}
