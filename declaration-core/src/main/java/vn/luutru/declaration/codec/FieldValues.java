package vn.luutru.declaration.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.code.Code;

/** The text form of each field's value, in JSON from outside and in the log alike. */
public final class FieldValues {

    private static final Map<Field, Map<String, Code>> CODES = new EnumMap<>(Field.class);

    static {
        for (Field field : Field.all()) {
            if (field.type().isEnum()) {
                CODES.put(field, codes(field.type()));
            }
        }
    }

    private FieldValues() {}

    /**
     * The value of a text.
     *
     * @return null if the field takes codes and this is none of them
     * @throws java.time.DateTimeException if the field is a date or an instant and this is none
     */
    public static @Nullable Object parse(Field field, String text) {
        Class<?> type = field.type();
        if (type == String.class) {
            return text;
        } else if (type == Instant.class) {
            return Iso.instant(text);
        } else if (type == LocalDate.class) {
            return Iso.date(text);
        } else if (type == BirthDate.class) {
            return text.length() == 10 ? BirthDate.of(Iso.date(text)) : BirthDate.parse(text);
        }
        Map<String, Code> codes = CODES.get(field);
        return codes == null ? null : codes.get(text);
    }

    private static Map<String, Code> codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Code.class::cast)
                .collect(Collectors.toMap(Code::code, Function.identity()));
    }
}
