package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import vn.luutru.declaration.person.NameKey;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.WordsFound;
import vn.luutru.projection.register.name.WordsReading;
import vn.luutru.projection.watch.WatchMatches;

/** One box to find somebody. What is typed goes in a body, never into an address. */
@RestController
public final class SearchController {

    /**
     * How the words could be understood too.
     *
     * @param key   by which it is chosen
     * @param words it in words
     */
    public record OtherReading(String key, String words) {}

    /** So many stand on a page; a file has more. */
    private static final int SHOWN = 100;

    private final PoliceFrame frame;
    private final PoliceQueries police;
    private final OpenAlerts alerts;
    private final Texts texts;

    public SearchController(PoliceFrame frame, PoliceQueries police, OpenAlerts alerts, Texts texts) {
        this.frame = frame;
        this.police = police;
        this.alerts = alerts;
        this.texts = texts;
    }

    /** The box. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.SEARCH)
    public ResponseEntity<byte[]> box(PageRequest request, Caller.Official reader) {
        return frame.withTask(
                request,
                reader,
                asked -> page(
                        request,
                        asked,
                        SearchFilter.empty(),
                        null,
                        frame.countedWith(WatchMatches.NAME),
                        false,
                        false));
    }

    /** Who answers to what was typed. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.SEARCH)
    public ResponseEntity<byte[]> search(PageRequest request, Caller.Official reader, PageForm form) {
        return frame.withTask(request, reader, form, asked -> {
            // A page marks those on the watch list, a file does not.
            Instant until = form.has("tep") ? frame.counted() : frame.countedWith(WatchMatches.NAME);
            SearchFilter filter = SearchFilter.of(form);
            if (NameKey.of(filter.words()).isEmpty() || filter.isWithoutDay()) {
                return page(request, asked, filter, null, until, true, false);
            }
            if (form.has("tep")) {
                String title = frame.text(request, "police.search") + ": " + filter.words();
                return ResidentSheet.download(
                        file(asked, filter), form.get("tep"), title, until, new StayWords(texts, request.language()));
            }
            boolean printed = form.has("in");
            WordsFound found = found(asked, filter, printed ? "desk-search-print" : "desk-search");
            return page(request, asked, filter, found, until, false, printed);
        });
    }

    private WordsFound found(Asked asked, SearchFilter filter, String question) {
        return asked.ask(
                question,
                filter.recorded(),
                access -> police.words(
                        access,
                        filter.words(),
                        filter.reading(),
                        filter.question(asked.now()).size(SHOWN).build()),
                answer -> answer.page().items().size());
    }

    private ResponseEntity<byte[]> page(
            PageRequest request,
            Asked asked,
            SearchFilter filter,
            @Nullable WordsFound found,
            Instant until,
            boolean missing,
            boolean printed) {
        Map<String, Object> model = new HashMap<>();
        model.put("until", until);
        model.put("filter", filter);
        model.put("missing", missing);
        model.put("printed", printed);
        if (found != null) {
            StayWords words = new StayWords(texts, request.language());
            model.put(
                    "lines",
                    words.lines(
                            found.page().items(),
                            alerts.watched(asked, found.page().items())));
            model.put("more", found.page().nextPage() != null);
            model.put("reading", words(request, found.reading()));
            model.put(
                    "others",
                    found.others().stream()
                            .map(other -> new OtherReading(other.key(), words(request, other.reading())))
                            .toList());
        }
        return frame.page(request, asked.reader(), "police/search.jte", asked, model);
    }

    /** How words were understood, in words. */
    private String words(PageRequest request, WordsReading reading) {
        List<String> parts = new ArrayList<>();
        if (reading.document() != null) {
            parts.add(frame.text(request, "police.read.document", reading.document()));
        }
        if (!reading.name().isEmpty()) {
            parts.add(frame.text(request, "police.read.name", String.join(" ", reading.name())));
        }
        if (reading.room() != null) {
            parts.add(frame.text(request, "police.read.room", reading.room()));
        }
        if (!reading.establishment().isEmpty()) {
            parts.add(frame.text(request, "police.read.establishment", String.join(" ", reading.establishment())));
        }
        return String.join(", ", parts);
    }

    /** The same for a file: a question of its own in the access log. */
    private ResidentFile file(Asked asked, SearchFilter filter) {
        return asked.ask(
                "desk-search-export",
                filter.recorded(),
                access -> ResidentFile.of(page -> police.words(
                                access,
                                filter.words(),
                                filter.reading(),
                                filter.question(asked.now())
                                        .size(Page.MAX_SIZE)
                                        .page(page)
                                        .build())
                        .page()),
                ResidentFile::size);
    }
}
