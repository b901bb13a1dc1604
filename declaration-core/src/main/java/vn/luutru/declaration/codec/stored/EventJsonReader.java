package vn.luutru.declaration.codec.stored;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.codec.FieldValues;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * An event's JSON as read from the log, its open and its personal part in one.
 *
 * <p>Reading is strict: a member that the schema does not have is an error, since to skip it would drop a fact in
 * silence. A schema that gains a member gets a new version. Every error names the member and never its value.
 */
final class EventJsonReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    /** What may be quoted of a name: damaged bytes could hold anything. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");

    private final String type;

    /** Members that nobody has asked for yet. */
    private final Map<String, String> scalars = new HashMap<>();

    private @Nullable Map<String, String> texts;
    private StayDetails.@Nullable Builder facts;
    private @Nullable Set<Field> removed;

    private EventJsonReader(String type) {
        this.type = type;
    }

    /** @throws MalformedEventException if this is not JSON of the log */
    static EventJsonReader read(SerializedEvent stored) {
        EventJsonReader object = new EventJsonReader(stored.type());
        try {
            object.read(stored.open());
            byte[] personal = stored.personal();
            if (personal != null) {
                object.read(personal);
            }
        } catch (JacksonException e) {
            // Without the cause: its message quotes what it could not read.
            throw object.malformed("its JSON cannot be read");
        }
        return object;
    }

    /** @throws MalformedEventException if the object holds anything that was not asked for */
    void end() {
        for (String name : scalars.keySet()) {
            throw malformed("unknown member " + shown(name));
        }
        if (facts != null || removed != null || texts != null) {
            throw malformed("unknown member " + (facts != null ? "facts" : removed != null ? "removed" : "criteria"));
        }
    }

    private void read(byte[] json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("its JSON is no object");
            }
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                switch (in.nextToken()) {
                    case START_OBJECT -> readObject(name, in);
                    case START_ARRAY -> readFields(name, in);
                    case VALUE_NULL -> throw malformed("member " + shown(name) + " is null");
                    default -> {
                        if (scalars.put(name, in.getString()) != null) {
                            throw malformed("member " + shown(name) + " stands twice");
                        }
                    }
                }
            }
            if (in.nextToken() != null) {
                throw malformed("its JSON goes on after its end");
            }
        }
    }

    private void readObject(String name, JsonParser in) {
        switch (name) {
            case "facts" -> readFacts(in);
            case "criteria" -> readTexts(in);
            default -> throw malformed("unknown member " + shown(name));
        }
    }

    private void readFacts(JsonParser in) {
        StayDetails.Builder read = facts == null ? StayDetails.builder() : facts;
        facts = read;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            Field field = field(name);
            in.nextToken();
            Object value = value(field, in.getString());
            if (value == null) {
                throw malformed("malformed fact " + field.storedName());
            }
            read.set(field, value);
        }
    }

    private static @Nullable Object value(Field field, String text) {
        try {
            return FieldValues.parse(field, text);
        } catch (DateTimeException malformed) {
            // Recognized by the null: the exception's message quotes the value.
            return null;
        }
    }

    private void readTexts(JsonParser in) {
        Map<String, String> read = texts == null ? new HashMap<>() : texts;
        texts = read;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            read.put(name, in.getString());
        }
    }

    private void readFields(String name, JsonParser in) {
        if (!name.equals("removed")) {
            throw malformed("unknown member " + shown(name));
        }
        Set<Field> read = removed == null ? EnumSet.noneOf(Field.class) : removed;
        removed = read;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            read.add(field(in.getString()));
        }
    }

    private Field field(String name) {
        Field field = StoredNames.field(name);
        if (field == null) {
            throw malformed("unknown fact " + shown(name));
        }
        return field;
    }

    StayDetails facts() {
        StayDetails read = facts == null ? StayDetails.EMPTY : facts.build();
        facts = null;
        return read;
    }

    Set<Field> removed() {
        Set<Field> read = removed == null ? Set.of() : removed;
        removed = null;
        return read;
    }

    Map<String, String> texts() {
        Map<String, String> read = texts == null ? Map.of() : texts;
        texts = null;
        return read;
    }

    @Nullable
    String optional(String name) {
        return scalars.remove(name);
    }

    /** A text of the personal part: empty once its key is destroyed. */
    String personal(String name) {
        String value = scalars.remove(name);
        return value == null ? "" : value;
    }

    String text(String name) {
        String value = scalars.remove(name);
        if (value == null) {
            throw malformed("member " + name + " is missing");
        }
        return value;
    }

    EstablishmentId establishment() {
        return establishment("establishment");
    }

    /** The id in a member. */
    EstablishmentId establishment(String member) {
        String value = text(member);
        if (!EstablishmentId.isValid(value)) {
            throw malformed("malformed member " + member);
        }
        return new EstablishmentId(value);
    }

    <E extends Enum<E> & Code> E code(String name, Class<E> codes) {
        E code = Code.find(codes, text(name));
        if (code == null) {
            throw malformed("unknown code in member " + name);
        }
        return code;
    }

    <E extends Enum<E> & Code> @Nullable E optionalCode(String name, Class<E> codes) {
        return scalars.containsKey(name) ? code(name, codes) : null;
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return Iso.instant(text);
        } catch (DateTimeException e) {
            throw malformed("malformed member " + name);
        }
    }

    LocalDate date(String name) {
        String text = text(name);
        try {
            return Iso.date(text);
        } catch (DateTimeException e) {
            throw malformed("malformed member " + name);
        }
    }

    YearMonth month(String name) {
        String text = text(name);
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw malformed("malformed member " + name);
        }
    }

    int number(String name) {
        return number(name, text(name));
    }

    @Nullable
    Integer optionalNumber(String name) {
        String value = scalars.remove(name);
        return value == null ? null : number(name, value);
    }

    long longNumber(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw malformed("malformed member " + name);
        }
    }

    private int number(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw malformed("malformed member " + name);
        }
    }

    boolean flag(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw malformed("malformed member " + name);
        };
    }

    MalformedEventException malformed(String reason) {
        return new MalformedEventException(type, reason);
    }

    private static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "of an unreadable name";
    }
}
