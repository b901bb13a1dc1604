package vn.luutru.adapter.postgres.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** What an operator wants to see of the event store. */
public final class StoreMeters {

    private final MeterRegistry registry;
    private final DistributionSummary groups;
    private final Timer commits;
    private final Counter conflicts;
    private final Counter full;

    public StoreMeters(MeterRegistry registry) {
        this.registry = registry;
        this.groups = DistributionSummary.builder("luutru.log.group.size")
                .description("Events written by one commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.commits = Timer.builder("luutru.log.commit")
                .description("Time of one commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.conflicts = Counter.builder("luutru.log.conflicts")
                .description("Events refused because their stream had grown")
                .register(registry);
        this.full = Counter.builder("luutru.log.queue.full")
                .description("Events refused because the queue was full")
                .register(registry);
    }

    public void queue(Collection<?> queue) {
        Gauge.builder("luutru.log.queue.depth", queue, Collection::size)
                .description("Events waiting to be written")
                .register(registry);
    }

    public void committed(int events, long nanoseconds) {
        groups.record(events);
        commits.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    public void conflicts(int events) {
        conflicts.increment(events);
    }

    public void full(int events) {
        full.increment(events);
    }
}
