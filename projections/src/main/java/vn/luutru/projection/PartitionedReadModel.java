package vn.luutru.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.CheckpointStore.Checkpoint;
import vn.luutru.projection.subscription.EventLog;

/**
 * A read model whose events come by partitions, each in the order of the log and with all events of an establishment in
 * the same one. Several processes apply partitions of it; each partition has a position of its own.
 *
 * <p>The rows that events make and the partition's position are one transaction, which moves the position from where the
 * caller believes it to be. So whoever wakes up after its partition was given away changes nothing, and what is repeated
 * counts once. The read model's own checkpoint moves in the same transaction to the least of its partitions' positions:
 * readers, who know that one only, never see a position before everything up to it.
 *
 * <p>Transactions of one read model follow one another, under the lock of its checkpoint: its tables may have rows that
 * establishments share, as names. What runs side by side is reading, decrypting and decoding, and different read models.
 */
public final class PartitionedReadModel {

    /**
     * How far a partition is.
     *
     * @param position   up to which the tables have everything of it; 0 before the first event
     * @param recordedAt an instant before which no later event was recorded; null before the first
     */
    public record Position(long position, @Nullable Instant recordedAt) {}

    /**
     * The tables as they are found.
     *
     * @param positions how far each partition is, by its number; null if the tables cannot be kept by this process now
     * @param rebuild   whether that is so until they are rebuilt; otherwise another process has newer ones
     */
    public record Opened(@Nullable List<Position> positions, boolean rebuild) {}

    private final Projection projection;
    private final ReadModel model;
    private final EventLog log;
    private final DataSource database;
    private final Mismatch mismatch;

    /**
     * @param projection one that {@linkplain Projection#byEstablishment() goes by establishment}
     * @param log        which the partitions were made of
     */
    public PartitionedReadModel(Projection projection, EventLog log, DataSource database) {
        if (!projection.byEstablishment()) {
            throw new IllegalArgumentException(projection.name() + " has rows of several establishments");
        }
        this.projection = projection;
        this.log = log;
        this.database = database;
        model = new ReadModel(projection, log, System::nanoTime);
        mismatch = new Mismatch(database, model.serving);
    }

    public String name() {
        return projection.name();
    }

