package vn.luutru.adapter.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.DelayedMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.codec.KeyRing;
import vn.luutru.declaration.codec.StreamKey;
import vn.luutru.eventstore.LogPosition;

/**
 * Axon's storage port on PostgreSQL, with group commit.
 *
 * <p>Each command appends one event to one stream, which has one tag. Serialization and encryption happen on the thread of the
 * command; the writer only writes; whoever waits is woken on another thread. The consistency marker is the version of
 * the stream; without one the event must be the first.
 *
 * <p>The log is read by projections through {@link PostgresEventLog}, with which they share transactions; Axon's own
 * streaming is not offered.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine, AutoCloseable {

    private static final ResourceKey<StreamKey> STREAM_KEY = ResourceKey.withLabel("streamKey");

    private final EventRowMapper mapper;
    private final InstantSource clock;
    private final ExecutorService completions;
    private final GroupCommitWriter writer;
    private final GroupReader reader;
    private final LogHead head;

    /** @param url the address of the database for JDBC, user and password included */
    public PostgresEventStorageEngine(
            String url, KeyRing keys, LogHead head, MeterRegistry registry, InstantSource clock, EngineLimits limits) {
        this(url, keys, head, new StoreState(), registry, clock, limits);
    }

    /**
     * @param url   the address of the database for JDBC, user and password included
     * @param state where this engine says why it cannot write, and looks whether it may
     */
    public PostgresEventStorageEngine(
            String url,
            KeyRing keys,
            LogHead head,
            StoreState state,
            MeterRegistry registry,
            InstantSource clock,
            EngineLimits limits) {
        this.mapper = new EventRowMapper(keys);
        this.clock = clock;
        this.head = head;
        this.completions = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().name("log-done-", 0).factory());
        this.writer = new GroupCommitWriter(
                new WriterConnection(url), completions, head, new StoreMeters(registry), state, clock, limits);
        this.reader = new GroupReader(new WriterConnection(url), completions, state, limits);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.size() != 1 || context == null) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("Each command appends one event, within its unit of work"));
        }
        Event event = (Event) Objects.requireNonNull(events.getFirst().event().payload());
        var versions = AggregateBasedConsistencyMarker.from(condition).createSequencer();
        int version = (int) versions.incrementAndGetSequenceOf(event.stream().toString());
        Append append = mapper.toAppend(event, version, context.getResource(STREAM_KEY), clock.instant());
        return CompletableFuture.completedFuture(new Transaction(append, versions.toMarker()));
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        UUID stream = stream(condition);
        CompletableFuture<MessageStream<EventMessage>> found =
                reader.read(stream).thenApply(rows -> messages(stream, rows, context));
        return DelayedMessageStream.create(found);
    }

    private MessageStream<EventMessage> messages(
            UUID stream, List<StoredRow> rows, @Nullable ProcessingContext context) {
        StreamKey key = rows.isEmpty() ? null : mapper.key(rows.getFirst());
        if (key != null && context != null) {
            context.putResource(STREAM_KEY, key);
        }
        List<EventMessage> messages = rows.stream()
                .<EventMessage>map(row -> mapper.toMessage(row, key))
                .toList();
        ConsistencyMarker marker = new AggregateBasedConsistencyMarker(stream.toString(), rows.size() - 1L);
        MessageStream<EventMessage> end = MessageStream.just(
                TerminalEventMessage.INSTANCE, message -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker));
        return MessageStream.fromIterable(messages).concatWith(end);
    }

    private static UUID stream(SourcingCondition condition) {
        List<EventCriterion> criteria = List.copyOf(condition.criteria().flatten());
        if (criteria.size() != 1 || criteria.getFirst().tags().size() != 1) {
            throw new IllegalArgumentException("A command reads one stream, which has one tag");
        }
        return UUID.fromString(criteria.getFirst().tags().iterator().next().value());
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return MessageStream.failed(new IllegalStateException("Projections read the log through PostgresEventLog"));
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(head.position()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(
                new IllegalStateException("Projections read the log through PostgresEventLog"));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", "PostgreSQL with group commit");
    }

    /** Writes what was taken, answers it, and ends. */
    @Override
    public void close() {
        writer.close();
        reader.close();
        // Waits for what is under way: every answer has been handed to it by now.
        completions.close();
    }

    private final class Transaction implements AppendTransaction<LogPosition> {

        private final Append append;
        private final ConsistencyMarker after;
        private boolean committed;

        private Transaction(Append append, ConsistencyMarker after) {
            this.append = append;
            this.after = after;
        }

        @Override
        public CompletableFuture<LogPosition> commit(@Nullable ProcessingContext context) {
            if (committed) {
                return CompletableFuture.failedFuture(new IllegalStateException("Committed already"));
            }
            committed = true;
            return writer.write(append).handle((position, failure) -> {
                if (failure instanceof ConflictException) {
                    throw AppendEventsTransactionRejectedException.conflictingEventsDetected(after);
                } else if (failure != null) {
                    throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
                } else if (context != null) {
                    context.putResource(LogPosition.KEY, position);
                }
                return position;
            });
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            // Nothing is held before the commit, and nothing can be taken back after it.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                LogPosition result, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(after);
        }
    }
}
