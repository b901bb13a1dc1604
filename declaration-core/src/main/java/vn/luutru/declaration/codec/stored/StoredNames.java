package vn.luutru.declaration.codec.stored;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import vn.luutru.declaration.Field;

/** The names of the fields in the log, kept as the bytes that are written. */
final class StoredNames {

    private static final Map<Field, SerializableString> NAMES = new EnumMap<>(Field.class);
    private static final Map<String, Field> FIELDS = new HashMap<>();

    static {
        for (Field field : Field.all()) {
            NAMES.put(field, new SerializedString(field.storedName()));
            FIELDS.put(field.storedName(), field);
        }
    }

    private StoredNames() {}

    static SerializableString of(Field field) {
        return Objects.requireNonNull(NAMES.get(field));
    }

    static @Nullable Field field(String name) {
        return FIELDS.get(name);
    }
}
