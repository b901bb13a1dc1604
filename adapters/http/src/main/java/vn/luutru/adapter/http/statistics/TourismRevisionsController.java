package vn.luutru.adapter.http.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.tourism.Figures;
import vn.luutru.projection.tourism.Revisions;

/** How published tourism figures of past months were revised: totals of the province, rounded for every reader. */
@RestController
public final class TourismRevisionsController {

    /** Rounded totals; differences of such may be negative. */
    record Totals(
            long arrivals,
            long dayGuests,
            long overnightArrivals,
            long openArrivals,
            long nights,
            long openNights,
            @Nullable Long roomsUsed,
            @Nullable Long openRoomsUsed) {

        static Totals of(Figures figures) {
            return new Totals(
                    figures.arrivals(),
                    figures.dayGuests(),
                    figures.overnightArrivals(),
                    figures.openArrivals(),
                    figures.nights(),
                    figures.openNights(),
                    figures.roomsUsed(),
                    figures.openRoomsUsed());
        }
    }

    record PublishedTotals(long revision, LocalDate toldOn, Totals totals) {}

    /** All that was published of one month. */
    record MonthView(YearMonth month, @Nullable Long revision, List<PublishedTotals> told) {}

    record Change(YearMonth month, long revision, @Nullable Totals before, Totals now, Totals difference) {}

    /** What changed since a revision. */
    record Changes(long since, List<Change> items) {}

    private final Revisions revisions;
    private final ProjectionBarrier barrier;

    public TourismRevisionsController(Revisions revisions, ProjectionBarrier barrier) {
        this.revisions = revisions;
        this.barrier = barrier;
    }

    /** Of one month, or of all months since a revision. */
    @AllowedFor({Role.TOURISM, Role.ADMIN, Role.POLICE})
    @Accepts({"month", "since", "minPosition"})
    @GetMapping("/v1/statistics/tourism/revisions")
    public ResponseEntity<?> revisions(Caller.Official reader, @RequestParam MultiValueMap<String, String> query) {
        Parameters parameters = new Parameters(query);
        YearMonth month = parameters.month("month");
        Long since = parameters.number("since");
        if ((month == null) == (since == null)) {
            throw Parameters.malformed(month == null ? "month" : "since");
        }
        barrier.await(StayFigures.NAME, parameters.minPosition());
        return ResponseEntity.ok(month == null ? changes(since == null ? 0 : since) : revisions(month));
    }

    private MonthView revisions(YearMonth month) {
        return revisions
                .of(month)
                .map(found -> new MonthView(
                        month,
                        found.revision(),
                        found.published().stream()
                                .map(totals -> new PublishedTotals(
                                        totals.revision(), totals.publishedOn(), Totals.of(totals.totals())))
                                .toList()))
                .orElse(new MonthView(month, null, List.of()));
    }

    private Changes changes(long since) {
        return new Changes(
                since,
                revisions.since(since).stream()
                        .map(TourismRevisionsController::change)
                        .toList());
    }

    private static Change change(Revisions.Change change) {
        Figures before = change.before();
        return new Change(
                change.month(),
                change.revision(),
                before == null ? null : Totals.of(before),
                Totals.of(change.now()),
                Totals.of(change.difference()));
    }
}
