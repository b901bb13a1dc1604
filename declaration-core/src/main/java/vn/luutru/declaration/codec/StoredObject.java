package vn.luutru.declaration.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;

/**
 * An event's JSON as read from the log, its open and its personal part in one. Names that this version does not know
 * are passed over, so that an older service can read what a newer one wrote.
 */
final class StoredObject {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final StayDetails.Builder facts = StayDetails.builder();
    private final Set<Field> removed = EnumSet.noneOf(Field.class);

    /** @throws IllegalArgumentException if this is not JSON of the log */
    static StoredObject read(StoredForm stored) {
        StoredObject object = new StoredObject();
        try {
            object.read(stored.open());
            byte[] personal = stored.personal();
            if (personal != null) {
                object.read(personal);
            }
        } catch (JacksonException e) {
            // Without the cause: its message quotes what it could not read.
            throw new IllegalArgumentException("The stored JSON of a " + stored.type() + " cannot be read");
        }
        return object;
    }

    private void read(byte[] json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                JsonToken value = in.nextToken();
                switch (value) {
                    case START_OBJECT -> readObject(name, in);
                    case START_ARRAY -> readFields(in);
                    case VALUE_NULL -> {}
                    default -> scalars.put(name, in.getString());
                }
            }
        }
    }

    private void readObject(String name, JsonParser in) {
        for (String member = in.nextName(); member != null; member = in.nextName()) {
            in.nextToken();
            if (!name.equals("facts")) {
                texts.put(member, in.getString());
                continue;
            }
            Field field = FieldValues.ofStoredName(member);
            if (field != null) {
                facts.set(field, FieldValues.parse(field, in.getString()));
            }
        }
    }

    private void readFields(JsonParser in) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Field field = FieldValues.ofStoredName(in.getString());
            if (field != null) {
                removed.add(field);
            }
        }
    }

    StayDetails facts() {
        return facts.build();
    }

    Set<Field> removed() {
        return removed;
    }

    Map<String, String> texts() {
        return texts;
    }

    @Nullable
    String optional(String name) {
        return scalars.get(name);
    }

    /** A text of the sealed part: empty once its key is destroyed. */
    String personal(String name) {
        return scalars.getOrDefault(name, "");
    }

    String text(String name) {
        String value = scalars.get(name);
        if (value == null) {
            throw new IllegalArgumentException("A stored event lacks " + name);
        }
        return value;
    }

    Instant instant(String name) {
        return Iso.instant(text(name));
    }

    LocalDate date(String name) {
        return Iso.date(text(name));
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    @Nullable
    Integer optionalNumber(String name) {
        String value = scalars.get(name);
        return value == null ? null : Integer.valueOf(value);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }
}
