package vn.luutru.app.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.projection.OncePerMinute;
import vn.luutru.projection.ProjectionRunner;
import vn.luutru.projection.ProjectionStatus;
import vn.luutru.projection.ProjectionStatus.State;

/**
 * Looks every few seconds whether the read models of this process make progress, for alarms: the metric {@code
 * luutru.projection.stalled} is 1 for each that does not. One that an administrator holds is {@code
 * luutru.projection.paused} instead. How late each is, {@code luutru.projection.lag.seconds} says, whatever store keeps the
 * log: positions are events on PostgreSQL only.
 */
public final class ReadModelMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelMonitor.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ProjectionRunner runner;
    private final List<String> names;
    private final Map<String, Boolean> stalled = new ConcurrentHashMap<>();
    private final Map<String, Boolean> paused = new ConcurrentHashMap<>();
    private final Map<String, Double> late = new ConcurrentHashMap<>();
    private final OncePerMinute log = new OncePerMinute();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("read-model-monitor").factory());

    /** @param names of the read models that this process keeps */
    public ReadModelMonitor(ProjectionRunner runner, List<String> names, MeterRegistry registry) {
        this.runner = runner;
        this.names = names;
        for (String name : names) {
            Gauge.builder("luutru.projection.stalled", stalled, known -> known.getOrDefault(name, false) ? 1 : 0)
                    .tag("projection", name)
                    .description("1 while a read model makes no progress although the log has more, or fails")
                    .register(registry);
            Gauge.builder("luutru.projection.paused", paused, known -> known.getOrDefault(name, false) ? 1 : 0)
                    .tag("projection", name)
                    .description("1 while an administrator holds a read model, and until it has caught up")
                    .register(registry);
            Gauge.builder("luutru.projection.lag.seconds", late, known -> known.getOrDefault(name, 0.0))
                    .tag("projection", name)
                    .description("Age of the oldest event that the readers of a read model do not see yet")
                    .register(registry);
        }
        timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (ProjectionStatus status : runner.statuses()) {
                if (names.contains(status.name())) {
                    look(status);
                }
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            // Whether they make progress cannot be found out: nobody should believe that they do.
            names.forEach(name -> stalled.put(name, true));
            if (log.allows(e.getClass().getName())) {
                LOG.warn("The read models cannot be looked at: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void look(ProjectionStatus status) {
        State state = status.state();
        paused.put(status.name(), status.pause() != null);
        late.put(status.name(), status.lagTime().toMillis() / 1e3);
        stalled.put(status.name(), state == State.STALLED || state == State.FAILING || state == State.DIVERGED);
        if (state == State.STALLED && log.allows(status.name())) {
            LOG.warn(
                    "Projection {} makes no progress after position {}, {} positions behind",
                    status.name(),
                    status.position(),
                    status.lagEvents());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
