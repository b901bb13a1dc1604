package vn.luutru.adapter.web.tourism;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.web.OfficePage;
import vn.luutru.adapter.web.PageRenderer;
import vn.luutru.adapter.web.PageRequest;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.WardMaps;
import vn.luutru.adapter.web.office.ReadModelClock;
import vn.luutru.adapter.web.office.ReaderTerritory;
import vn.luutru.projection.figures.StayFigures;

/** The tourism department's pages of figures. */
@RestController
public final class TourismPages {

    private static final String HOME = "tourism/overview.jte";

    private final PageRenderer pages;
    private final TourismFigures figures;
    private final ReadModelClock clock;
    private final WardMaps maps;

    public TourismPages(PageRenderer pages, TourismFigures figures, ReadModelClock clock, WardMaps maps) {
        this.pages = pages;
        this.figures = figures;
        this.clock = clock;
        this.maps = maps;
    }

    /** Arrivals, guest-nights, occupancy, average stay, and what they consist of: of the territory, or of one ward of it. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.OVERVIEW)
    public ResponseEntity<byte[]> home(PageRequest request, Caller.Official reader) {
        return page(request, reader, ReaderTerritory.chosenWard(request.parameter(TourismOffice.WARD), reader), HOME);
    }

    /** The map with every ward in a table. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.MAP)
    public ResponseEntity<byte[]> map(PageRequest request, Caller.Official reader) {
        return page(request, reader, null, "tourism/map.jte");
    }

    /** A page for a wall: no buttons, read from five metres, new each minute. */
    @OfficePage({Role.TOURISM, Role.ADMIN})
    @GetMapping(TourismOffice.WALL)
    public ResponseEntity<byte[]> wall(PageRequest request, Caller.Official reader) {
        return page(request, reader, null, "tourism/wall.jte");
    }

    private ResponseEntity<byte[]> page(
            PageRequest request, Caller.Official reader, @Nullable String ward, String template) {
        PageWords words = pages.words(request);
        PeriodChoice choice = PeriodChoice.of(request, figures.today());
        Overview overview = new Overview(
                words, figures, choice, ReaderTerritory.of(reader), ward, clock.of(StayFigures.NAME), maps);
        Map<String, Object> model = new HashMap<>();
        model.put("reader", reader);
        model.put("office", TourismOffice.OFFICE);
        model.put("overview", overview);
        if (template.equals(HOME)) {
            model.put("reports", new Reports(words, figures, ReaderTerritory.of(reader)).latest());
        }
        return pages.page(choice.wrong() ? HttpStatus.BAD_REQUEST : HttpStatus.OK, request, template, model);
    }
}
