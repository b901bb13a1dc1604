package vn.luutru.adapter.web.zones;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Territory;
import vn.luutru.adapter.web.Download;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.office.Midnights;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.office.ReaderTerritory;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.PlacesTables;
import vn.luutru.projection.report.Sheet;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.TableSheets;
import vn.luutru.projection.report.TableTexts;
import vn.luutru.projection.report.ZoneView;

/** The pages of the board of industrial zones. */
@RestController
public final class ZonesPages {

    private static final int SHEET_NAME = 31;

    private final PageRenderer pages;
    private final ZoneFigures figures;
    private final ReadModelClock clock;

    public ZonesPages(PageRenderer pages, ZoneFigures figures, ReadModelClock clock) {
        this.pages = pages;
        this.figures = figures;
        this.clock = clock;
    }

    /** Beds and occupancy by zone; the employers with the most workers. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.OVERVIEW)
    public ResponseEntity<byte[]> home(PageRequest request, Caller.Official reader) {
        return page(request, reader, "zones/overview.jte");
    }

    /** Every employer, by tax code. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.EMPLOYERS)
    public ResponseEntity<byte[]> employers(PageRequest request, Caller.Official reader) {
        return page(request, reader, "zones/employers.jte");
    }

    /** Who has lived in a zone for 30 days or more. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.LONG)
    public ResponseEntity<byte[]> longStays(PageRequest request, Caller.Official reader) {
        return page(request, reader, "zones/long.jte");
    }

    /** How many live in the zones, midnight by midnight; who came and left in the month. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.MOVES)
    public ResponseEntity<byte[]> moves(PageRequest request, Caller.Official reader) {
        PageWords words = pages.words(request);
        Territory territory = ReaderTerritory.of(reader);
        List<ZoneView> zones = figures.all(territory);
        Midnights midnights =
                midnights(words, zones.stream().map(ZoneView::zoneId).toList(), territory);
        return page(request, reader, "zones/moves.jte", zones, Map.of("midnights", midnights));
    }

    /** One zone: its establishments, employers, nationalities. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.OVERVIEW + "/khu/{zone}")
    public ResponseEntity<byte[]> zone(PageRequest request, Caller.Official reader, @PathVariable String zone) {
        Territory territory = ReaderTerritory.of(reader);
        ZoneView found = one(zone, territory);
        Midnights midnights = midnights(pages.words(request), List.of(zone), territory);
        return page(request, reader, "zones/zone.jte", List.of(found), Map.of("midnights", midnights));
    }

    private ZoneView one(String zone, Territory territory) {
        return figures.of(zone, figures.latest(), territory)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The figures of a zone for programs, as the API returns them. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.OVERVIEW + "/tep/{zone}.csv")
    public ResponseEntity<byte[]> csv(Caller.Official reader, @PathVariable String zone) {
        return Download.csv(table(one(zone, ReaderTerritory.of(reader))));
    }

    /** All zones as one workbook, a sheet a zone. */
    @OfficePage({Role.ZONE, Role.ADMIN})
    @GetMapping(ZonesOffice.OVERVIEW + "/tep/so-lieu.xlsx")
    public ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official reader) {
        TableTexts texts = TableTexts.in(request.language().locale());
        List<Sheet> sheets = new ArrayList<>();
        for (ZoneView zone : figures.all(ReaderTerritory.of(reader))) {
            List<Sheet> pair = TableSheets.of(table(zone), texts);
            String name = zone.zoneId();
            sheets.add(sheets.size(), pair.getFirst().named(name.substring(0, Math.min(SHEET_NAME, name.length()))));
            if (sheets.size() == 1) {
                sheets.add(pair.getLast());
            }
        }
        if (sheets.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Download.workbook("khu-cong-nghiep-" + figures.latest(), sheets);
    }

    private Table table(ZoneView zone) {
        return PlacesTables.zone(zone, clock.of(StayFigures.NAME).position());
    }

    private Midnights midnights(PageWords words, List<String> zones, Territory territory) {
        LocalDate latest = figures.latest();
        Map<LocalDate, Long> persons = figures.persons(zones, Midnights.days(latest), territory);
        return new Midnights(
                words,
                words.text("zones.midnights"),
                latest,
                List.of(new Midnights.Line(words.text("zones.persons"), persons::get)));
    }

    private ResponseEntity<byte[]> page(PageRequest request, Caller.Official reader, String template) {
        return page(request, reader, template, figures.all(ReaderTerritory.of(reader)), Map.of());
    }

    private ResponseEntity<byte[]> page(
            PageRequest request,
            Caller.Official reader,
            String template,
            List<ZoneView> zones,
            Map<String, Object> more) {
        clock.of(StayFigures.NAME);
        Map<String, Object> model = new HashMap<>(more);
        model.put("reader", reader);
        model.put("office", ZonesOffice.OFFICE);
        model.put("day", figures.latest());
        model.put("view", new ZonesView(pages.words(request), zones));
        return pages.page(request, template, model);
    }
}
