package vn.luutru.projection;

import static vn.luutru.projection.table.SqlText.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.CheckpointStore.Checkpoint;
import vn.luutru.projection.subscription.EventLog;
import vn.luutru.projection.subscription.LogMark;
import vn.luutru.projection.table.TransactionSettings;

/**
 * The schemas of one projection: the one that serves, the one that a rebuild fills ({@code …_next}) and the one that
 * it replaced ({@code …_old}). Each method is one or more whole transactions on the connection it is given.
 */
final class ReadModel {

    static final int BATCH = 8_000;

    private static final String NEXT = "_next";
    private static final String OLD = "_old";

    private final Projection projection;
    private final EventLog log;
    final String serving;
    final String next;
    private final String old;
    final LogCheck check;
    final ReplacedTables replaced;
    private final CheckpointLocks locks = new CheckpointLocks();

    ReadModel(Projection projection, EventLog log, LongSupplier nanoTime) {
        this.projection = projection;
        this.log = log;
        check = new LogCheck(log);
        serving = projection.name();
        next = serving + NEXT;
        old = serving + OLD;
        replaced = new ReplacedTables(serving, old, nanoTime);
    }

    /**
     * Creates the serving schema unless it is there, of whatever version; returns how far it is.
     *
     * @throws LogMismatchException if its tables are of another log
     */
    Checkpoint open(Connection connection) throws SQLException {
        begin(connection, serving);
        locks.lockSchemas(connection);
        CheckpointStore.createTable(connection);
        StopStore.createTable(connection);
        PauseStore.createTable(connection);
        PartitionStore.createTable(connection);
        Checkpoint found = CheckpointStore.find(connection, serving);
        if (found == null) {
            found = createEmpty(connection, serving);
        }
        for (String former : projection.replaces()) {
            for (String schema : List.of(former, former + NEXT, former + OLD)) {
                execute(connection, "drop schema if exists " + schema + " cascade");
                CheckpointStore.remove(connection, schema);
            }
        }
        connection.commit();
        // Tables of another version are rebuilt anyway.
        if (found.version() == projection.version()) {
            check.verify(found);
            StopStore.removeMismatch(connection, serving);
            connection.commit();
        }
        return found;
    }

    /** Creates the schema of a rebuild, unless one of this version is there, which then goes on. */
    Checkpoint openNext(Connection connection) throws SQLException {
        begin(connection, next);
        locks.lockSchemas(connection);
        PauseStore.createTable(connection);
        PartitionStore.createTable(connection);
        Checkpoint found = lock(connection, next);
        if (found == null
                || found.version() != projection.version()
                || projection.outdated(connection)
                || check.mismatch(found) != null) {
            CheckpointStore.remove(connection, next);
            found = createEmpty(connection, next);
        }
        connection.commit();
        return found;
    }

    /** Whether a rebuild is under way, here or in another process, or was interrupted, or other settings want one. */
    boolean hasNext(Connection connection) throws SQLException {
        begin(connection, serving);
        Checkpoint served = CheckpointStore.find(connection, serving);
        boolean found = CheckpointStore.find(connection, next) != null
                || (served != null && served.version() == projection.version() && projection.outdated(connection));
        connection.commit();
        return found;
    }

    /** How far a schema is now; null when it does not exist or is of another version. */
    @Nullable
    Long position(Connection connection, String schema) throws SQLException {
        begin(connection);
        Checkpoint found = CheckpointStore.find(connection, schema);
        connection.commit();
        return found == null ? null : found.position();
    }

    /** Whether the serving tables are there and of another version than this process asks for. */
    boolean isOfOtherVersion(Connection connection) throws SQLException {
        begin(connection);
        Checkpoint found = CheckpointStore.find(connection, serving);
        connection.commit();
        return found != null && found.version() != projection.version();
    }

    /** Lets every process know that a schema goes no further. */
    void stop(Connection connection, String schema, Stop stop) throws SQLException {
        begin(connection);
        StopStore.save(connection, schema, stop);
        connection.commit();
    }

    /**
     * Why readers see no newer events, as any process found it out: the serving tables stopped, or they are of an older
     * version and their rebuild stopped. Null if neither is so, or nothing is built yet.
     */
    @Nullable
    Stop stop(Connection connection) throws SQLException {
        begin(connection);
        Checkpoint served = CheckpointStore.find(connection, serving);
        Stop stop = StopStore.find(connection, serving);
        if (stop == null && served != null && served.version() < projection.version()) {
            stop = StopStore.find(connection, next);
        }
        connection.commit();
        return stop;
    }

    /**
     * How far one step came.
     *
     * @param full whether it applied all that one step may, so that there may be more
     * @param held whether it applied nothing because an administrator holds the read model
     */
    record Step(long position, boolean full, boolean held) {}

