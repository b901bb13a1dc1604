package vn.luutru.eventstore.stored;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.stored.EventEncryption;
import vn.luutru.declaration.codec.stored.EventSerializer;
import vn.luutru.declaration.codec.stored.KeyRing;
import vn.luutru.declaration.codec.stored.SerializedEvent;
import vn.luutru.declaration.codec.stored.StreamKey;
import vn.luutru.declaration.event.Event;
import vn.luutru.eventstore.CommandExecutor;
import vn.luutru.eventstore.RecordedEventMessage;

/**
 * Events of this service: JSON, and what is personal in it encrypted with the key of the stream. The messages have no
 * metadata of their own: who declared, and when, are facts of the event.
 */
public final class DomainMessageSerializer implements MessageSerializer {

    private static final ResourceKey<CachedKey> CACHED_KEY = ResourceKey.withLabel("streamKey");

    private final KeyRing keys;
    private final InstantSource clock;
    private final EventRowMapper mapper;

    /** The keys that a unit of work knows. */
    private record CachedKey(
            UUID stream, StreamKey key, @Nullable CachedKey next) {}

    public DomainMessageSerializer(KeyRing keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.mapper = new EventRowMapper(keys);
    }

    /**
     * @throws IllegalArgumentException if the message carries another payload than an event of this stream, or metadata
     * @throws IllegalStateException    if something personal is to be added to a stream whose key is destroyed
     */
    @Override
    public SerializedMessage serialize(
            EventMessage message, UUID stream, int version, @Nullable Tag tag, @Nullable ProcessingContext context) {
        if (!(message.payload() instanceof Event event)
                || !event.stream().equals(stream)
                || !message.metadata().isEmpty()) {
            throw new IllegalArgumentException("Not an event of its stream, without metadata: " + message.type());
        }
        SerializedEvent form = EventSerializer.serialize(event);
        byte[] personal = form.personal();
        if (personal == null) {
            return new SerializedMessage(form.type(), form.open(), null, null, null);
        }
        StreamKey known = keyInUse(stream, context);
        if (known == null && version > 0) {
            throw new IllegalStateException("The key of " + stream + " is destroyed: nothing can be added to it");
        }
        StreamKey key = known;
        if (key == null) {
            key = keys.issue(stream, YearMonth.from(Vietnam.dateOf(clock.instant())));
            remember(stream, key, context);
        }
        byte[] encrypted = EventEncryption.encrypt(key.key(), stream, personal);
        return new SerializedMessage(
                form.type(), form.open(), encrypted, null, known == null ? key : null, key.monthNumber());
    }

    @Override
    public TaggedEventMessage<?> deserialize(StoredRow row, @Nullable StreamKey key) {
        Event event = mapper.toEvent(row, row.encrypted() == null ? null : key);
        return new GenericTaggedEventMessage<>(
                new RecordedEventMessage(row.position(), row.recordedAt(), event),
                Set.of(Tag.of(CommandExecutor.STREAM_TAG, row.stream().toString())));
    }

    @Override
    public @Nullable StreamKey key(StoredRow row, @Nullable ProcessingContext context) {
        StreamKey key = mapper.key(row);
        if (key != null) {
            remember(row.stream(), key, context);
        }
        return key;
    }

    @Override
    public @Nullable StreamKey keyInUse(UUID stream, @Nullable ProcessingContext context) {
        return context == null ? null : known(stream, context);
    }

    @Override
    public SerializedMessage encryptedWith(StreamKey key, EventMessage message, UUID stream) {
        SerializedEvent form = EventSerializer.serialize((Event) Objects.requireNonNull(message.payload()));
        byte[] personal = form.personal();
        return new SerializedMessage(
                form.type(),
                form.open(),
                personal == null ? null : EventEncryption.encrypt(key.key(), stream, personal),
                null,
                null,
                personal == null ? 0 : key.monthNumber());
    }

    private static @Nullable StreamKey known(UUID stream, ProcessingContext context) {
        CachedKey known = context.getResource(CACHED_KEY);
        while (known != null && !known.stream.equals(stream)) {
            known = known.next;
        }
        return known == null ? null : known.key;
    }

    private static void remember(UUID stream, StreamKey key, @Nullable ProcessingContext context) {
        if (context != null) {
            context.putResource(CACHED_KEY, new CachedKey(stream, key, context.getResource(CACHED_KEY)));
        }
    }
}
