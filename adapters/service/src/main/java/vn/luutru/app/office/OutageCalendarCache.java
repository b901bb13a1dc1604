package vn.luutru.app.office;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.outage.OutageQueries;

/**
 * The calendar of outages as it was a second ago. Nobody waits for it: it is read beside the decisions, and while it
 * cannot be read the last one known counts.
 */
final class OutageCalendarCache implements Supplier<OutageCalendar> {

    private static final Logger LOG = LoggerFactory.getLogger(OutageCalendarCache.class);
    private static final Duration AGE = Duration.ofSeconds(1);
    private static final String ALL = "all";

    private final LoadingCache<String, OutageCalendar> calendar;
    private volatile OutageCalendar last = OutageCalendar.NONE;

    OutageCalendarCache(OutageQueries queries) {
        Executor virtual = task -> Thread.ofVirtual().name("outages").start(task);
        calendar =
                Caffeine.newBuilder().refreshAfterWrite(AGE).executor(virtual).build(key -> read(queries));
        calendar.put(ALL, OutageCalendar.NONE);
    }

    @Override
    public OutageCalendar get() {
        return calendar.get(ALL);
    }

    private OutageCalendar read(OutageQueries queries) {
        try {
            last = queries.calendar();
        } catch (ProjectionException e) {
            LOG.debug("The calendar of outages cannot be read now: {}", e.getMessage());
        }
        return last;
    }
}
