package vn.luutru.projection.zone;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.occupancy.Occupants;
import vn.luutru.projection.zone.WorkerAttributes.Group;

/**
 * How many persons more than beds there are in each group, because several were declared into one bed. They are few: the
 * beds with several are found first, and only who is in them is looked at by group.
 */
final class SharedBeds {

    private final Map<Group, Long> surplus = new HashMap<>();

    private SharedBeds() {}

    static SharedBeds at(
            Occupants occupants, Collection<String> establishments, Mergers mergers, Instant at, Employers employers) {
        long until = Occupants.micros(at);
        LongStream.Builder taken = LongStream.builder();
        occupants.each(establishments, until + 1, until, (stay, establishment, kind, arrived, departed, bed) -> {
            if (bed != Occupants.NO_BED) {
                taken.add(bed);
            }
        });
        Map<Long, Set<Group>> counted = several(taken.build().sorted().toArray());
        SharedBeds shared = new SharedBeds();
        if (!counted.isEmpty()) {
            occupants.each(establishments, until + 1, until, (stay, establishment, kind, arrived, departed, bed) -> {
                Set<Group> groups = counted.get(bed);
                if (groups != null) {
                    shared.count(
                            groups,
                            Group.establishment(
                                    mergers.surviving(occupants.establishment(establishment), establishments)));
                    WorkerAttributes.of(occupants, kind, employers)
                            .groups()
                            .forEach(group -> shared.count(groups, group));
                }
            });
        }
        return shared;
    }

    /** The beds that come more than once, each with nobody counted yet. */
    private static Map<Long, Set<Group>> several(long[] beds) {
        Map<Long, Set<Group>> several = new HashMap<>();
        for (int i = 1; i < beds.length; i++) {
            if (beds[i] == beds[i - 1]) {
                several.putIfAbsent(beds[i], new HashSet<>());
            }
        }
        return several;
    }

    private void count(Set<Group> inThisBed, Group group) {
        if (!inThisBed.add(group)) {
            surplus.merge(group, 1L, Long::sum);
        }
    }

    long surplus(Group group) {
        return surplus.getOrDefault(group, 0L);
    }
}
