package vn.luutru.adapter.http.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AccessChecks;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.auth.PublicRoute;
import vn.luutru.adapter.http.parameter.Accepts;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.parameter.ProjectionBarrier;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.directory.Directory;
import vn.luutru.projection.figures.PublishedDays;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.report.IndicatorFeed;
import vn.luutru.projection.report.Indicators;
import vn.luutru.projection.tourism.Revisions;

/**
 * Published indicators for the province's operations centre, which fetches what changed since it last asked. What it is
 * returned replaces what it has of the same subject and period, so an answer that was lost is simply fetched again.
 */
@RestController
public final class FeedController {

    /** Months that changed, in one answer; more only when one event changed several. */
    private static final int MONTHS = 6;

    /** Midnights in one answer. */
    private static final int MIDNIGHTS = 7;

    private final Indicators indicators;
    private final Revisions revisions;
    private final ProjectionBarrier barrier;
    private final PublishedDays published;
    private final byte[] schema;

    public FeedController(
            Indicators indicators, Revisions revisions, ProjectionBarrier barrier, PublishedDays published) {
        this.indicators = indicators;
        this.revisions = revisions;
        this.barrier = barrier;
        this.published = published;
        try (InputStream in =
                Objects.requireNonNull(FeedController.class.getResourceAsStream("/feed/indicators.schema.json"))) {
            schema = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What changed since {@code since}; the first time every month, and the last midnight. */
    @AllowedFor({Role.OPERATIONS, Role.ADMIN})
    @Accepts({"since"})
    @GetMapping("/v1/feed/indicators")
    IndicatorFeed indicators(Caller.Official reader, @RequestParam MultiValueMap<String, String> query) {
        if (!AccessChecks.territory(reader).isProvince()) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        String since = new Parameters(query).text("since");
        LocalDate today = published.latest();
        FeedCursor from = since == null ? new FeedCursor(0, today.minusDays(1)) : cursor(since, today);
        barrier.await(StayFigures.NAME, from.position());
        barrier.await(Directory.NAME, from.position());
        // Read first: what is asked after it knows all of it, and may know more, which is then returned twice.
        long position = barrier.position(StayFigures.NAME);
        List<Revisions.Changed> changed = revisions.changed(from.position());
        List<Revisions.Changed> recorded = first(changed);
        boolean allMonths = recorded.size() == changed.size();
        LocalDate day =
                from.day().plusDays(MIDNIGHTS).isBefore(today) ? from.day().plusDays(MIDNIGHTS) : today;

        NavigableSet<YearMonth> months = new TreeSet<>();
        recorded.forEach(change -> months.add(change.month()));
        if (since != null) {
            months.addAll(grown(from.day(), day));
        }
        List<IndicatorFeed.Block> items = new ArrayList<>();
        months.forEach(month -> items.addAll(indicators.month(month, today)));
        from.day().plusDays(1).datesUntil(day.plusDays(1)).forEach(night -> items.addAll(indicators.midnight(night)));
        FeedCursor next =
                new FeedCursor(allMonths ? position : recorded.getLast().revision(), day);
        return new IndicatorFeed(IndicatorFeed.VERSION, since, next.text(), !allMonths || day.isBefore(today), items);
    }

    /** What the answers look like, in JSON Schema 2020-12; for everybody. */
    @PublicRoute
    @GetMapping("/v1/feed/indicators/schema")
    public ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .body(schema);
    }

    private static FeedCursor cursor(@Nullable String since, LocalDate today) {
        try {
            FeedCursor cursor = FeedCursor.parse(Objects.requireNonNull(since));
            if (cursor.day().isAfter(today) || cursor.day().getYear() < 2000) {
                throw Parameters.malformed("since");
            }
            return cursor;
        } catch (IllegalArgumentException e) {
            throw Parameters.malformed("since");
        }
    }

    /** Those changed longest ago; months that the same event changed stay together. */
    private static List<Revisions.Changed> first(List<Revisions.Changed> changed) {
        List<Revisions.Changed> inOrder = changed.stream()
                .sorted(Comparator.comparingLong(Revisions.Changed::revision))
                .toList();
        int count = Math.min(MONTHS, inOrder.size());
        while (count > 0
                && count < inOrder.size()
                && inOrder.get(count).revision() == inOrder.get(count - 1).revision()) {
            count++;
        }
        return inOrder.subList(0, count);
    }

    /** The months of which days went by: no event changed them, but more of them can be published. */
    private static List<YearMonth> grown(LocalDate from, LocalDate until) {
        return from.datesUntil(until).map(YearMonth::from).distinct().toList();
    }
}
