package vn.luutru.adapter.kafka.publisher;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.luutru.adapter.kafka.UnsuitableClusterException;

/**
 * How far the publisher is: the record that ends each of its transactions.
 *
 * @param position   of the last event published, 0 before the first
 * @param recordedAt of that event; null before the first
 * @param log        the identity of the log
 * @param fence      the number of the lease under which it was written
 * @param events     by partition of the events' topic: the position of its last record, 0 for none
 * @param facts      the same of the facts' topic
 */
public record Checkpoint(
        long position, @Nullable Instant recordedAt, UUID log, long fence, List<Long> events, List<Long> facts) {

    /** The key of the record: one is kept. */
    static final String KEY = "checkpoint";

    /** Name and version of its schema. */
    static final String TYPE = "PublisherCheckpoint/1";

    private static final JsonFactory JSON = new JsonFactory();

    public Checkpoint {
        events = List.copyOf(events);
        facts = List.copyOf(facts);
    }

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("position", position);
            if (recordedAt != null) {
                out.writeStringProperty("recordedAt", recordedAt.toString());
            }
            out.writeStringProperty("log", log.toString());
            out.writeNumberProperty("fence", fence);
            numbers(out, "events", events);
            numbers(out, "facts", facts);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void numbers(JsonGenerator out, String name, List<Long> numbers) {
        out.writeName(name);
        out.writeStartArray();
        numbers.forEach(out::writeNumber);
        out.writeEndArray();
    }

    /** @throws UnsuitableClusterException if the record is not one of ours; members that a later release adds are skipped */
    public static Checkpoint parse(byte[] json) {
        long position = -1;
        Instant recordedAt = null;
        UUID log = null;
        long fence = 0;
        List<Long> events = null;
        List<Long> facts = null;
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "position" -> position = in.getLongValue();
                    case "recordedAt" -> recordedAt = Instant.parse(in.getString());
                    case "log" -> log = UUID.fromString(in.getString());
                    case "fence" -> fence = in.getLongValue();
                    case "events" -> events = numbers(in);
                    case "facts" -> facts = numbers(in);
                    default -> in.skipChildren();
                }
            }
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw unreadable();
        }
        if (position < 0 || log == null || events == null || facts == null) {
            throw unreadable();
        }
        return new Checkpoint(position, recordedAt, log, fence, events, facts);
    }

    private static List<Long> numbers(JsonParser in) {
        List<Long> numbers = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(in.getLongValue());
        }
        return numbers;
    }

    private static UnsuitableClusterException unreadable() {
        return new UnsuitableClusterException(
                "The newest record of the publisher's topic is not a checkpoint. Somebody else writes to that topic:"
                        + " give Luutru one of its own (luutru.kafka.topics.publisher), with topics for events and"
                        + " facts that are new as well");
    }
}
