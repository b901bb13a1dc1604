package vn.luutru.eventstore.stored;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What an administrator wants to see of the event store, under the same names whichever engine it is: so alarms fit all of
 * them.
 */
public final class StoreMeters {

    private final MeterRegistry registry;
    private final DistributionSummary groups;
    private final Timer commits;
    private final Counter conflicts;
    private final Counter full;

    public StoreMeters(MeterRegistry registry) {
        this.registry = registry;
        this.groups = DistributionSummary.builder("luutru.log.group.size")
                .description("Events stored by one commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.commits = Timer.builder("luutru.log.commit")
                .description("Time of one commit, with what is tried again, until the store has it")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.conflicts = Counter.builder("luutru.log.conflicts")
                .description("Events refused because their stream had grown")
                .register(registry);
        this.full = Counter.builder("luutru.log.queue.full")
                .description("Events refused because the queue was full")
                .register(registry);
    }

    /** @param waiting how many events a queue has that are not stored yet */
    public <T> void queue(T queue, ToDoubleFunction<T> waiting) {
        Gauge.builder("luutru.log.queue.depth", queue, waiting)
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
