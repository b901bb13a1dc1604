package vn.luutru.declaration.code;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An enum constant with an explicit code, by which the log and the read models store it. The code never changes:
 * renaming the constant keeps it.
 */
public interface Code {

    /** The code, for example {@code ON_TIME}. */
    String code();

    /** The codes of an enum as a text names them, in their order and with commas between them. */
    static String shown(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant instanceof Code known ? known.code() : constant.toString())
                .collect(Collectors.joining(", "));
    }

    /** The constants of an enum by code. */
    static <E extends Enum<E> & Code> Map<String, E> byCode(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Code::code, Function.identity()));
    }

    /** The constant with this code, or null if there is none. */
    static <E extends Enum<E> & Code> @Nullable E find(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return constant;
            }
        }
        return null;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException if there is none; the message does not quote the text
     */
    static <E extends Enum<E> & Code> E of(Class<E> type, String code) {
        E found = find(type, code);
        if (found == null) {
            throw new IllegalArgumentException("No such code of " + type.getSimpleName());
        }
        return found;
    }
}
