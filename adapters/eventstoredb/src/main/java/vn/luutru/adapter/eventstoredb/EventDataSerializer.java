package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.EventData;
import io.kurrent.dbclient.EventDataBuilder;
import io.kurrent.dbclient.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.luutru.eventstore.stored.SerializedMessage;
import vn.luutru.eventstore.stored.StoredRow;
import vn.luutru.eventstore.stored.StreamKeyStore.Wrapped;

/**
 * What is stored of an event: its type and its JSON as they are; and as metadata, a JSON object of strings, which every
 * protocol of the server takes: when it was recorded, what is encrypted, and which key did that.
 *
 * <p>The key is named by its first bytes hashed, since a key that was made in vain may lie beside the log: an append that
 * lost its race has left it, and the stream's own key is destroyed.
 */
final class EventDataSerializer {

    private static final JsonFactory JSON = new JsonFactory();

    private EventDataSerializer() {}

    static EventData event(UUID id, SerializedMessage stored, Instant recordedAt, @Nullable String key) {
        return event(id, stored, recordedAt, key, null);
    }

    /** @param position that the event had in the log that it was copied from; null if it was not */
    static EventData event(
            UUID id, SerializedMessage stored, Instant recordedAt, @Nullable String key, @Nullable Long position) {
        StringBuilder metadata = new StringBuilder(512).append("{\"at\":\"").append(recordedAt.toEpochMilli());
        append(metadata, "sealed", stored.encrypted());
        if (stored.encrypted() != null && key != null) {
            metadata.append("\",\"key\":\"").append(key);
        }
        append(metadata, "message", stored.metadata());
        if (position != null) {
            metadata.append("\",\"position\":\"").append(position.longValue());
        }
        metadata.append("\"}");
        return EventDataBuilder.json(id, stored.type(), stored.open())
                .metadataAsBytes(metadata.toString().getBytes(StandardCharsets.ISO_8859_1))
                .build();
    }

    private static void append(StringBuilder metadata, String name, byte @Nullable [] bytes) {
        if (bytes != null) {
            metadata.append("\",\"")
                    .append(name)
                    .append("\":\"")
                    .append(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /**
     * What the metadata of an event say.
     *
     * @param position that the event had in the log that it was copied from, which its receipt names; null if it was not
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Metadata(
            Instant recordedAt,
            byte @Nullable [] sealed,
            @Nullable String key,
            byte @Nullable [] message,
            @Nullable Long position) {

        static Metadata of(RecordedEvent event) {
            Map<String, String> members = members(event.getUserMetadata());
            String at = members.get("at");
            String position = members.get("position");
            return new Metadata(
                    at == null ? event.getCreated() : Instant.ofEpochMilli(Long.parseLong(at)),
                    bytes(members.get("sealed")),
                    members.get("key"),
                    bytes(members.get("message")),
                    position == null ? null : (Long) Long.parseLong(position));
        }

        private static byte @Nullable [] bytes(@Nullable String base64) {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        }

        private static Map<String, String> members(byte[] json) {
            Map<String, String> members = HashMap.newHashMap(4);
            try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
                in.nextToken();
                while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = in.currentName();
                    if (in.nextToken() == JsonToken.VALUE_STRING) {
                        members.put(name, in.getString());
                    } else {
                        in.skipChildren();
                    }
                }
            }
            return members;
        }
    }

    /**
     * An event as its stream and its receipt have it: with the position that it had first.
     *
     * @param key of the stream; used only if it is the one that encrypted the event
     */
    static StoredRow row(UUID stream, RecordedEvent event, Metadata metadata, @Nullable Wrapped key) {
        Long first = metadata.position;
        return row(
                stream,
                event,
                metadata,
                key,
                first == null ? event.getPosition().getCommitUnsigned() : first);
    }

    /** @param position its place in this log, or the one that it had in the log that it was copied from */
    static StoredRow row(UUID stream, RecordedEvent event, Metadata metadata, @Nullable Wrapped key, long position) {
        Wrapped fitting = key != null && metadata.key != null && metadata.key.equals(key.name()) ? key : null;
        return new StoredRow(
                position,
                event.getPosition().getCommitUnsigned(),
                metadata.recordedAt,
                stream,
                Math.toIntExact(event.getRevision()),
                event.getEventType(),
                event.getEventData(),
                metadata.sealed,
                metadata.message,
                fitting == null ? 0 : fitting.month(),
                fitting == null ? null : Arrays.copyOf(fitting.bytes(), fitting.bytes().length));
    }
}
