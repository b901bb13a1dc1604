package vn.luutru.adapter.http.parameter;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.projection.Page;

/** The query string of a question. What cannot be read is refused with 400 and the parameter's name, never quoted. */
public record Parameters(MultiValueMap<String, String> values) {

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_LENGTH = 200;
    private static final int MAX_NAME = 40;

    /**
     * The query of an address with filters from a body, which keep what names a person out of the address; a null is no
     * filter. Refused with 400 if there is one of another name, or that is no text.
     *
     * @param filters texts by the names of the filters
     */
    public static Parameters with(
            MultiValueMap<String, String> query, Map<String, @Nullable Object> filters, Set<String> known) {
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>(query);
        filters.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
            if (value instanceof String text) {
                all.add(name, text);
            } else if (value != null) {
                throw malformed(name);
            }
        });
        return new Parameters(all);
    }

    /** One text; refused with 400 if a parameter that takes one value has several: each but one would go unheard. */
    public @Nullable String text(String name) {
        String value = single(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw malformed(name);
        }
        return value.strip();
    }

    /** Refused with 400 if there is any other: a filter that is misspelt would let everybody through. */
    public void only(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
        }
    }

    /** The refusal of a parameter that a request does not have, which names those that it has. */
    public static ApiException unknown(String name, Collection<String> known) {
        String others = known.isEmpty() ? "–" : known.stream().sorted().collect(Collectors.joining(", "));
        return ApiException.of(400, FindingCode.PARAMETER_UNKNOWN, "", shown(name), others);
    }

    /** Refused with 400 if an address has any: a trial of a call that has none would be stored. */
    public static void none(String uri) {
        if (uri.indexOf('?') >= 0) {
            new QueryStringDecoder(uri)
                    .parameters().keySet().stream().findFirst().ifPresent(name -> {
                        throw unknown(name, Set.of());
                    });
        }
    }

    /**
     * What was asked for, as the access log keeps it; not which page of it: a token leads to no other answer than this
     * one.
     */
    public Map<String, String> criteria() {
        Map<String, String> criteria = new LinkedHashMap<>();
        for (String name : values.keySet()) {
            String value = name.equals("page") || name.equals("minPosition") ? null : text(name);
            if (value != null && name.length() <= MAX_NAME) {
                criteria.put(name, value);
            }
        }
        return criteria;
    }

    public @Nullable Instant instant(String name) {
        // A plus sign that a client did not encode arrives as a space.
        return read(name, text -> Iso.instant(text.replace(' ', '+')));
    }

    public @Nullable LocalDate date(String name) {
        return read(name, Iso::date);
    }

    public @Nullable YearMonth month(String name) {
        return read(name, text -> YearMonth.from(Iso.date(text + "-01")));
    }

    public @Nullable Long number(String name) {
        return read(name, Long::valueOf);
    }

    public @Nullable UUID uuid(String name) {
        return read(name, UUID::fromString);
    }

    /** A constant by its code, and by no other name that it has in the program. */
    public <E extends Enum<E> & Code> @Nullable E code(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        E constant = Code.find(type, text);
        if (constant == null) {
            throw unknownValue(
                    name, Arrays.stream(type.getEnumConstants()).map(Code::code).collect(Collectors.joining(", ")));
        }
        return constant;
    }

    /** A code that the table has, or had: former ones are those of past stays. */
    public @Nullable String code(String name, CodeTable table) {
        String text = text(name);
        if (text != null && !table.knows(text)) {
            throw unknownValue(name, "/v1/code-tables/" + table.name());
        }
        return text;
    }

    /** Whether something is asked for; not if nothing is said. */
    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw malformed(name);
    }

    public @Nullable Long minPosition() {
        return number("minPosition");
    }

    /** The page token; its own length is bounded by the length of a request. */
    public @Nullable String page() {
        String page = single("page");
        return page == null || page.isEmpty() ? null : page;
    }

    public int size() {
        Integer size = read("size", Integer::valueOf);
        if (size == null) {
            return DEFAULT_SIZE;
        }
        if (size < 1) {
            throw malformed("size");
        }
        return Page.size(size);
    }

    private @Nullable String single(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw malformed(name);
        }
        return given.isEmpty() ? null : given.getFirst();
    }

    private <T> @Nullable T read(String name, Function<String, @Nullable T> reader) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw malformed(name);
        }
    }

    public static ApiException malformed(String name) {
        return ApiException.of(400, FindingCode.PARAMETER_MALFORMED, "", name);
    }

    /**
     * A value that can never match is refused: an empty answer would be read as "not here".
     *
     * @param known where valid values are listed, or the values
     */
    public static ApiException unknownValue(String name, String known) {
        return ApiException.of(400, FindingCode.PARAMETER_UNKNOWN_VALUE, "", name, known);
    }

    /** A name that was made up may be long, and of any characters: what can be repeated of it to whoever sent it. */
    public static String shown(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 127) && name.length() <= MAX_NAME ? name : "";
    }

    /** Without the values: they may name a person. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
