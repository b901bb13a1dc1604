package vn.luutru.adapter.web.tourism;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.ProgressRow;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.report.TourismView;
import vn.luutru.projection.tourism.TourismAnswer;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;

/** Published figures of tourism, for the pages: the same as the calls of the API return. */
public final class TourismFigures {

    /**
     * How many establishments declared something of a period, of those that were open.
     *
     * @param from  the first local day
     * @param last  the last one
     * @param active    tourist establishments that were open on the last day
     * @param declaring of these, those that declared a guest or that nobody came
     */
    public record Completeness(LocalDate from, LocalDate last, long active, long declaring) {

        double share() {
            return active == 0 ? 0 : (double) declaring / active;
        }

        long silent() {
            return active - declaring;
        }
    }

    private record Asked(LocalDate from, LocalDate last, Territory territory) {}

    private static final int WEEK = 7;

    /** A list of reports asks for twelve months, of which each is counted over all establishments. */
    private static final Duration CACHE_TTL = Duration.ofMinutes(1);

    private static final int MAX_ENTRIES = 500;

    private final TourismQueries tourism;
    private final ComplianceQueries compliance;
    private final PublishedProgress progress;
    private final InstantSource clock;
    private final Cache<Asked, Completeness> known = Caffeine.newBuilder()
            .expireAfterWrite(CACHE_TTL)
            .maximumSize(MAX_ENTRIES)
            .build();

    public TourismFigures(
            TourismQueries tourism, ComplianceQueries compliance, PublishedProgress progress, InstantSource clock) {
        this.tourism = tourism;
        this.compliance = compliance;
        this.progress = progress;
        this.clock = clock;
    }

    /** The local day that is not over. */
    LocalDate today() {
        return Vietnam.dateOf(clock.instant());
    }

    /**
     * Figures of a period; of what guests are, those of {@link Period#months}.
     *
     * @param territory where it is counted
     */
    TourismView view(Period period, Breakdown breakdown, Territory territory) {
        Period counted = breakdown.ofPersons() ? period.months(today()) : period;
        return TourismView.of(tourism.figures(question(counted, breakdown, territory)));
    }

    /** The whole of a period beside that of the period before and of the year before. */
    TourismView compared(Period period, Territory territory) {
        TourismAnswer now = whole(period, territory);
        TourismAnswer before = whole(period.before(), territory);
        // What is before a year is the year before.
        TourismAnswer yearBefore =
                period.before().equals(period.yearBefore()) ? before : whole(period.yearBefore(), territory);
        return TourismView.of(
                now,
                List.of(
                        TourismView.Compared.of(TourismView.OtherPeriod.PREVIOUS, before),
                        TourismView.Compared.of(TourismView.OtherPeriod.YEAR_BEFORE, yearBefore)));
    }

    private TourismAnswer whole(Period period, Territory territory) {
        return tourism.figures(question(period, Breakdown.TOTAL, territory));
    }

    private static TourismQuestion question(Period period, Breakdown breakdown, Territory territory) {
        return new TourismQuestion(period.from(), period.to(), breakdown.groupBy(), territory, false);
    }

    /**
     * How complete the figures of a period are. It is published of months and of weeks from Monday that are over: of the
     * period itself if it is such a month, else of the last such week that has begun by its last day.
     */
    Completeness completeness(Period period, Territory territory) {
        LocalDate today = today();
        if (PublishedProgress.publishes(period.from(), period.last(), today)) {
            return completeness(period.from(), period.last(), territory);
        }
        LocalDate monday = period.last().minusDays(period.last().getDayOfWeek().getValue() - 1L);
        while (!PublishedProgress.publishes(monday, monday.plusDays(WEEK - 1L), today)) {
            monday = monday.minusDays(WEEK);
        }
        return completeness(monday, monday.plusDays(WEEK - 1L), territory);
    }

    /** The same of a week or month that is over, as it was at most a minute ago. */
    Completeness completeness(LocalDate from, LocalDate last, Territory territory) {
        return known.get(new Asked(from, last, territory), asked -> counted(from, last, territory));
    }

    private Completeness counted(LocalDate from, LocalDate last, Territory territory) {
        List<ProgressRow> exact = compliance.progress(from, last, territory);
        List<ProgressRow> published =
                territory.isProvince() ? progress.ofProvince(exact, from, last) : progress.ofWards(exact, from, last);
        long active = 0;
        long declaring = 0;
        for (ProgressRow row : published) {
            if (row.type().tourism()) {
                active += row.active();
                declaring += row.declaring();
            }
        }
        return new Completeness(from, last, active, declaring);
    }

    /** Of a group in a view with one grouping. */
    static @Nullable String value(TourismView.Item item) {
        return Objects.toString(item.group().values().iterator().next(), null);
    }
}
