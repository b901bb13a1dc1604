package vn.luutru.adapter.kafka.projection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.kafka.KafkaClients;
import vn.luutru.adapter.kafka.RepeatedRun;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.eventstore.Backoff;
import vn.luutru.projection.LogMismatchException;
import vn.luutru.projection.PartitionMovedException;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.PausedException;
import vn.luutru.projection.subscription.EventOpener;

/**
 * This process's part in keeping one read model: partitions of the events' topic, as a member of a consumer group. The
 * group gives the work; the position in the database says where to go on, and whose transaction counts.
 *
 * <p>Whatever fails ends a run, and so does silence: when the publisher is ahead and nothing moves for a while, consumer
 * and membership are given up and taken anew.
 *
 * <p>While an administrator holds the read model nothing is fetched, and there is no membership.
 */
public final class ReadModelWorker implements AutoCloseable {

    /** What the worker needs of the process around it. */
    public interface Host {

        /** Builds the read model anew from the store, beside the one that serves; at once if it is under way. */
        void rebuild(String model);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelWorker.class);
    private static final Backoff PAUSES = Backoff.endless(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final long RAN_WELL = Duration.ofMinutes(1).toNanos();
    private static final Duration NOT_YET = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final PartitionedReadModel model;
    private final EventOpener opener;
    private final Host host;
    private final Duration silence;
    private final RepeatedRun runs;
    private volatile @Nullable WorkerRun current;
    private final AtomicLong restarts = new AtomicLong();

    /** @param silence how long nothing may move while the publisher is ahead */
    public ReadModelWorker(
            KafkaClients clients, PartitionedReadModel model, EventOpener opener, Host host, Duration silence) {
        this.clients = clients;
        this.model = model;
        this.opener = opener;
        this.host = host;
        this.silence = silence;
        runs = new RepeatedRun("kafka-projection-" + model.name(), this::follow);
    }

    /** Begins; returns at once, whether the cluster is there or not. */
    public void start() {
        runs.start();
    }

    public boolean isRunning() {
        return runs.isRunning();
    }

    /** The name of the read model. */
    public String name() {
        return model.name();
    }

    /** How many partitions this process has now. */
    public int owned() {
        WorkerRun run = current;
        return run == null ? 0 : run.owned();
    }

    /** How often it began anew. */
    public long restarts() {
        return restarts.get();
    }

    private void follow() {
        int failed = 0;
        while (!runs.isEnding()) {
            long begun = System.nanoTime();
            Duration pause;
            try {
                if (!model.isHeld()) {
                    run();
                    return;
                }
                if (!runs.pause(NOT_YET)) {
                    return;
                }
                continue;
            } catch (PausedException paused) {
                continue;
            } catch (WorkerRun.NotYet e) {
                pause = NOT_YET;
                failed = 0;
            } catch (InterruptException e) {
                return;
            } catch (UnreadableEventException e) {
                stopped(e);
                pause = PAUSES.longest();
            } catch (GapException e) {
                LOG.error("Read model {} is rebuilt from the log: {}", model.name(), e.getMessage());
                host.rebuild(model.name());
                pause = PAUSES.longest();
            } catch (LogMismatchException e) {
                LOG.error("Read model {} is of another log: {}", model.name(), e.getMessage());
                model.diverged(e);
                pause = PAUSES.longest();
            } catch (RuntimeException | SQLException e) {
                failed = System.nanoTime() - begun > RAN_WELL ? 1 : failed + 1;
                pause = PAUSES.pause(failed);
                LOG.warn("Read model {} goes on from its checkpoints: {}", model.name(), brief(e));
            }
            restarts.incrementAndGet();
            if (!runs.pause(pause)) {
                return;
            }
        }
    }

    private void run() throws SQLException {
        try (WorkerRun run = new WorkerRun(clients, model, opener, host, silence, runs)) {
            current = run;
            run.run();
        } finally {
            current = null;
        }
    }

    /** Only messages of our own and of Kafka: what a database says may quote a row, and so name a guest. */
    private static String brief(Exception failure) {
        return switch (failure) {
            case PartitionMovedException moved -> String.valueOf(moved.getMessage());
            case KafkaException kafka -> kafka.getClass().getSimpleName() + " " + kafka.getMessage();
            case SQLException sql -> sql.getClass().getSimpleName() + " " + sql.getSQLState();
            default -> failure.getClass().getSimpleName();
        };
    }

    private void stopped(UnreadableEventException event) {
        LOG.error(
                "Read model {} stopped: {}. Repair or quarantine the event, see docs/operations",
                model.name(),
                event.getMessage());
        try {
            model.stopped(event);
        } catch (SQLException e) {
            LOG.warn("That read model {} stopped could not be stored: {}", model.name(), brief(e));
        }
    }

    /** Stops after the batch that is under way. */
    @Override
    public void close() {
        runs.close();
    }
}
