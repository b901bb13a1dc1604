package vn.luutru.adapter.eventstoredb;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker.AggregateSequencer;
import org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.eventstore.LogPosition;
import vn.luutru.eventstore.stored.LogRows;
import vn.luutru.eventstore.stored.LogStreams;
import vn.luutru.eventstore.stored.MessageSerializer;
import vn.luutru.eventstore.stored.SerializedMessage;
import vn.luutru.eventstore.stored.StoreMeters;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamIds;
import vn.luutru.eventstore.stored.StreamKeyStore;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;
import vn.luutru.eventstore.stored.StreamSources;

/**
 * Axon's storage port on an EventStoreDB or KurrentDB cluster: an aggregate-based engine, where each event has at most one
 * tag, and the events of a tag's value are one stream.
 *
 * <p>The events of a unit of work are stored together or not at all. Where they are of several streams the server must be
 * 25.1 or newer; units of work of this service have one. The consistency marker holds the version of each stream, -1 for
 * one that does not exist. Tracking tokens are positions of {@code $all}, which increase and leave gaps.
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
    private final StreamSources sources;
    private final AllReader all;
    private final LogStreams streams;
    private final StoreMeters meters;

    /**
     * @param connection the connection string, with what it says of TLS, credentials and nodes
     * @param prefix     of the names of streams, of small letters and digits
     * @param keyStore   where the keys of streams lie
     */
    public EventStoreDbEngine(
            String connection,
            String prefix,
            MessageSerializer serializer,
            KeyRing ring,
            StreamKeyStore keyStore,
            LogTail tail,
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
        this.calls = new Calls(limits.deadline(), limits.patience());
        this.keys = new KeyBatches(keyStore, completions);
        StreamEvents events = new StreamEvents(client, calls, limits.deadline());
        StreamReads reads = new StreamReads(events, names, keys, completions, limits);
        this.writer = new EventWriter(client, calls, names, events, tail, clock, limits);
        this.meters = new StoreMeters(registry);
        this.window = new AppendWindow(this::write, completions, limits, meters);
        this.sources = new StreamSources(reads, serializer);
        this.all = new AllReader(client, calls, names, limits.deadline());
        this.streams = new LogStreams(new Rows(all, keyStore, tail), serializer, completions);
        meters.queue(window, AppendWindow::waiting);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            AggregateBasedEventStorageEngineUtils.assertValidTags(events);
            AggregateSequencer versions =
                    AggregateBasedConsistencyMarker.from(condition).createSequencer();
            List<Append.NewEvent> serialized = new ArrayList<>(events.size());
            for (TaggedEventMessage<?> event : events) {
                serialized.add(serialized(event, versions, context));
            }
            return CompletableFuture.completedFuture(new Transaction(new Append(serialized), versions.toMarker()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Append.NewEvent serialized(
            TaggedEventMessage<?> tagged, AggregateSequencer versions, @Nullable ProcessingContext context) {
        EventMessage event = tagged.event();
        Tag tag = StreamIds.tag(tagged);
        UUID stream = tag == null ? StreamIds.ofUntagged(event.identifier()) : StreamIds.of(tag.value());
        int version = tag == null ? 0 : Math.toIntExact(versions.incrementAndGetSequenceOf(tag.value()));
        SerializedMessage stored = serializer.serialize(event, stream, version, tag, context);
        StreamKey used = stored.key() == null ? serializer.keyInUse(stream, context) : stored.key();
        String key = stored.encrypted() == null || used == null ? null : Wrapped.name(used.wrapped());
        return new Append.NewEvent(Append.newId(), event, stream, version, stored, key);
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
            throw new ConflictException();
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
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(() -> new GlobalSequenceTrackingToken(all.head()), completions);
    }

    /** Goes back from the end, so what is asked for should not be long ago. */
    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(() -> new GlobalSequenceTrackingToken(all.before(at)), completions);
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
    private record Rows(AllReader all, StreamKeyStore keys, LogTail tail) implements LogRows {

        @Override
        public List<StoredRow> after(long position, int max) {
            return all.rows(all.after(position, max), keys);
        }

        @Override
        public long known() {
            return tail.position();
        }

        @Override
        public void awaitAfter(long position, Duration atMost) throws InterruptedException {
            if (!tail.awaitAfter(position, atMost)) {
                tail.reached(all.head());
            }
        }
    }

    private final class Transaction implements AppendTransaction<LogPosition> {

        private final Append append;
        private final ConsistencyMarker after;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Transaction(Append append, ConsistencyMarker after) {
            this.append = append;
            this.after = after;
        }

        @Override
        public CompletableFuture<LogPosition> commit(@Nullable ProcessingContext context) {
            if (ended.getAndSet(true)) {
                return CompletableFuture.failedFuture(new IllegalStateException("Committed or rolled back already"));
            }
            window.add(append);
            return append.done().handle((position, failure) -> {
                if (failure instanceof ConflictException) {
                    meters.conflicts(append.events().size());
                    throw AppendEventsTransactionRejectedException.conflictingEventsDetected(after);
                } else if (failure != null) {
                    throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
                } else if (context != null) {
                    context.putResource(LogPosition.KEY, position);
                }
                return position;
            });
        }

        /** Nothing is held before the commit, and nothing can be taken back after it. */
        @Override
        public void rollback(@Nullable ProcessingContext context) {
            ended.set(true);
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                LogPosition result, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(after);
        }
    }
}
