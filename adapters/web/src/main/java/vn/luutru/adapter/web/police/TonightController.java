package vn.luutru.adapter.web.police;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.compliance.Reporting;
import vn.luutru.projection.compliance.ReportingQueries;
import vn.luutru.projection.register.DeskQueries;
import vn.luutru.projection.register.EstablishmentCount;

/** Who is here tonight: figures, establishments, arrivals as they happen, matches of the watch list. */
@RestController
public final class TonightController {

    private static final int HOUSES = 50;
    private static final int TROUBLED = 8;

    /** A list with how many are in it; -1 where only the list itself knows. */
    public record Tile(String list, long count) {}

    private final PoliceFrame frame;
    private final DeskQueries desk;
    private final ReportingQueries reporting;
    private final AlertCards alerts;
    private final LongSupplier head;

    /** @param head the position up to which the register is */
    public TonightController(
            PoliceFrame frame, DeskQueries desk, ReportingQueries reporting, AlertCards alerts, LongSupplier head) {
        this.frame = frame;
        this.desk = desk;
        this.reporting = reporting;
        this.alerts = alerts;
        this.head = head;
    }

    /** The first page of the office. */
    @OfficePage(Role.POLICE)
    @GetMapping(PoliceFrame.TONIGHT)
    public ResponseEntity<byte[]> tonight(PageRequest request, Caller.Official reader) {
        return frame.withTask(request, reader, asked -> {
            LocalDate today = Vietnam.dateOf(asked.now());
            long position = head.getAsLong();
            List<EstablishmentCount> houses = asked.ask(
                    "desk-houses",
                    Map.of(),
                    access -> desk.houses(access, null, today),
                    found ->
                            found.stream().mapToInt(EstablishmentCount::inHouse).sum());
            List<Reporting> all = reporting.list(reader.scope(), today.minusDays(1), today);
            Map<String, Object> model = new HashMap<>();
            model.put("now", asked.now());
            model.put("position", position);
            model.put(
                    "inHouse",
                    houses.stream().mapToLong(EstablishmentCount::inHouse).sum());
            model.put(
                    "arrived",
                    houses.stream().mapToLong(EstablishmentCount::arrivedToday).sum());
            model.put("tiles", tiles(houses));
            model.put("houses", houses.subList(0, Math.min(HOUSES, houses.size())));
            model.put("establishmentCount", houses.size());
            model.put("establishments", all.size());
            List<Reporting> troubled =
                    all.stream().filter(ReportingController::isTroubled).toList();
            model.put("troubled", troubled.subList(0, Math.min(TROUBLED, troubled.size())));
            model.put("troubledCount", troubled.size());
            model.put("alerts", alerts.open(request, asked));
            return frame.page(request, reader, "police/tonight.jte", asked, model);
        });
    }

    private static List<Tile> tiles(List<EstablishmentCount> houses) {
        List<Tile> tiles = new ArrayList<>();
        for (ResidentList list : ResidentList.values()) {
            tiles.add(new Tile(list.address(), list.count(houses)));
        }
        return tiles;
    }
}