    /**
     * Applies the next batch to a schema and moves its checkpoint; null when the schema is not there in this version.
     */
    @Nullable
    Step step(Connection connection, String schema) throws SQLException {
        begin(connection, schema);
        Checkpoint locked = lock(connection, schema);
        if (locked == null || locked.version() != projection.version()) {
            connection.rollback();
            return null;
        }
        if (locked.held()) {
            connection.rollback();
            return new Step(locked.position(), false, true);
        }
        if (!isWhole(connection, schema, locked)) {
            connection.rollback();
            return null;
        }
        check.verifyNowAndThen(locked);
        Step step = applyAfter(connection, schema, locked.position());
        connection.commit();
        if (step.position() == locked.position() && log.head() < step.position()) {
            check.verify(locked);
        }
        return step;
    }

    /** The checkpoint of a schema, whose row is locked until the transaction ends; null if there is none. */
    @Nullable
    Checkpoint lock(Connection connection, String schema) throws SQLException {
        return locks.lock(connection, schema, serving);
    }

    /** Whether an administrator holds the read model, its rebuild included. */
    boolean isHeld(Connection connection) throws SQLException {
        return PauseStore.isHeld(connection, serving);
    }

    /**
     * Whether the tables have everything up to their checkpoint and nothing behind it. Tables that were kept by partitions
     * are so once all partitions are equally far, and are then followed as a whole again.
     */
    private static boolean isWhole(Connection connection, String schema, Checkpoint locked) throws SQLException {
        if (!locked.divided()) {
            return true;
        }
        boolean even = PartitionStore.all(connection, schema).stream()
                .allMatch(place -> place.position() == locked.position());
        if (even) {
            PartitionStore.remove(connection, schema);
        }
        return even;
    }

    /**
     * Lets the rebuilt schema serve, once it has seen what the serving one has: readers never see time run backwards.
     * Statements that are running finish on the tables they began with. Does nothing if another process did it.
     *
     * @return false if an administrator holds the read model: nothing is swapped yet
     */
    boolean swap(Connection connection) throws SQLException {
        begin(connection, next);
        locks.lockSchemas(connection);
        Checkpoint served = lock(connection, serving);
        Checkpoint built = lock(connection, next);
        if (built == null || built.version() != projection.version()) {
            connection.rollback();
            return true;
        }
        if (built.held()) {
            connection.rollback();
            return false;
        }
        long position = built.position();
        long reached = -1;
        // The serving tables may be ahead of the log, if they are of another one: then its end is as far as it goes.
        long seen = served == null ? 0 : furthest(connection, served);
        while (position < seen && position != reached) {
            reached = position;
            position = applyAfter(connection, next, position).position();
        }
        execute(connection, "drop schema if exists " + old + " cascade");
        if (served != null) {
            CheckpointStore.remove(connection, serving);
            StopStore.remove(connection, serving);
            if (served.divided()) {
                PartitionStore.remove(connection, serving);
            }
            execute(connection, String.format(Locale.ROOT, "alter schema %s rename to %s", serving, old));
        }
        execute(connection, String.format(Locale.ROOT, "alter schema %s rename to %s", next, serving));
        CheckpointStore.rename(connection, next, serving);
        PauseStore.forgetReleased(connection, serving);
        connection.commit();
        return true;
    }

    /** The position of the last event that readers of the serving tables may have seen. */
    private long furthest(Connection connection, Checkpoint served) throws SQLException {
        return served.divided()
                ? PartitionStore.all(connection, serving).stream()
                        .mapToLong(PartitionStore.Place::position)
                        .max()
                        .orElse(served.position())
                : served.position();
    }

    private Checkpoint createEmpty(Connection connection, String schema) throws SQLException {
        execute(connection, "drop schema if exists " + schema + " cascade");
        execute(connection, "create schema " + schema);
        projection.create(connection);
        CheckpointStore.add(connection, schema, projection.version());
        return new Checkpoint(projection.version(), 0, null, false, false);
    }

    private Step applyAfter(Connection connection, String schema, long position) throws SQLException {
        List<Recorded<Event>> batch = log.read(position, BATCH);
        if (batch.isEmpty()) {
            projection.idle(connection, position, log);
            return new Step(position, false, false);
        }
        if (batch.getFirst().position() <= position) {
            throw new IllegalStateException("The log went back behind position " + position);
        }
        projection.apply(connection, position, batch);
        long reached = batch.getLast().position();
        CheckpointStore.move(connection, schema, position, reached, LogMark.of(log.identity(), batch.getLast()));
        return new Step(reached, batch.size() == BATCH, false);
    }

    private static void begin(Connection connection) throws SQLException {
        connection.rollback();
        TransactionSettings.apply(connection);
    }

    static void begin(Connection connection, String schema) throws SQLException {
        connection.rollback();
        TransactionSettings.apply(connection, schema);
    }
}
