package vn.luutru.adapter.eventstoredb;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What an operator wants to see of the event store, under the names that the store on PostgreSQL has: so alarms fit both. */
final class EngineMeters {

    private final MeterRegistry registry;
    private final DistributionSummary groups;
    private final Timer commits;
    private final Counter conflicts;
    private final Counter full;

    EngineMeters(MeterRegistry registry) {
        this.registry = registry;
        this.groups = DistributionSummary.builder("luutru.log.group.size")
                .description("Events stored by one append")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.commits = Timer.builder("luutru.log.commit")
                .description("Time of one append, with what is tried again, until the cluster has it")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.conflicts = Counter.builder("luutru.log.conflicts")
                .description("Events refused because their stream had grown")
                .register(registry);
        this.full = Counter.builder("luutru.log.queue.full")
                .description("Events refused because the queue was full")
                .register(registry);
    }

    <T> void queue(T queue, ToDoubleFunction<T> waiting) {
        Gauge.builder("luutru.log.queue.depth", queue, waiting)
                .description("Events waiting to be written")
                .register(registry);
    }

    void stored(int events, long nanoseconds) {
        groups.record(events);
        commits.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    void conflicts(int events) {
        conflicts.increment(events);
    }

    void full(int events) {
        full.increment(events);
    }
}
