package vn.luutru.projection.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.StayDetails;

/**
 * All entries in memory, by their keys: a guest costs two or three keyed hashes and as many look-ups, however many
 * entries there are. A guest whose facts are all unknown costs nothing.
 */
public final class WatchIndex {

    /**
     * An entry as far as matching needs it.
     *
     * @param wards     where a match is reported; null for the whole province
     * @param expiresOn the last local day
     */
    public record Entry(UUID id, List<UUID> keys, @Nullable Set<String> wards, LocalDate expiresOn) {

        public Entry {
            keys = List.copyOf(keys);
            wards = wards == null ? null : Set.copyOf(wards);
        }
    }

    /** An entry that a guest fits. */
    public record Match(Entry entry, WatchKeys.By by) {

        /** Whether it is reported of stays in a ward; the ward of an establishment that is not registered is empty. */
        public boolean holdsIn(String ward) {
            return entry.wards == null || entry.wards.contains(ward);
        }
    }

    private final Map<UUID, List<Entry>> byKey = new HashMap<>();
    private final WatchKeys keys;

    public WatchIndex(WatchKeys keys, Iterable<Entry> entries) {
        this.keys = keys;
        for (Entry entry : entries) {
            for (UUID key : entry.keys) {
                byKey.computeIfAbsent(key, none -> new ArrayList<>(1)).add(entry);
            }
        }
    }

    /** Whether nobody is looked for, so that no guest fits. */
    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /**
     * The entries that a guest fits, each once and by the most that agrees.
     *
     * @param details of which any fact may be missing
     * @param day     the local day on which it was declared
     */
    public List<Match> matches(StayDetails details, LocalDate day) {
        if (byKey.isEmpty()) {
            return List.of();
        }
        Map<UUID, Match> found = Map.of();
        for (WatchKeys.Lookup lookup : keys.of(details)) {
            for (Entry entry : byKey.getOrDefault(lookup.key(), List.of())) {
                if (!day.isAfter(entry.expiresOn)) {
                    found = found.isEmpty() ? new LinkedHashMap<>() : found;
                    found.putIfAbsent(entry.id, new Match(entry, lookup.by()));
                }
            }
        }
        return found.isEmpty() ? List.of() : List.copyOf(found.values());
    }
}
