package vn.luutru.adapter.eventstoredb.standin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the nodes of a stand-in store, in memory: streams, and all events in the order of their commits. */
final class StandInLog {

    static final long NO_STREAM = -1;
    static final long ANY = -2;

    /** So many bytes of a record besides its data: positions are places in a file of records. */
    private static final int OVERHEAD = 96;

    private static final long FIRST = 256;
    private static final int EVERY = 10;
    private static final long TICKS = 10_000;

    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Proposed(UUID id, String type, String contentType, byte[] data, byte[] metadata) {}

    record Stored(String stream, long revision, long position, long createdTicks, Proposed event) {}

    /** What one append wants to add to one stream. */
    record Part(String stream, long expected, List<Proposed> events) {}

    /**
     * What became of an append.
     *
     * @param last      the last event of each part; null after a conflict
     * @param conflict  the stream that was not at its expected revision
     * @param head      the revision that it has
     */
    record Result(List<Stored> last, @Nullable Part conflict, long head) {}

    private final List<Stored> all = new ArrayList<>();
    private final Map<String, List<Stored>> streams = new HashMap<>();
    private long end = FIRST;

    /** All parts or none. Events that lie there already, by their ids, are not stored again. */
    synchronized Result append(List<Part> parts) {
        for (Part part : parts) {
            if (!again(part) && part.expected != ANY && part.expected != head(part.stream)) {
                return new Result(List.of(), part, head(part.stream));
            }
        }
        List<Stored> last = new ArrayList<>();
        for (Part part : parts) {
            if (again(part)) {
                last.add(places(part).getLast());
            } else {
                part.events.forEach(event -> add(part.stream, event));
                last.add(streams.get(part.stream).getLast());
            }
        }
        notifyAll();
        return new Result(last, null, 0);
    }

    private void add(String stream, Proposed event) {
        if (all.size() % EVERY == EVERY - 1) {
            put(
                    "$stats-127.0.0.1:2113",
                    new Proposed(
                            UUID.randomUUID(),
                            "$statsCollected",
                            "application/json",
                            new byte[] {'{', '}'},
                            new byte[0]));
        }
        put(stream, event);
    }

    private void put(String stream, Proposed event) {
        List<Stored> events = streams.computeIfAbsent(stream, name -> new ArrayList<>(2));
        Stored stored = new Stored(stream, events.size(), end, System.currentTimeMillis() * TICKS, event);
        events.add(stored);
        all.add(stored);
        end += OVERHEAD + event.data.length + event.metadata.length;
    }

    private boolean again(Part part) {
        List<Stored> places = places(part);
        return places.size() == part.events.size();
    }

    /** Where the events of a part lie already, one behind the other; empty if the first of them does not. */
    private List<Stored> places(Part part) {
        List<Stored> events = streams.getOrDefault(part.stream, List.of());
        int from = (int) part.expected + 1;
        if (part.expected == ANY) {
            from = 0;
            UUID id = part.events.getFirst().id();
            while (from < events.size() && !events.get(from).event.id.equals(id)) {
                from++;
            }
        }
        List<Stored> places = new ArrayList<>();
        for (Proposed event : part.events) {
            if (from < events.size() && events.get(from).event.id.equals(event.id)) {
                places.add(events.get(from++));
            }
        }
        return places;
    }

    synchronized long head(String stream) {
        return streams.getOrDefault(stream, List.of()).size() - 1L;
    }

    /** A copy; null if there is no such stream. */
    synchronized @Nullable List<Stored> stream(String name) {
        List<Stored> events = streams.get(name);
        return events == null ? null : List.copyOf(events);
    }

    /** Where the first event at a position or behind it is; its number if there is none. */
    synchronized int indexFrom(long position) {
        int from = 0;
        int to = all.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (all.get(middle).position < position) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The event with a number in the log; null behind the end. */
    synchronized @Nullable Stored at(int index) {
        return index >= 0 && index < all.size() ? all.get(index) : null;
    }

    synchronized int size() {
        return all.size();
    }

    synchronized void awaitMore(int size, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (all.size() <= size && left > 0) {
            wait(left);
            left = (until - System.nanoTime()) / 1_000_000;
        }
    }

    /** Forgets what lies below a position, as scavenging does after a stream was truncated. */
    synchronized void truncateBelow(long position) {
        all.removeIf(event -> event.position < position);
    }

    /** Loses what lies behind a position, as an older backup has. */
    synchronized void loseAfter(long position) {
        all.removeIf(event -> event.position > position);
        streams.values().forEach(events -> events.removeIf(event -> event.position > position));
        streams.values().removeIf(List::isEmpty);
    }

    /** The same with what lies beside it. */
    synchronized void damageMetadata(long position) {
        Arrays.fill(all.get(indexFrom(position)).event.metadata, (byte) '?');
    }

    /** Changes what lies at a position, as a damaged file has. */
    synchronized void damage(long position) {
        Stored stored = all.get(indexFrom(position));
        Arrays.fill(stored.event.data, (byte) '?');
    }
}
