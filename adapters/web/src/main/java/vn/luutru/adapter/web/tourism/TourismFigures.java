package vn.luutru.adapter.web.tourism;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.OpenDays;
import vn.luutru.projection.compliance.OpenMonth;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.report.TourismView;
import vn.luutru.projection.tourism.TourismAnswer;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;

/** Published figures of tourism, for the pages: the same as the calls of the API return. */
public final class TourismFigures {

    /** Days of months long past change seldom: an old list of reports asks for three years. */
    private static final Duration OLD_TTL = Duration.ofHours(1);

    private static final Duration CACHE_TTL = Duration.ofMinutes(1);
    private static final int OLD_DAYS = 40;
    private static final int MAX_MONTHS = 60;

    private final TourismQueries tourism;
    private final PublishedProgress progress;
    private final InstantSource clock;

    /** A month as it was at most a minute ago, or an hour if it is long past. */
    private final LoadingCache<YearMonth, OpenMonth> openDays;

    public TourismFigures(
            TourismQueries tourism, ComplianceQueries compliance, PublishedProgress progress, InstantSource clock) {
        this.tourism = tourism;
        this.progress = progress;
        this.clock = clock;
        this.openDays = Caffeine.newBuilder()
                .expireAfter(Expiry.writing(
                        (YearMonth month, OpenMonth counted) -> isOld(month, today()) ? OLD_TTL : CACHE_TTL))
                .maximumSize(MAX_MONTHS)
                .build(compliance::openDays);
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

    private static boolean isOld(YearMonth month, LocalDate today) {
        return month.atEndOfMonth().isBefore(today.minusDays(OLD_DAYS));
    }

    /** How complete the figures of a period are: of these very days, which are over. */
    OpenDays completeness(Period period, Territory territory) {
        return progress.ofDays(period.from(), period.last(), territory, openDays::get);
    }

    /** Of a group in a view with one grouping. */
    static @Nullable String value(TourismView.Item item) {
        return Objects.toString(item.group().values().iterator().next(), null);
    }
}
