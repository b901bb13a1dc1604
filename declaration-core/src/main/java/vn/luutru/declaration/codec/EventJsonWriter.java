package vn.luutru.declaration.codec;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.Code;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

/** Writes one JSON object of the log. What is null is left out. */
final class EventJsonWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

    EventJsonWriter() {
        out.writeStartObject();
    }

    EventJsonWriter text(String name, @Nullable Object value) {
        if (value != null) {
            out.writeStringProperty(name, written(value));
        }
        return this;
    }

    EventJsonWriter number(String name, @Nullable Integer value) {
        if (value != null) {
            out.writeNumberProperty(name, value);
        }
        return this;
    }

    EventJsonWriter flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
        return this;
    }

    EventJsonWriter texts(String name, Map<String, String> values) {
        out.writeName(name).writeStartObject();
        // Sorted: a map has no order, and the same event has the same bytes.
        new TreeMap<>(values).forEach(out::writeStringProperty);
        out.writeEndObject();
        return this;
    }

    /** The facts that name somebody, or those that do not. */
    EventJsonWriter facts(StayDetails details, boolean personal) {
        out.writeName("facts").writeStartObject();
        for (Field field : Field.all()) {
            if (field.personal() == personal && details.has(field)) {
                out.writeName(FieldValues.storedName(field));
                out.writeString(written(details.get(field)));
            }
        }
        out.writeEndObject();
        return this;
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> Iso.text(instant);
            case Code code -> code.code();
            case null, default -> String.valueOf(value);
        };
    }

    EventJsonWriter fields(String name, Set<Field> fields) {
        if (!fields.isEmpty()) {
            out.writeName(name).writeStartArray();
            for (Field field : fields) {
                out.writeString(FieldValues.storedName(field));
            }
            out.writeEndArray();
        }
        return this;
    }

    byte[] bytes() {
        out.writeEndObject();
        out.close();
        return bytes.toByteArray();
    }
}
