package vn.luutru.adapter.postgres;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
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
import vn.luutru.adapter.postgres.database.StoreState;
import vn.luutru.adapter.postgres.log.LogHead;
import vn.luutru.adapter.postgres.log.PostgresEventLog;
import vn.luutru.eventstore.stored.LogStreams;
import vn.luutru.eventstore.stored.MessageSerializer;
import vn.luutru.eventstore.stored.NewEvent;
import vn.luutru.eventstore.stored.StoreMeters;
import vn.luutru.eventstore.stored.StreamAppends;
import vn.luutru.eventstore.stored.StreamSources;

/**
 * Axon's storage port on PostgreSQL, with group commit: an aggregate-based engine, where each event has at most one tag.
 *
 * <p>The events of a unit of work are stored together or not at all, and share a commit with those of others. Events are
 * serialized on the thread of the command; the writer only writes; whoever waits is woken on another thread. Markers and
 * conditions: {@link StreamAppends}. Tracking tokens are positions of the log, which increase in commit order.
 *
 * <p>Projections of this service read the log through {@link PostgresEventLog}, with which they share transactions.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine, AutoCloseable {

    private final MessageSerializer serializer;
    private final ExecutorService completions;
    private final GroupCommitWriter writer;
    private final GroupReader groups;
    private final StreamAppends<NewEvent> appends;
    private final StreamSources sources;
    private final LogReader reader;
    private final LogStreams streams;

    /** @param url the address of the database for JDBC, user and password included; its schema {@code log} is migrated */
    public PostgresEventStorageEngine(
            String url,
            MessageSerializer serializer,
            LogHead head,
            MeterRegistry registry,
            InstantSource clock,
            EngineLimits limits) {
        this(url, serializer, head, new StoreState(), registry, clock, limits);
    }

    /**
     * @param url   the address of the database for JDBC, user and password included; its schema {@code log} is migrated
     * @param state where this engine says why it cannot write, and looks whether it may
     */
    public PostgresEventStorageEngine(
            String url,
            MessageSerializer serializer,
            LogHead head,
            StoreState state,
            MeterRegistry registry,
            InstantSource clock,
            EngineLimits limits) {
        this.serializer = serializer;
        this.completions = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().name("log-done-", 0).factory());
        this.writer = new GroupCommitWriter(
                new WriterConnection(url), completions, head, new StoreMeters(registry), state, clock, limits);
        this.groups = new GroupReader(new WriterConnection(url), completions, state, limits);
        this.appends = new StreamAppends<>(this::serialized, events -> writer.write(new Append(events)));
        this.sources = new StreamSources(groups, serializer);
        this.reader = new LogReader(new WriterConnection(url));
        this.streams = new LogStreams(reader, head.newest(), serializer, completions);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        return appends.append(condition, context, events);
    }

    private NewEvent serialized(
            EventMessage event, UUID stream, int version, @Nullable Tag tag, @Nullable ProcessingContext context) {
        return new NewEvent(
                event.payload(), stream, version, serializer.serialize(event, stream, version, tag, context));
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

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return streams.tokenAt(at);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("store", "PostgreSQL with group commit");
        descriptor.describeProperty("serializer", serializer);
    }

    /** Writes what was taken, answers it, and ends. */
    @Override
    public void close() {
        writer.close();
        groups.close();
        streams.close();
        reader.close();
        // Waits for what is under way: every answer has been handed to it by now.
        completions.close();
    }
}
