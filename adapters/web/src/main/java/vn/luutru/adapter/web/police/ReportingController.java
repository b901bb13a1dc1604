package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.TerritoryException;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.Page;
import vn.luutru.projection.compliance.Reporting;
import vn.luutru.projection.compliance.ReportingQueries;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.register.RegisterQueries;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;

/** Establishments: which are silent or late, and who is in one of them, room by room. */
@RestController
public final class ReportingController {

    /** Late guests and missing reports are looked for on so many days, today among them, on whichever page. */
    private static final int DAYS = 7;

    /** From so many open days without a report on an establishment is silent. */
    static final int SILENT_FROM = 2;

    private final PoliceFrame frame;
    private final RegisterQueries register;
    private final ReportingQueries reporting;
    private final EstablishmentDirectory directory;
    private final Texts texts;

    public ReportingController(
            PoliceFrame frame,
            RegisterQueries register,
            ReportingQueries reporting,
            EstablishmentDirectory directory,
            Texts texts) {
        this.frame = frame;
        this.register = register;
        this.reporting = reporting;
        this.directory = directory;
        this.texts = texts;
    }

    /** The first of the days that are looked at on a day. */
    static LocalDate from(LocalDate today) {
        return today.minusDays(DAYS - 1L);
    }

    static boolean isTroubled(Reporting establishment) {
        return establishment.silentDays() >= SILENT_FROM || establishment.late() > 0;
    }

    /** How many establishments lack days, be they silent or late or not. */
    static long gaps(List<Reporting> establishments) {
        return establishments.stream()
                .filter(establishment -> !establishment.missing().isEmpty())
                .count();
    }

    /** So many of each table stand on the page until all are asked for. */
    private static final int SHOWN = 60;

    /** The establishments of the territory, the silent and late ones first, then those that lack days. It shows no person. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.ESTABLISHMENTS)
    public ResponseEntity<byte[]> establishments(PageRequest request, Caller.Official reader) {
        LocalDate today = Vietnam.dateOf(frame.now());
        Instant until = frame.counted(StayFigures.NAME);
        List<Reporting> all = reporting.list(reader.scope(), from(today), today);
        Map<String, Object> model = new HashMap<>();
        model.put("until", until);
        model.put("from", from(today));
        model.put("today", today);
        boolean whole = "1".equals(request.parameter("het"));
        List<Reporting> troubled =
                all.stream().filter(ReportingController::isTroubled).toList();
        List<Reporting> others = all.stream()
                .filter(establishment -> !isTroubled(establishment))
                .sorted(Comparator.comparingInt(
                        establishment -> -establishment.missing().size()))
                .toList();
        model.put("troubled", whole ? troubled : first(troubled));
        model.put("others", whole ? others : first(others));
        model.put("troubledCount", troubled.size());
        model.put("othersCount", others.size());
        model.put("gaps", gaps(all));
        model.put(
                "silent",
                all.stream()
                        .filter(establishment -> establishment.silentDays() >= SILENT_FROM)
                        .count());
        return frame.page(
                request,
                reader,
                "police/establishments.jte",
                frame.asked(request, reader).orElse(null),
                model);
    }

    private static List<Reporting> first(List<Reporting> establishments) {
        return establishments.subList(0, Math.min(SHOWN, establishments.size()));
    }

    /** Who is in an establishment now, by room. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.ESTABLISHMENTS + "/{id}")
    public ResponseEntity<byte[]> establishment(PageRequest request, Caller.Official reader, @PathVariable String id) {
        return page(request, reader, id, false);
    }

    /** The same to be printed: a question of its own in the access log. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.ESTABLISHMENTS + "/{id}/in")
    public ResponseEntity<byte[]> print(PageRequest request, Caller.Official reader, @PathVariable String id) {
        return page(request, reader, id, true);
    }

    private ResponseEntity<byte[]> page(PageRequest request, Caller.Official reader, String id, boolean printed) {
        EstablishmentRecord establishment = known(reader, id);
        return frame.withTask(request, reader, asked -> {
            Instant until = frame.counted();
            Page<Resident> found = asked.ask(
                    printed ? "desk-house-print" : "desk-house",
                    Map.of("establishment", id),
                    access -> register.residents(
                            access,
                            ResidentsQuestion.builder()
                                    .establishment(id)
                                    .state(Resident.State.IN_HOUSE)
                                    .size(Page.MAX_SIZE)
                                    .build()),
                    page -> page.items().size());
            StayWords words = new StayWords(texts, request.language());
            Map<String, Object> model = new HashMap<>();
            Establishment now = establishment.on(Vietnam.dateOf(frame.now()));
            model.put("until", until);
            model.put("name", now.name());
            model.put("id", id);
            model.put("printed", printed);
            model.put("ward", PoliceFrame.ward(now.ward()));
            model.put("rooms", now.rooms());
            model.put("beds", now.beds());
            model.put("more", found.nextPage() != null);
            model.put(
                    "lines",
                    words.lines(found.items()).stream()
                            .sorted(Comparator.comparing(StayLine::room))
                            .toList());
            return frame.page(request, reader, "police/establishment.jte", asked, model);
        });
    }

    private EstablishmentRecord known(Caller.Official reader, String id) {
        EstablishmentRecord found = EstablishmentId.isValid(id)
                ? directory.find(new EstablishmentId(id)).join().orElse(null)
                : null;
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (!reader.sees(found.on(Vietnam.dateOf(frame.now())).ward())) {
            throw new TerritoryException();
        }
        return found;
    }
}
