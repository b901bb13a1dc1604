package vn.luutru.adapter.kafka.projection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.PartitionedReadModel;
import vn.luutru.projection.PartitionedReadModel.Position;
import vn.luutru.projection.subscription.EventOpener;
import vn.luutru.projection.subscription.StoredEvent;

/**
 * Applies one partition of the events' topic to a read model, from its stored position on. Records that are behind it are
 * passed over; one whose predecessor is missing stops it.
 */
final class PartitionFollower {

    /** Events of one transaction: other processes wait for it to write to the same tables. */
    private static final int BATCH = 4_000;

    private final TopicPartition partition;
    private final PartitionedReadModel model;
    private final EventOpener opener;
    private final List<StoredEvent> waiting = new ArrayList<>();
    private Position position;

    PartitionFollower(TopicPartition partition, Position position, PartitionedReadModel model, EventOpener opener) {
        this.partition = partition;
        this.position = position;
        this.model = model;
        this.opener = opener;
    }

    Position position() {
        return position;
    }

    /** Whether more records would only wait in memory. */
    boolean isFull() {
        return waiting.size() >= BATCH;
    }

    /** @throws GapException if records before them are gone */
    void fetched(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            long taken =
                    waiting.isEmpty() ? position.position() : waiting.getLast().position();
            if (PublishedEvent.position(record) <= taken) {
                continue;
            }
            long previous = PublishedEvent.previous(record);
            if (previous > taken) {
                throw new GapException(partition, taken, previous);
            }
            waiting.add(PublishedEvent.stored(record));
        }
    }

    /**
     * Applies what has come, or learns that nothing has.
     *
     * @return whether the position moved
     * @throws vn.luutru.projection.PartitionMovedException if another process has this partition
     * @throws vn.luutru.declaration.UnreadableEventException if the next event cannot be read
     */
    boolean apply(Published published) throws SQLException {
        List<StoredEvent> due = waiting.subList(0, Math.min(waiting.size(), BATCH));
        List<Recorded<Event>> opened = due.isEmpty() ? List.of() : opener.open(List.copyOf(due));
        Position last = opened.isEmpty()
                ? position
                : new Position(opened.getLast().position(), opened.getLast().recordedAt());
        boolean all = opened.size() == waiting.size();
        Position whole = all ? published.whole(partition.partition(), last) : position;
        if (opened.isEmpty() && whole.position() == position.position()) {
            return false;
        }
        Position before = position;
        position = model.apply(partition.partition(), before, opened, whole);
        waiting.removeIf(event -> event.position() <= position.position());
        return position.position() != before.position();
    }
}
