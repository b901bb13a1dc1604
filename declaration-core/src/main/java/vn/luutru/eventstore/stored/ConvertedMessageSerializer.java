package vn.luutru.eventstore.stored;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.luutru.declaration.codec.stored.StreamKey;

/**
 * Events of any application, in clear: the payload as Axon's converter has it, and identifier, timestamp, tag and
 * metadata of the message as JSON. Payloads are read back as bytes, which Axon converts where they are handled.
 */
public final class ConvertedMessageSerializer implements MessageSerializer {

    private static final JsonFactory JSON = new JsonFactory();

    private final EventConverter converter;

    public ConvertedMessageSerializer(EventConverter converter) {
        this.converter = converter;
    }

    @Override
    public SerializedMessage serialize(
            EventMessage event, UUID stream, int version, @Nullable Tag tag, @Nullable ProcessingContext context) {
        byte[] payload = event.payloadAs(byte[].class, converter);
        if (payload == null) {
            throw new IllegalArgumentException("An event needs a payload: " + event.type());
        }
        return new SerializedMessage(event.type().toString(), payload, null, metadata(event, tag), null);
    }

    @Override
    public TaggedEventMessage<?> deserialize(StoredRow row, @Nullable StreamKey key) {
        byte[] stored = row.metadata();
        if (stored == null) {
            throw new IllegalStateException("The event at position " + row.position() + " has no metadata");
        }
        Map<String, String> own = new HashMap<>();
        Map<String, String> metadata = new HashMap<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), stored)) {
            in.nextToken();
            read(in, own, metadata);
        }
        EventMessage event = new GenericEventMessage(
                own.getOrDefault("id", Long.toString(row.position())),
                MessageType.fromString(row.type()),
                row.open(),
                metadata,
                own.containsKey("at") ? Instant.parse(own.get("at")) : row.recordedAt());
        String tag = own.get("tag");
        String value = own.get("tagValue");
        return new GenericTaggedEventMessage<>(
                event, tag == null || value == null ? Set.of() : Set.of(Tag.of(tag, value)));
    }

    private static byte[] metadata(EventMessage event, @Nullable Tag tag) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("id", event.identifier());
            out.writeStringProperty("at", event.timestamp().toString());
            if (tag != null) {
                out.writeStringProperty("tag", tag.key());
                out.writeStringProperty("tagValue", tag.value());
            }
            out.writeName("metadata");
            out.writeStartObject();
            event.metadata().forEach(out::writeStringProperty);
            out.writeEndObject();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Members of an object: strings or nulls into the first map, those of the object in it into the second. */
    private static void read(JsonParser in, Map<String, String> members, Map<String, String> nested) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            if (in.nextToken() == JsonToken.START_OBJECT) {
                read(in, nested, nested);
            } else {
                members.put(name, in.currentToken() == JsonToken.VALUE_NULL ? null : in.getString());
            }
        }
    }
}
