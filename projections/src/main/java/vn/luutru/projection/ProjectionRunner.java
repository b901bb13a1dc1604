package vn.luutru.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.ReadModelAdministration.ReadModels;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.ProjectionStatus.State;
import vn.luutru.projection.subscription.EventLog;

/**
 * Keeps projections up to date with the log, each on a thread of its own.
 *
 * <p>A batch and its checkpoint are one transaction, under a lock on the checkpoint's row: every event counts exactly
 * once, whoever is killed when, and however many processes share the database. A projection whose version changed is
 * rebuilt beside the serving tables, which keep answering.
 */
public final class ProjectionRunner implements ReadModels, AutoCloseable {

    private static final Duration MAX_STOP = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;

    private final EventLog log;
    private final Map<String, ProjectionThread> threads = new LinkedHashMap<>();
    private final Map<String, PauseSwitch> pauses = new LinkedHashMap<>();

    /** @param database of the read models; each projection holds one connection, a rebuild one more */
    public ProjectionRunner(DataSource database, EventLog log, List<? extends Projection> projections) {
        this(database, log, projections, System::nanoTime);
    }

    ProjectionRunner(DataSource database, EventLog log, List<? extends Projection> projections, LongSupplier nanoTime) {
        this.log = log;
        for (Projection projection : projections) {
            if (threads.put(projection.name(), new ProjectionThread(projection, database, log, nanoTime)) != null) {
                throw new IllegalArgumentException("Two projections named " + projection.name());
            }
            pauses.put(projection.name(), new PauseSwitch(projection.name(), database));
        }
    }

    /** Starts every projection; returns at once. */
    public void start() {
        threads.values().forEach(ProjectionThread::start);
    }

    /**
     * Starts these projections only; another process on the same database keeps the others. Returns at once.
     *
     * @throws IllegalArgumentException if there is no projection of one of the names
     */
    public void start(Collection<String> names) {
        names.stream().map(this::thread).toList().forEach(ProjectionThread::start);
    }

    /**
     * Builds a projection anew from the first event while its tables keep serving, then swaps. Returns at once; an
     * interrupted rebuild goes on at the next start.
     *
     * @throws IllegalArgumentException if there is no such projection
     */
    @Override
    public void rebuild(String name) {
        thread(name).rebuild();
    }

    /**
     * Holds a projection, its rebuild included: once this returns, no process applies anything more to it, nor does one
     * that starts later, until it is {@linkplain #resume resumed}.
     *
     * @param by the administrator's account
     * @throws IllegalArgumentException if there is no such projection
     * @throws ProjectionException if the database does not answer
     */
    @Override
    public void pause(String name, String by) {
        pauseOf(name).hold(by);
    }

    /**
     * Lets a projection go on that was paused. Its readers are refused until they would see what the log has now.
     *
     * @param by the administrator's account
     * @throws IllegalArgumentException if there is no such projection
     * @throws ProjectionException if the database does not answer
     */
    @Override
    public void resume(String name, String by) {
        pauseOf(name).release(log.head(), by);
    }

    /**
     * Why a projection is not to be asked: an administrator holds it, or it has not caught up since. Null if it may be.
     * Another process's answer may be a second old.
     *
     * @throws IllegalArgumentException if there is no such projection
     */
    public @Nullable Pause paused(String name) {
        return pauseOf(name).current();
    }

    /**
     * Waits until the readers of a projection see this position, or the time is over; true if they do.
     *
     * @throws IllegalArgumentException if there is no such projection
     */
    public boolean awaitPosition(String name, long position, Duration atMost) throws InterruptedException {
        ProjectionThread thread = thread(name);
        long end = System.nanoTime() + atMost.toNanos();
        while (thread.position() < position) {
            if (thread.storedPosition() >= position) {
                return true;
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            // In short turns: another process may be the one that applies.
            thread.awaitPosition(position, Math.min(left, POLL_MILLIS));
        }
        return true;
    }

    /**
     * Whether a projection may hold anything: this process keeps it, or any process has begun to build its tables. One that
     * nobody ever kept holds nothing, and never will come as far as the log.
     *
     * @throws IllegalArgumentException if there is no such projection
     * @throws ProjectionException if the database does not answer
     */
    public boolean isBegun(String name) {
        return thread(name).isBegun();
    }

    /** The position of the newest event of the log, 0 when it is empty. */
    public long head() {
        return log.head();
    }

    /**
     * Why the readers of a projection see no newer events; null if it has not stopped. Whichever process keeps it: that it
     * fails, or makes no progress, for more than a minute is known to the one that keeps it.
     *
     * @throws IllegalArgumentException if there is no such projection
     */
    public @Nullable Stop stop(String name) {
        return thread(name).health().stop();
    }

    /**
     * Whether a read model has tables of another version than this process asks for, because they are built anew or a newer
     * process has built them: its questions may not fit them. Asks the database once for each read model.
     */
    public boolean hasOtherTables() {
        return threads.values().stream().anyMatch(ProjectionThread::hasOtherTables);
    }

    /** Lets every projection that stopped try again at once. */
    public void retry() {
        threads.values().forEach(ProjectionThread::retry);
    }

    /** How far each projection is, in the order they were given. */
    public List<ProjectionStatus> statuses() {
        long head = log.head();
        List<ProjectionStatus> statuses = new ArrayList<>();
        for (ProjectionThread thread : threads.values()) {
            ProjectionHealth health = thread.health();
            long position = health.isInactive() ? thread.storedPosition() : thread.position();
            Pause pause = paused(thread.projection().name());
            statuses.add(new ProjectionStatus(
                    thread.projection().name(),
                    thread.projection().version(),
                    position,
                    head,
                    Math.max(0, head - position),
                    position < head ? lagAfter(position) : Duration.ZERO,
                    pause != null && pause.holds() ? State.PAUSED : health.stateAt(head),
                    health.stop(),
                    pause,
                    thread.rebuiltTo(),
                    health.lastError()));
        }
        return statuses;
    }

    /** Stops after the batches that are under way. */
    @Override
    public void close() {
        threads.values().forEach(ProjectionThread::interrupt);
        try {
            for (ProjectionThread thread : threads.values()) {
                thread.join(MAX_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration lagAfter(long position) {
        Instant recordedAt;
        try {
            List<Recorded<Event>> first = log.read(position, 1);
            if (first.isEmpty()) {
                return Duration.ZERO;
            }
            recordedAt = first.getFirst().recordedAt();
        } catch (UnreadableEventException e) {
            recordedAt = e.recordedAt();
        }
        Duration lag = Duration.between(recordedAt, Instant.now());
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    private PauseSwitch pauseOf(String name) {
        PauseSwitch pause = pauses.get(name);
        if (pause == null) {
            throw new IllegalArgumentException("No projection named " + name);
        }
        return pause;
    }

    private ProjectionThread thread(String name) {
        ProjectionThread thread = threads.get(name);
        if (thread == null) {
            throw new IllegalArgumentException("No projection named " + name);
        }
        return thread;
    }
}
