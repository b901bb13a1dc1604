package vn.luutru.adapter.web.health;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
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
import vn.luutru.projection.register.Register;
import vn.luutru.projection.report.HospitalsView;
import vn.luutru.projection.report.PlacesTables;
import vn.luutru.projection.report.Table;
import vn.luutru.projection.report.TableSheets;
import vn.luutru.projection.report.TableTexts;

/** The health department's pages. */
@RestController
public final class HealthPages {

    private static final int WEEK = 7;

    private final PageRenderer pages;
    private final HealthFigures figures;
    private final ReadModelClock clock;

    public HealthPages(PageRenderer pages, HealthFigures figures, ReadModelClock clock) {
        this.pages = pages;
        this.figures = figures;
        this.clock = clock;
    }

    /** In-patients and companions by hospital, and by department of the province. */
    @OfficePage({Role.HEALTH, Role.ADMIN})
    @GetMapping(HealthOffice.OVERVIEW)
    public ResponseEntity<byte[]> home(PageRequest request, Caller.Official reader) {
        return page(request, reader, "health/overview.jte");
    }

    /** Every department of every hospital. */
    @OfficePage({Role.HEALTH, Role.ADMIN})
    @GetMapping(HealthOffice.DEPARTMENTS)
    public ResponseEntity<byte[]> departments(PageRequest request, Caller.Official reader) {
        return page(request, reader, "health/departments.jte");
    }

    /** In-patients and companions, midnight by midnight. */
    @OfficePage({Role.HEALTH, Role.ADMIN})
    @GetMapping(HealthOffice.TREND)
    public ResponseEntity<byte[]> trend(PageRequest request, Caller.Official reader) {
        PageWords words = pages.words(request);
        Territory territory = ReaderTerritory.of(reader);
        LocalDate latest = figures.latest();
        Map<LocalDate, HospitalsView.Persons> totals = figures.totals(Midnights.days(latest), territory);
        Midnights midnights = new Midnights(
                words,
                words.text("health.midnights"),
                latest,
                List.of(
                        new Midnights.Line(
                                words.text("health.inpatients"),
                                day -> of(totals, day).inpatients().value()),
                        new Midnights.Line(
                                words.text("health.companions"),
                                day -> of(totals, day).companions().value())));
        return pages.page(
                request,
                "health/trend.jte",
                model(reader, latest, clock.of(StayFigures.NAME), Map.of("midnights", midnights)));
    }

    private static HospitalsView.Persons of(Map<LocalDate, HospitalsView.Persons> totals, LocalDate day) {
        return Objects.requireNonNull(totals.get(day));
    }

    /** The figures for programs, as the API returns them. */
    @OfficePage({Role.HEALTH, Role.ADMIN})
    @GetMapping("/y-te/tep/so-lieu.csv")
    public ResponseEntity<byte[]> csv(Caller.Official reader) {
        return Download.csv(table(reader));
    }

    /** The same for people. */
    @OfficePage({Role.HEALTH, Role.ADMIN})
    @GetMapping("/y-te/tep/so-lieu.xlsx")
    public ResponseEntity<byte[]> workbook(PageRequest request, Caller.Official reader) {
        return Download.workbook(
                "y-te-" + figures.latest(),
                TableSheets.of(table(reader), TableTexts.in(request.language().locale())));
    }

    private Table table(Caller.Official reader) {
        long position = clock.of(StayFigures.NAME).position();
        return PlacesTables.hospitals(figures.on(figures.latest(), ReaderTerritory.of(reader)), position);
    }

    private ResponseEntity<byte[]> page(PageRequest request, Caller.Official reader, String template) {
        Territory territory = ReaderTerritory.of(reader);
        LocalDate latest = figures.latest();
        // Of what is counted now, patients whom nobody knows, which the register has.
        ReadModelClock.Counted counted = clock.of(Register.NAME);
        HospitalsPage view = new HospitalsPage(
                pages.words(request),
                figures.on(latest, territory),
                figures.on(latest.minusDays(WEEK), territory),
                figures.unidentified(territory));
        return pages.page(request, template, model(reader, latest, counted, Map.of("view", view)));
    }

    private static Map<String, Object> model(
            Caller.Official reader, LocalDate latest, ReadModelClock.Counted counted, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("reader", reader);
        model.put("office", HealthOffice.OFFICE);
        model.put("day", latest);
        model.put("counted", counted);
        return model;
    }
}
