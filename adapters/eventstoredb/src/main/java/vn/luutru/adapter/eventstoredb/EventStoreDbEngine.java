package vn.luutru.adapter.eventstoredb;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.LogStreams;
import vn.luutru.eventstore.stored.MessageSerializer;
import vn.luutru.eventstore.stored.SerializedMessage;
import vn.luutru.eventstore.stored.StoreMeters;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamAppends;
import vn.luutru.eventstore.stored.StreamConflictException;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;
import vn.luutru.eventstore.stored.StreamSources;
import vn.luutru.eventstore.stored.TrackedLog;
import vn.luutru.eventstore.stored.WriterState;

/**
 * Axon's storage port on an EventStoreDB or KurrentDB cluster: an aggregate-based engine, where each event has at most one
 * tag, and the events of a tag's value are one stream.
 *
 * <p>The events of a unit of work are stored together or not at all. Where they are of several streams the server must be
 * 25.1 or newer; units of work of this service have one. Markers and conditions: {@link StreamAppends}. Tracking tokens are
 * positions of {@code $all}, which increase and leave gaps.
 *
 * <p>What encrypts a new stream lies beside the log before its first event is appended.
 */
public final class EventStoreDbEngine implements EventStorageEngine, AutoCloseable {

    private final MessageSerializer serializer;
    private final KeyRing ring;
    private final ExecutorService completions;
    private final Client client;
    private final Calls calls;
    private final KeyBatches keys;
    private final EventWriter writer;
    private final AppendWindow window;
    private final StreamAppends<Append.NewEvent> appends;
    private final StreamSources sources;
    private final LogStreams streams;

    /**
     * @param connection the connection string, with what it says of TLS, credentials and nodes
     * @param prefix     of the names of streams, of small letters and digits
     * @param keyStore   where the keys of streams lie
     * @param state      is told whether this engine can write
     */
    public EventStoreDbEngine(
            String connection,
            String prefix,
            MessageSerializer serializer,
            KeyRing ring,
            StreamKeyStore keyStore,
            LogTail tail,
            WriterState state,
            MeterRegistry registry,
            InstantSource clock,
            EngineLimits limits) {
        this.serializer = serializer;
        this.ring = ring;
        StreamNames names = new StreamNames(prefix);
        this.completions = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().name("eventstoredb-done-", 0).factory());
        this.client = new Client(Client.leader(connection), names);
        this.calls = new Calls(limits.responseTimeout(), limits.retryTimeout());
        this.keys = new KeyBatches(keyStore, completions, calls, limits.retryTimeout(), state);
        StreamEvents events = new StreamEvents(client, calls, limits.responseTimeout());
        StreamReads reads = new StreamReads(
                events,
                names,
                keys,
                new ErasedStays(events, names, keyStore),
                new Quarantines(events, names),
                completions,
                limits);
        this.writer = new EventWriter(client, calls, names, events, tail, clock, limits);
        StoreMeters meters = new StoreMeters(registry);
        this.window = new AppendWindow(this::write, completions, limits, meters, state);
        this.appends = new StreamAppends<>(this::serialized, this::commit);
        this.sources = new StreamSources(reads, serializer);
        Log log = new Log(new AllReader(client, calls, names, limits.responseTimeout()), keyStore);
        this.streams = new LogStreams(log, tail.newest(), serializer, completions);
        meters.queue(window, AppendWindow::waiting);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        return appends.append(condition, context, events);
    }

    private Append.NewEvent serialized(
            EventMessage event, UUID stream, int version, @Nullable Tag tag, @Nullable ProcessingContext context) {
        SerializedMessage stored = serializer.serialize(event, stream, version, tag, context);
        StreamKey used = stored.key() == null ? serializer.keyInUse(stream, context) : stored.key();
        String key = stored.encrypted() == null || used == null ? null : Wrapped.name(used.wrapped());
        return new Append.NewEvent(Append.newId(), event, stream, version, stored, key);
    }

    private CompletableFuture<LogPosition> commit(List<Append.NewEvent> events) {
        Append append = new Append(events);
        window.add(append);
        return append.done();
    }

    /** Keys of streams that begin are kept first: an event whose key is lost could never be read. */
    private CompletableFuture<LogPosition> write(Append append) {
        CompletableFuture<?> stored = CompletableFuture.completedFuture(null);
        for (int i = 0; i < append.events().size(); i++) {
            int at = i;
            Append.NewEvent event = append.events().get(i);
            StreamKey own = event.stored().key();
            if (own != null) {
                int month = own.month().getYear() * 100 + own.month().getMonthValue();
                stored = CompletableFuture.allOf(
                        stored,
                        keys.put(event.stream(), new Wrapped(month, own.wrapped()))
                                .thenAccept(kept -> {
                                    if (!Arrays.equals(kept.bytes(), own.wrapped())) {
                                        append.replace(at, encryptedWith(kept, event));
                                    }
                                }));
            }
        }
        return stored.thenCompose(ready -> writer.write(append.events()));
    }

    /** The stream has a key already: it exists, or its first event was not appended when the key was made. */
    private Append.NewEvent encryptedWith(Wrapped kept, Append.NewEvent event) {
        StreamKey key = ring.unwrap(event.stream(), YearMonth.of(kept.month() / 100, kept.month() % 100), kept.bytes());
        if (key == null) {
            // Its month is destroyed, so the stream is of long ago, and exists.
            throw new StreamConflictException();
        }
        return new Append.NewEvent(
                event.id(),
                event.message(),
                event.stream(),
                event.version(),
                serializer.encryptedWith(key, event.message(), event.stream()),
                Wrapped.name(kept.bytes()));
    }

    /** Several streams at once may be sourced; criteria need one tag each, and may name types. */
    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        return sources.source(condition, context);
    }

    /** Reads on the thread that asks for the next event. */
    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return streams.stream(condition);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return streams.firstToken();
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return streams.latestToken();
    }

    /** Goes back from the end, so what is asked for should not be long ago. */
    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return streams.tokenAt(at);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", "EventStoreDB");
        descriptor.describeProperty("serializer", serializer);
    }

    /** Writes what was taken, answers it, and ends. */
    @Override
    public void close() {
        window.close();
        streams.close();
        calls.close();
        keys.close();
        client.close();
        completions.close();
    }

    /** The log in its order, for Axon's streams. */
    private record Log(AllReader all, StreamKeyStore keys) implements TrackedLog {

        @Override
        public List<StoredRow> after(long position, int max) {
            return all.rows(all.after(position, max), keys);
        }

        @Override
        public long head() {
            return all.head();
        }

        @Override
        public long before(Instant at) {
            return all.before(at);
        }
    }
}
