package vn.luutru.declaration.codec.stored;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.UnstorableEventException;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.codec.Utf8;

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
            out.writeStringProperty(name, written(name, value));
        }
        return this;
    }

    EventJsonWriter number(String name, @Nullable Integer value) {
        if (value != null) {
            out.writeNumberProperty(name, value);
        }
        return this;
    }

    EventJsonWriter number(String name, long value) {
        out.writeNumberProperty(name, value);
        return this;
    }

    EventJsonWriter flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
        return this;
    }

    EventJsonWriter texts(String name, Map<String, String> values) {
        out.writeName(name).writeStartObject();
        // Sorted: a map has no order, and the same event has the same bytes.
        new TreeMap<>(values)
                .forEach((member, value) -> out.writeStringProperty(unicode(name, member), unicode(name, value)));
        out.writeEndObject();
        return this;
    }

    /** The facts that name somebody, or those that do not. */
    EventJsonWriter facts(StayDetails details, boolean personal) {
        out.writeName("facts").writeStartObject();
        for (Field field : Field.all()) {
            if (field.personal() == personal && details.has(field)) {
                out.writeName(StoredNames.of(field));
                out.writeString(written(field.storedName(), details.get(field)));
            }
        }
        out.writeEndObject();
        return this;
    }

    /** Only texts that {@link EventJsonReader} reads: their year has four digits. */
    private static String written(String name, @Nullable Object value) {
        return switch (value) {
            case String text -> unicode(name, text);
            case Instant instant -> {
                require(name, Iso.isWritten(instant));
                yield Iso.text(instant);
            }
            case LocalDate date -> {
                require(name, hasFourDigits(date.getYear()));
                yield date.toString();
            }
            case YearMonth month -> {
                require(name, hasFourDigits(month.getYear()));
                yield month.toString();
            }
            case BirthDate born -> {
                require(name, hasFourDigits(born.year()));
                yield born.toString();
            }
            case Code code -> code.code();
            case null, default -> unicode(name, String.valueOf(value));
        };
    }

    /** Half a pair of surrogates has no form in UTF-8: it would come back as another character. */
    private static String unicode(String name, String text) {
        if (Utf8.hasLoneSurrogate(text)) {
            throw new UnstorableEventException("The text of " + name + " is not Unicode");
        }
        return text;
    }

    private static boolean hasFourDigits(int year) {
        return year >= 0 && year <= 9999;
    }

    private static void require(String name, boolean readable) {
        if (!readable) {
            throw new UnstorableEventException("The year of " + name + " cannot be stored");
        }
    }

    EventJsonWriter fields(String name, Set<Field> fields) {
        if (!fields.isEmpty()) {
            out.writeName(name).writeStartArray();
            for (Field field : fields) {
                out.writeString(StoredNames.of(field));
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
