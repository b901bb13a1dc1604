package vn.luutru.projection.zone;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.occupancy.Occupants;
import vn.luutru.projection.zone.WorkerAttributes.Group;

/**
 * How many persons more than beds there are in each group, because several were declared into one bed. They are few: the
 * beds with several are found first, and only who is in them is looked at by group.
 *
 * <p>From the day of a merger on, room and bed are those of the establishment that stays, under whichever of its ids a
 * guest was declared. Why: decision 155.
 */
final class SharedBeds {

    /** 2^64 by the golden ratio: its multiples lie far apart. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Map<Group, Long> surplus = new HashMap<>();

    private SharedBeds() {}

    static SharedBeds at(
            Occupants occupants, Collection<String> establishments, Mergers mergers, Instant at, Employers employers) {
        long until = Occupants.micros(at);
        Owners owners = new Owners(occupants, establishments, mergers);
        LongStream.Builder taken = LongStream.builder();
        occupants.each(establishments, until + 1, until, (stay, establishment, kind, arrived, departed, bed) -> {
            if (bed != Occupants.NO_BED) {
                taken.add(owners.bed(establishment, bed));
            }
        });
        Map<Long, Set<Group>> counted = several(taken.build().sorted().toArray());
        SharedBeds shared = new SharedBeds();
        if (!counted.isEmpty()) {
            occupants.each(establishments, until + 1, until, (stay, establishment, kind, arrived, departed, bed) -> {
                Set<Group> groups = bed == Occupants.NO_BED ? null : counted.get(owners.bed(establishment, bed));
                if (groups != null) {
                    shared.count(groups, Group.establishment(owners.id(establishment)));
                    WorkerAttributes.of(occupants, kind, employers)
                            .groups()
                            .forEach(group -> shared.count(groups, group));
                }
            });
        }
        return shared;
    }

    /** Whose the beds are: by the number of an establishment, the one that stays of all that stand for it. */
    private static final class Owners {

        private final Occupants occupants;
        private final Collection<String> among;
        private final Mergers mergers;
        private final Dictionary<String> owners = new Dictionary<>();
        /** One more than the number of the owner, by that of an establishment; 0 for those not met yet. */
        private final int[] known;

        Owners(Occupants occupants, Collection<String> among, Mergers mergers) {
            this.occupants = occupants;
            this.among = Set.copyOf(among);
            this.mergers = mergers;
            known = new int[occupants.establishments() + among.size()];
        }

        private int number(int establishment) {
            if (known[establishment] == 0) {
                known[establishment] = 1 + owners.of(mergers.surviving(occupants.establishment(establishment), among));
            }
            return known[establishment] - 1;
        }

        String id(int establishment) {
            return owners.get(number(establishment));
        }

        /** A number that stands for the owner, and for room and bed by their own number. */
        long bed(int establishment, long bed) {
            return bed ^ (SPREAD * number(establishment));
        }
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
