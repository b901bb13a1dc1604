package vn.luutru.projection.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;

/**
 * Which ids stand for the same establishment. One that was merged into another has the survivor of that one, and so on.
 * Two that say it of each other, as two administrators may at once, each keep their own.
 */
public final class Mergers {

    /** No establishment is another one. */
    public static final Mergers NONE = new Mergers(Map.of());

    private final Map<String, String> survivors = new HashMap<>();
    private final Map<String, Set<String>> ended = new TreeMap<>();

    /** @param into the establishment that stays, by the one that ended */
    Mergers(Map<String, String> into) {
        for (String id : into.keySet()) {
            Set<String> seen = new HashSet<>(Set.of(id));
            String surviving = id;
            for (String next = into.get(id); next != null; next = into.get(next)) {
                surviving = next;
                if (!seen.add(next)) {
                    surviving = id;
                    break;
                }
            }
            if (!surviving.equals(id)) {
                survivors.put(id, surviving);
                ended.computeIfAbsent(surviving, none -> new TreeSet<>()).add(id);
            }
        }
    }

    /** As these establishments say. */
    public static Mergers of(Collection<EstablishmentRecord> establishments) {
        return of(establishments, EstablishmentRecord::mergedInto);
    }

    /** As they say of a day: before a merger holds, both are establishments of their own. */
    public static Mergers on(Collection<EstablishmentRecord> establishments, LocalDate day) {
        return of(establishments, establishment -> establishment.mergedIntoOn(day));
    }

    private static Mergers of(
            Collection<EstablishmentRecord> establishments,
            Function<EstablishmentRecord, @Nullable EstablishmentId> mergedInto) {
        Map<String, String> into = new HashMap<>();
        for (EstablishmentRecord establishment : establishments) {
            EstablishmentId stays = mergedInto.apply(establishment);
            if (stays != null) {
                into.put(establishment.id().value(), stays.value());
            }
        }
        return into.isEmpty() ? NONE : new Mergers(into);
    }

    /** The establishment that stays: the same one where it was not merged. */
    public String surviving(String establishment) {
        return survivors.getOrDefault(establishment, establishment);
    }

    /** The establishment that stays, if it is one of these; else the same one. */
    public String surviving(String establishment, Collection<String> among) {
        String surviving = surviving(establishment);
        return among.contains(surviving) ? surviving : establishment;
    }

    /** The establishment that stays, by each id that ended. */
    public Map<String, String> survivors() {
        return Collections.unmodifiableMap(survivors);
    }

    /** Its id, and those that stand for the same establishment. */
    public List<String> all(String establishment) {
        Set<String> all = new TreeSet<>(ended.getOrDefault(establishment, Set.of()));
        all.add(establishment);
        return List.copyOf(all);
    }

    /** All that stand for the same establishment as one of these. */
    public Set<String> all(Collection<String> establishments) {
        Set<String> all = new TreeSet<>();
        establishments.forEach(establishment -> all.addAll(all(establishment)));
        return all;
    }
}
