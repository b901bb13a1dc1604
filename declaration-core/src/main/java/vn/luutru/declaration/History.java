package vn.luutru.declaration;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.event.StayEvent;

/**
 * What happened to a stay, oldest first. Immutable. The history after one more event shares the array of the one before,
 * so that a stay is read without copying what came earlier at each event; where two go on from one, the second copies.
 */
final class History extends AbstractList<Recorded<StayEvent>> implements RandomAccess {

    private static final int FEWEST = 4;

    private final @Nullable Object[] events;

    /** How many places of the array are taken, by this history or a longer one. */
    private final AtomicInteger taken;

    private final int size;

    private History(@Nullable Object[] events, AtomicInteger taken, int size) {
        this.events = events;
        this.taken = taken;
        this.size = size;
    }

    /** The same events; a history is taken as it is. */
    static History of(List<Recorded<StayEvent>> events) {
        if (events instanceof History known) {
            return known;
        }
        @Nullable Object[] copy = new @Nullable Object[events.size()];
        int size = 0;
        for (Recorded<StayEvent> event : events) {
            copy[size++] = event;
        }
        return new History(copy, new AtomicInteger(size), size);
    }

    /** This history and the next event. */
    History and(Recorded<StayEvent> next) {
        if (size < events.length && taken.compareAndSet(size, size + 1)) {
            events[size] = next;
            return new History(events, taken, size + 1);
        }
        @Nullable Object[] longer = new @Nullable Object[Math.max(FEWEST, 2 * size)];
        System.arraycopy(events, 0, longer, 0, size);
        longer[size] = next;
        return new History(longer, new AtomicInteger(size + 1), size + 1);
    }

    @Override
    @SuppressWarnings("unchecked") // nothing else comes into the array
    public Recorded<StayEvent> get(int index) {
        Object event = index < size ? events[index] : null;
        if (event == null) {
            throw new IndexOutOfBoundsException(index);
        }
        return (Recorded<StayEvent>) event;
    }

    @Override
    public int size() {
        return size;
    }
}