    /** Whether an administrator holds the read model: then there is nothing to do until it is resumed. */
    public boolean isHeld() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            model.open(connection);
            ReadModel.begin(connection, model.serving);
            boolean held = model.isHeld(connection);
            connection.commit();
            return held;
        }
    }

    /**
     * Creates the tables unless they are there, and divides their checkpoint unless it is divided.
     *
     * @param partitions of the topic
     */
    public Opened open(int partitions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            model.replaced.dropNowAndThen(connection);
            int version = model.open(connection).version();
            if (version != projection.version() || model.hasNext(connection)) {
                return new Opened(null, version <= projection.version());
            }
            ReadModel.begin(connection, model.serving);
            Checkpoint locked = model.lock(connection, model.serving);
            if (locked == null || locked.version() != projection.version()) {
                connection.rollback();
                return new Opened(null, false);
            }
            if (!locked.divided()) {
                Instant recordedAt =
                        locked.mark() == null ? null : locked.mark().recordedAt();
                for (int i = 0; i < partitions; i++) {
                    PartitionStore.add(
                            connection, model.serving, new PartitionStore.Place(i, locked.position(), recordedAt));
                }
            }
            List<Position> positions = PartitionStore.all(connection, model.serving).stream()
                    .map(place -> new Position(place.position(), place.recordedAt()))
                    .toList();
            connection.commit();
            boolean fits = positions.size() == partitions;
            return new Opened(fits ? positions : null, !fits);
        }
    }

    /**
     * Applies events of one partition.
     *
     * @param from  the position at which the caller believes the partition to be
     * @param batch the next events of the partition, which may be none
     * @param whole up to where, behind the batch, the partition has no more events for certain; {@code from} if that is
     *              not known
     * @return how far the partition is now; behind fewer events than were given where one concerns every establishment and
     *         other partitions are not so far yet
     * @throws PartitionMovedException if it is elsewhere, or the tables were replaced: nothing was changed
     * @throws PausedException         if an administrator holds the read model: nothing was changed
     */
    public Position apply(int partition, Position from, List<Recorded<Event>> batch, Position whole)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            model.replaced.dropNowAndThen(connection);
            ReadModel.begin(connection, model.serving);
            Checkpoint locked = model.lock(connection, model.serving);
            List<PartitionStore.Place> places = PartitionStore.all(connection, model.serving);
            if (locked == null
                    || locked.version() != projection.version()
                    || partition >= places.size()
                    || places.get(partition).position() != from.position()) {
                connection.rollback();
                throw new PartitionMovedException(name(), partition, from.position());
            }
            if (locked.held()) {
                connection.rollback();
                throw new PausedException(name());
            }
            model.check.verifyNowAndThen(locked);
            List<Recorded<Event>> due = due(batch, partition, places);
            Position to = reached(from, due, due.size() == batch.size() ? whole : before(batch.get(due.size()), from));
            if (to.position() == from.position()) {
                connection.rollback();
                return from;
            }
            if (!due.isEmpty()) {
                projection.apply(connection, from.position(), due);
            }
            PartitionStore.Place moved = new PartitionStore.Place(partition, to.position(), to.recordedAt());
            if (!PartitionStore.move(connection, model.serving, from.position(), moved)) {
                connection.rollback();
                throw new PartitionMovedException(name(), partition, from.position());
            }
            moveWhole(connection, locked);
            connection.commit();
            return to;
        }
    }

    /**
     * An event that concerns every establishment takes from the tables what events before it, of any partition, brought
     * there: it waits for them. Events behind it bring nothing that it would take.
     */
    private List<Recorded<Event>> due(List<Recorded<Event>> batch, int partition, List<PartitionStore.Place> places) {
        List<Recorded<Event>> due = new ArrayList<>(batch.size());
        for (Recorded<Event> recorded : batch) {
            boolean early = projection.concernsAll(recorded.event())
                    && places.stream()
                            .anyMatch(place ->
                                    place.partition() != partition && place.position() < recorded.position() - 1);
            if (early) {
                return due;
            }
            due.add(recorded);
        }
        return due;
    }

    /**
     * Up to an event that waits there is nothing more in its partition. Others that wait as well must see that, or each would
     * wait for the other.
     */
    private static Position before(Recorded<Event> waiting, Position from) {
        return new Position(waiting.position() - 1, from.recordedAt());
    }

    private static Position reached(Position from, List<Recorded<Event>> due, Position whole) {
        Position last = due.isEmpty()
                ? from
                : new Position(due.getLast().position(), due.getLast().recordedAt());
        return whole.position() > last.position() ? new Position(whole.position(), later(whole, last)) : last;
    }

    private static @Nullable Instant later(Position one, Position other) {
        Instant first = one.recordedAt();
        Instant second = other.recordedAt();
        return first == null || (second != null && second.isAfter(first)) ? second : first;
    }

    private void moveWhole(Connection connection, Checkpoint locked) throws SQLException {
        long least = PartitionStore.all(connection, model.serving).stream()
                .mapToLong(PartitionStore.Place::position)
                .min()
                .orElseThrow();
        if (least > locked.position()) {
            var mark = log.mark(least);
            if (mark != null) {
                CheckpointStore.move(connection, model.serving, locked.position(), least, mark);
            } else if (log.head() < least) {
                throw new LogMismatchException(
                        "The topic has events up to position " + least + ", and the log has not");
            }
            // Otherwise it lies between two events of a log that leaves gaps: the checkpoint follows with the next one.
        }
    }

    /** Lets every process know that the tables are of another log. */
    public void diverged(LogMismatchException other) {
        mismatch.found(0, other);
    }

    /** Lets every process know that readers see no events from this one on. */
    public void stopped(UnreadableEventException event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            model.stop(connection, model.serving, Stop.at(event));
        }
    }
}
