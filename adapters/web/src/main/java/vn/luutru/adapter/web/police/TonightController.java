package vn.luutru.adapter.web.police;

import java.time.Instant;
import java.time.LocalDate;
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
import vn.luutru.access.Scope;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.compliance.Reporting;
import vn.luutru.projection.compliance.ReportingQueries;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.register.EstablishmentCount;
import vn.luutru.projection.register.PoliceQueries;

/** Who is here tonight: figures, establishments, arrivals as they happen, matches of the watch list. */
@RestController
public final class TonightController {

    private static final int MAX_ESTABLISHMENTS = 50;
    private static final int MAX_TROUBLED = 8;

    /** A list with how many are in it; -1 where only the list itself knows. */
    public record Tile(String list, long count) {}

    private final PoliceFrame frame;
    private final PoliceQueries police;
    private final ReportingQueries reporting;
    private final OpenAlerts alerts;

    public TonightController(PoliceFrame frame, PoliceQueries police, ReportingQueries reporting, OpenAlerts alerts) {
        this.frame = frame;
        this.police = police;
        this.reporting = reporting;
        this.alerts = alerts;
    }

    /** The first page of the office: of the whole territory, or of one ward of it. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.TONIGHT)
    public ResponseEntity<byte[]> tonight(PageRequest request, Caller.Official reader) {
        return page(request, reader, false);
    }

    /** The same to be printed: questions of their own in the access log. Arrivals as they happen are not on it. */
    @OfficePage(Role.POLICE)
    @PostMapping(PoliceFrame.TONIGHT + "/in")
    public ResponseEntity<byte[]> print(PageRequest request, Caller.Official reader) {
        return page(request, reader, true);
    }

    private ResponseEntity<byte[]> page(PageRequest request, Caller.Official reader, boolean printed) {
        String ward = PoliceFrame.chosenWard(request, reader);
        return frame.withTask(request, reader, asked -> {
            LocalDate today = Vietnam.dateOf(asked.now());
            long position = frame.followed();
            Instant until = frame.countedWith(StayFigures.NAME);
            List<EstablishmentCount> establishments = asked.ask(
                    printed ? "desk-houses-print" : "desk-houses",
                    ward == null ? Map.of() : Map.of("ward", ward),
                    access -> police.establishments(access, ward, today),
                    found ->
                            found.stream().mapToInt(EstablishmentCount::inHouse).sum());
            Map<String, Object> model = new HashMap<>();
            model.put("today", today);
            model.put("until", until);
            model.put("position", position);
            model.put("printed", printed);
            model.put("ward", ward == null ? "" : ward);
            model.put("query", PoliceFrame.query(ward));
            Map<String, String> wards = PoliceFrame.wards(reader.scope(), today);
            model.put("choices", wards.size() > 1 ? wards : Map.of());
            model.put("wards", ward == null && wards.size() > 1 ? WardCount.of(establishments) : List.of());
            model.put(
                    "inHouse",
                    establishments.stream()
                            .mapToLong(EstablishmentCount::inHouse)
                            .sum());
            model.put(
                    "arrived",
                    establishments.stream()
                            .mapToLong(EstablishmentCount::arrivedToday)
                            .sum());
            model.put("tiles", tiles(establishments));
            model.put("counts", establishments.subList(0, Math.min(MAX_ESTABLISHMENTS, establishments.size())));
            model.put("establishmentCount", establishments.size());
            reporting(model, reader, ward, today);
            OpenAlerts.Some waiting = printed ? alerts.printed(request, asked) : alerts.open(request, asked);
            model.put("alerts", waiting.alerts());
            model.put("moreAlerts", !waiting.complete());
            return frame.page(request, reader, "police/tonight.jte", asked, model);
        });
    }

    private void reporting(Map<String, Object> model, Caller.Official reader, @Nullable String ward, LocalDate today) {
        LocalDate from = ReportingController.from(today);
        List<Reporting> all = reporting.list(ward == null ? reader.scope() : Scope.ward(ward), from, today);
        List<Reporting> troubled =
                all.stream().filter(ReportingController::isTroubled).toList();
        model.put("from", from);
        model.put("establishments", all.size());
        model.put("troubled", troubled.subList(0, Math.min(MAX_TROUBLED, troubled.size())));
        model.put("troubledCount", troubled.size());
        model.put("gaps", ReportingController.gaps(all));
    }

    private static List<Tile> tiles(List<EstablishmentCount> establishments) {
        List<Tile> tiles = new ArrayList<>();
        for (ResidentList list : ResidentList.values()) {
            tiles.add(new Tile(list.address(), list.count(establishments)));
        }
        return tiles;
    }
}
