package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.RegisterAccess;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.projection.Page;
import vn.luutru.projection.register.Elsewhere;
import vn.luutru.projection.register.PoliceQueries;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;

/** Lists of the territory: foreigners, long stays, one person in two places and so on; on a page and as a file. */
@RestController
public final class ListController {

    private static final int SHOWN = 200;

    private record Listed(Page<Resident> page, List<Elsewhere> elsewhere) {}

    private final PoliceFrame frame;
    private final RegisterQueries register;
    private final PoliceQueries police;
    private final Texts texts;

    public ListController(PoliceFrame frame, RegisterQueries register, PoliceQueries police, Texts texts) {
        this.frame = frame;
        this.register = register;
        this.police = police;
        this.texts = texts;
    }

    /** A list of the reader's territory, or of one ward of it. */
    @OfficePage(Role.POLICE)
    @GetMapping("/cong-an/danh-sach/{name}")
    public ResponseEntity<byte[]> list(PageRequest request, Caller.Official reader, @PathVariable String name) {
        return page(request, reader, name, false);
    }

    /** The same to be printed: a question of its own in the access log. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/danh-sach/{name}/in")
    public ResponseEntity<byte[]> print(PageRequest request, Caller.Official reader, @PathVariable String name) {
        return page(request, reader, name, true);
    }

    private ResponseEntity<byte[]> page(PageRequest request, Caller.Official reader, String name, boolean printed) {
        ResidentList list = known(name);
        String ward = PoliceFrame.chosenWard(request, reader);
        return frame.withTask(request, reader, asked -> {
            Instant until = frame.counted();
            Listed found = asked.ask(
                    printed ? "desk-list-print" : "desk-list",
                    criteria(name, ward),
                    access -> listed(access, list, ward, asked),
                    answer -> answer.page.items().size());
            StayWords words = new StayWords(texts, request.language());
            Map<String, Object> model = new HashMap<>();
            model.put("until", until);
            model.put("list", name);
            model.put("printed", printed);
            model.put("ward", ward == null ? "" : PoliceFrame.ward(ward));
            model.put("query", PoliceFrame.query(ward));
            model.put("lines", lines(request, words, found));
            model.put("more", found.page.nextPage() != null);
            return frame.page(request, reader, "police/list.jte", asked, model);
        });
    }

    private static Map<String, String> criteria(String name, @Nullable String ward) {
        return ward == null ? Map.of("list", name) : Map.of("list", name, "ward", ward);
    }

    private Listed listed(RegisterAccess access, ResidentList list, @Nullable String ward, Asked asked) {
        Page<Resident> page = register.residents(
                access, list.question(asked.now()).ward(ward).size(SHOWN).build());
        List<Elsewhere> elsewhere = list == ResidentList.TWO_PLACES
                ? police.elsewhere(
                        access, page.items().stream().map(Resident::stayId).toList())
                : List.of();
        return new Listed(page, elsewhere);
    }

    /** With where else the person is, where that is what the list is about. */
    private List<StayLine> lines(PageRequest request, StayWords words, Listed found) {
        List<StayLine> lines = new ArrayList<>();
        for (Resident stay : found.page.items()) {
            StayLine line = words.line(stay);
            List<StayLine.Tag> tags = new ArrayList<>(line.tags());
            for (Elsewhere other : found.elsewhere) {
                if (other.stay().equals(stay.stayId())) {
                    tags.add(new StayLine.Tag(
                            "warn",
                            "warn",
                            frame.text(
                                    request,
                                    "police.elsewhere",
                                    other.establishment(),
                                    PoliceFrame.ward(other.ward()),
                                    words.dayAndTime(other.arrivedAt()))));
                }
            }
            lines.add(line.with(tags));
        }
        return lines;
    }

    /** The same as a file, for people or for programs: a question of its own in the access log. */
    @OfficePage(Role.POLICE)
    @PostMapping("/cong-an/danh-sach/{name}/tai-ve")
    public ResponseEntity<byte[]> export(
            PageRequest request, Caller.Official reader, @PathVariable String name, PageForm form) {
        ResidentList list = known(name);
        String ward = PoliceFrame.chosenWard(request, reader);
        return frame.withTask(request, reader, form, asked -> {
            Instant until = frame.counted();
            ResidentFile file = asked.ask(
                    "desk-list-export",
                    criteria(name, ward),
                    access -> ResidentFile.of(page -> register.residents(
                            access,
                            list.question(asked.now())
                                    .ward(ward)
                                    .size(Page.MAX_SIZE)
                                    .page(page)
                                    .build())),
                    ResidentFile::size);
            String title =
                    frame.text(request, "police.list." + name) + (ward == null ? "" : ", " + PoliceFrame.ward(ward));
            return ResidentSheet.download(
                    file, form.get("tep"), title, until, new StayWords(texts, request.language()));
        });
    }

    private static ResidentList known(String name) {
        return ResidentList.of(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
