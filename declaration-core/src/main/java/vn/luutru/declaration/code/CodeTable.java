package vn.luutru.declaration.code;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table of codes with the periods in which they hold. A code may have several entries, one after the other in time:
 * an administrative unit that was merged keeps its code and gets a new extent.
 *
 * <p>Look-ups are one hash and a walk over the few entries of one code.
 */
public final class CodeTable {

    /**
     * One meaning of one code.
     *
     * @param vi         the Vietnamese name
     * @param en         the English name
     * @param validFrom  the first local day on which it holds; null for always
     * @param validTo    the last local day on which it holds, inclusive; null while it still does
     * @param portalCode the police portal's code; null where it has none, or where it is not publicly known
     * @param extras     further columns of this table by their names; only those with a value
     */
    public record Entry(
            String code,
            String vi,
            String en,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String portalCode,
            Map<String, String> extras) {

        public Entry {
            extras = Map.copyOf(extras);
        }

        /** Whether this meaning holds on a local day. */
        public boolean holdsOn(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private final String name;
    private final String version;
    private final List<Entry> entries;
    private final Map<String, List<Entry>> byCode;

    CodeTable(String name, String version, List<Entry> entries) {
        this.name = name;
        this.version = version;
        this.entries = List.copyOf(entries);
        Map<String, List<Entry>> index = new HashMap<>();
        for (Entry entry : this.entries) {
            index.merge(entry.code(), List.of(entry), CodeTable::joined);
        }
        this.byCode = Collections.unmodifiableMap(index);
    }

    private static List<Entry> joined(List<Entry> some, List<Entry> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The name under which the table is published, for example {@code wards}. */
    public String name() {
        return name;
    }

    /** A text that is the same as long as the content is: fit for an {@code ETag}. Quotes are not part of it. */
    public String version() {
        return version;
    }

    /** All entries in the order of the table. */
    public List<Entry> entries() {
        return entries;
    }

    /** Whether the code holds, or held, or will hold. */
    public boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /** The meaning of a code on a local day; null if it has none then. */
    public @Nullable Entry on(String code, LocalDate day) {
        List<Entry> meanings = byCode.get(code);
        if (meanings == null) {
            return null;
        }
        for (Entry meaning : meanings) {
            if (meaning.holdsOn(day)) {
                return meaning;
            }
        }
        return null;
    }

    /** The newest meaning of a code; null if it never had one. */
    public @Nullable Entry latest(String code) {
        List<Entry> meanings = byCode.get(code);
        return meanings == null ? null : meanings.getLast();
    }
}
