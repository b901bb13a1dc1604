package vn.luutru.adapter.eventstoredb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luutru.adapter.eventstoredb.AllReader.Raw;
import vn.luutru.adapter.eventstoredb.LogSegments.Segment;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.StoreUnavailableException;
import vn.luutru.declaration.UnreadableEventException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.stored.CopiedPlaces;
import vn.luutru.eventstore.stored.EventRowMapper;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.TimeMarks;
import vn.luutru.projection.subscription.DecodedLog;
import vn.luutru.projection.subscription.LogMark;
import vn.luutru.projection.subscription.StoredLog;

/**
 * The log as projections read it: {@code $all}, as far as it is ours, in finite reads. Pieces are read and decoded once for
 * all projections of a process, from a node that does not lead where there is one: what it does not have yet comes a little
 * later. Where the log ends, and how late it is, is asked of the leader.
 *
 * <p>An event counts as recorded at the latest instant of all events up to it ({@link LogTimes}). Where a day ends while
 * nobody declares, that is written into the control stream, so that every process and every rebuild finds it there.
 */
public final class EventStoreDbLog implements DecodedLog, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventStoreDbLog.class);
    private static final int PIECE = 1_024;
    private static final long KEPT_NANOSECONDS = Duration.ofMinutes(1).toNanos();
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration FOLLOWER_BEHIND = Duration.ofMillis(10);

    private final Client leader;
    private final Client followers;
    private final Calls calls;
    private final StreamNames names;
    private final LogTail tail;
    private final AllReader atLeader;
    private final AllReader anywhere;
    private final LogTimes times;
    private final ErasedStays stays;
    private final Decoder decoder;
    private final Places places;
    private final StreamEvents streams;
    private final LongSupplier nanoTime;
    private final ControlStream control;
    private final Quarantines quarantines;
    private final LogPieces pieces;
    private volatile @Nullable UUID identity;

    /**
     * @param copied places of events that were copied from another log
     * @param tail   the same as the engine's, if there is one in this process
     */
    public EventStoreDbLog(
            String connection,
            String prefix,
            KeyRing ring,
            StreamKeyStore keys,
            TimeMarks marks,
            CopiedPlaces copied,
            LogTail tail,
            EngineLimits limits) {
        this(connection, prefix, ring, keys, marks, copied, tail, limits, System::nanoTime);
    }

    EventStoreDbLog(
            String connection,
            String prefix,
            KeyRing ring,
            StreamKeyStore keys,
            TimeMarks marks,
            CopiedPlaces copied,
            LogTail tail,
            EngineLimits limits,
            LongSupplier nanoTime) {
        this.names = new StreamNames(prefix);
        this.leader = new Client(Client.leader(connection), names);
        this.followers = new Client(Client.followers(connection), names);
        this.calls = new Calls(limits.responseTimeout(), limits.retryTimeout());
        this.tail = tail;
        this.atLeader = new AllReader(leader, calls, names, limits.responseTimeout());
        this.anywhere = new AllReader(followers, calls, names, limits.responseTimeout());
        this.times = new LogTimes(atLeader, marks);
        this.streams = new StreamEvents(leader, calls, limits.responseTimeout());
        this.quarantines = new Quarantines(streams, names);
        this.places = new Places(atLeader, streams, names, copied);
        this.stays = new ErasedStays(streams, names, keys);
        this.decoder = new Decoder(new EventRowMapper(ring), keys, stays);
        this.pieces = new LogPieces(anywhere, decoder, quarantines, times, tail, nanoTime);
        this.nanoTime = nanoTime;
        this.control = new ControlStream(leader, calls, names, limits.responseTimeout());
    }

    /** Events up to one that cannot be read; where the very next one cannot be read, it is thrown. */
    @Override
    public List<Recorded<Event>> read(long after, int max) {
        dropOld();
        List<Recorded<Event>> events = new ArrayList<>(Math.min(max, 2 * PIECE));
        long position = after;
        while (events.size() < max) {
            Segment segment = pieces.behind(position);
            if (segment == null) {
                return events;
            }
            try {
                List<Recorded<Event>> part = segment.behind(position, max - events.size());
                if (part.isEmpty()) {
                    return events;
                }
                events.addAll(part);
                position = part.getLast().position();
            } catch (UnreadableEventException e) {
                // Read anew next time: it may have been repaired or quarantined by then.
                pieces.drop(segment);
                if (events.isEmpty()) {
                    throw e;
                }
                return events;
            }
        }
        return events;
    }

    /** The same log as it is stored, for those who hand events on; it ends with this one. */
    public StoredLog stored() {
        return new StoredEvents(anywhere, streams, names, times, quarantines);
    }

    @Override
    public long head() {
        long known = tail.newest().position();
        long stored = atLeader.head();
        if (stored < known) {
            LOG.error("The log ends at {}, and ended at {}: it was restored. Rebuild the read models", stored, known);
            tail.newest().replaced(stored);
            dropCache();
        } else {
            tail.newest().reached(stored);
        }
        return stored;
    }

    /**
     * The id of the first event of the control stream.
     *
     * @throws StoreUnavailableException if the server does not answer, or has no such log
     */
    @Override
    public UUID identity() {
        UUID known = identity;
        if (known == null) {
            known = control.identity();
            if (known == null) {
                throw new StoreUnavailableException("EventStoreDB has no log under this prefix", null);
            }
            identity = known;
        }
        return known;
    }

    /** The identity of the log if it has begun; null if there is none. */
    public @Nullable UUID begun() {
        return control.identity();
    }

    /** Lets the log begin, unless it has begun; its identity. */
    public UUID begin() {
        return control.begin();
    }

    /** Whether the newest event was not copied from another log: this one was written to. */
    public boolean hasGrown() {
        Raw newest = atLeader.newest();
        return newest != null && AllReader.isOwn(newest);
    }

    /** Whether an event is in this log that had a position in the log that this one was copied from. */
    public boolean hasCopied(long position) {
        return places.hasCopied(position);
    }

    @Override
    public @Nullable LogMark mark(long position) {
        LogTimes.At found = times.scan(position);
        Raw event = found.event();
        if (event == null) {
            return null;
        }
        Instant time = times.later(found.before(), event);
        times.know(position, event.event().getEventId(), time);
        return new LogMark(identity(), time);
    }

    /** A new day is written into the log; whatever came before it is recorded by then, whatever comes later is later. */
    @Override
    public @Nullable Instant timeAfter(long position, Instant now) {
        Instant time = times.ifLast(position);
        if (time == null || !Vietnam.dateOf(time).isBefore(Vietnam.dateOf(now))) {
            return time;
        }
        control.carryOn(now);
        tail.seen(now);
        return times.ifLast(position);
    }

    /** Other processes do not ring this one's bell, so it looks from time to time. */
    @Override
    public boolean awaitAfter(long position, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (true) {
            dropOld();
            long left = until - System.nanoTime();
            boolean grown = tail.newest().awaitAfter(position, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))
                    || head() > position;
            if (grown && pieces.behind(position) == null) {
                // The node that is read does not have it yet, or the log is shorter than it was.
                head();
                Thread.sleep(FOLLOWER_BEHIND);
                grown = false;
            }
            if (grown || left <= 0) {
                return grown;
            }
        }
    }

    @Override
    public void dropCache() {
        identity = null;
        times.clear();
        dropDecoded();
    }

    /** By an entry of the control stream that carries no time on. */
    @Override
    public void probe() {
        control.carryOn(Instant.EPOCH);
    }

    @Override
    public Set<UUID> notErased(Collection<UUID> stays) {
        return this.stays.notErased(stays);
    }

    @Override
    public LostKeys lostKeys(long after) {
        return pieces.lostKeys(after);
    }

    @Override
    public void dropDecoded() {
        pieces.clear();
    }

    private void dropOld() {
        pieces.dropUntil(nanoTime.getAsLong() - KEPT_NANOSECONDS);
    }

    @Override
    public @Nullable Recorded<Event> at(long position) {
        Raw found = places.find(position);
        return found == null ? null : decoder.recorded(found, at -> quarantines.find(at) != null);
    }

    @Override
    public @Nullable Recorded<Event> readAt(long position) {
        Raw found = places.inLog(position);
        return found == null ? null : pieces.recorded(found);
    }

    @Override
    public void close() {
        calls.close();
        leader.close();
        followers.close();
    }
}
