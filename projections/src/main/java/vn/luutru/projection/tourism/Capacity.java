package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.tourism.cube.Group;

/**
 * What the tourist establishments of one type and rank can let on one day. One that is suspended still has its rooms;
 * one that is closed has none.
 *
 * @param stars 1 to 5, null without a rank
 * @param rooms rooms to let
 * @param beds  bed places, a double bed counting two, extra beds not counted
 */
public record Capacity(EstablishmentType type, @Nullable Integer stars, long rooms, long beds) {

    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::type).thenComparingInt(Group::stars);

    /** In the order of types by name and ranks. */
    static List<Capacity> of(Collection<EstablishmentRecord> establishments, LocalDate day, Territory territory) {
        Map<Group, Capacity> sums = new TreeMap<>(ORDER);
        for (EstablishmentRecord establishment : establishments) {
            Establishment description = establishment.on(day);
            Group group = Group.of(description);
            boolean registered =
                    !establishment.descriptions().getFirst().validFrom().isAfter(day);
            if (group != null
                    && registered
                    && establishment.stateOn(day) != State.CLOSED
                    && territory.covers(description.ward())) {
                sums.merge(
                        group,
                        new Capacity(description.type(), description.stars(), description.rooms(), description.beds()),
                        Capacity::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    private Capacity plus(Capacity more) {
        return new Capacity(type, stars, rooms + more.rooms, beds + more.beds);
    }
}
