package vn.luutru.app.timer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.luutru.projection.OncePerMinute;

/** Something that is done on a thread of its own, with a pause after each time, as long as the application runs. */
public abstract class RepeatedTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

    private final String name;
    private final Duration first;
    private final Duration pause;
    private final ScheduledExecutorService timer;
    private final OncePerMinute logged = new OncePerMinute();
    private volatile boolean running;

    /**
     * @param name  of the thread
     * @param first after which it is done for the first time
     * @param pause from the end of one time to the beginning of the next
     */
    protected RepeatedTask(String name, Duration first, Duration pause) {
        this.name = name;
        this.first = first;
        this.pause = pause;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Does it once. What may fail, such as the database, is expected and logged here with what follows from it. */
    protected abstract void run();

    @Override
    public final void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::runOnce, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void runOnce() {
        try {
            run();
        } catch (RuntimeException | LinkageError e) {
            // A fault of ours: the timer would end with it, and nobody would notice.
            if (logged.allows(e)) {
                LOG.error("{} failed and is tried again", name, e);
            }
        }
    }

    @Override
    public final void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
