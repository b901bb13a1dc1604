package vn.luutru.projection.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.Code;

/** How facts and codes stand in the tables of read models: by their stored names, never by those of constants. */
public final class Columns {

    private static final Map<Field, String> NAMES = new EnumMap<>(Field.class);

    static {
        Field.all().forEach(field -> NAMES.put(field, snakeCase(field.storedName())));
    }

    private Columns() {}

    /** The column of a fact, for example {@code document_number}. */
    public static String of(Field field) {
        return Objects.requireNonNull(NAMES.get(field));
    }

    /**
     * A value as PostgreSQL reads it.
     *
     * @throws IllegalArgumentException for a constant without a {@link Code}: renaming it would change what is stored
     */
    public static String text(Object value) {
        if (value instanceof String text) {
            return text;
        } else if (value instanceof Code code) {
            return code.code();
        } else if (value instanceof Enum<?> constant) {
            throw new IllegalArgumentException("No stored name of " + constant.getDeclaringClass());
        }
        return value.toString();
    }

    /** The value of a code in the column of a fact; null if it is none of them. */
    public static @Nullable Object code(Field field, String text) {
        for (Object constant : field.type().getEnumConstants()) {
            if (((Code) constant).code().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    private static String snakeCase(String name) {
        StringBuilder column = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                column.append('_').append((char) (c - 'A' + 'a'));
            } else {
                column.append(c);
            }
        }
        return column.toString();
    }
}
