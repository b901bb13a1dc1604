package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.tourism.cube.Group;

/**
 * What the open establishments of each group can let, from one change of it to the next. No day is looked at by itself:
 * each description and each opening holds from one day to another.
 */
final class AvailableCapacity {

    /**
     * Of so many establishments.
     *
     * @param present those that are registered and not closed
     * @param open    of these, those that are not suspended
     * @param rooms   of the open ones
     * @param beds    of the open ones
     */
    private record Offer(long present, long open, long rooms, long beds) {

        static final Offer NONE = new Offer(0, 0, 0, 0);

        Offer plus(Offer more) {
            return new Offer(present + more.present, open + more.open, rooms + more.rooms, beds + more.beds);
        }

        Offer negated() {
            return new Offer(-present, -open, -rooms, -beds);
        }
    }

    /** By group and the local day from which it holds. */
    private final Map<Group, NavigableMap<LocalDate, Offer>> groups = new HashMap<>();

    static AvailableCapacity of(Collection<EstablishmentRecord> establishments) {
        AvailableCapacity offers = new AvailableCapacity();
        establishments.forEach(offers::add);
        offers.groups.values().forEach(changes -> {
            Offer[] now = {Offer.NONE};
            changes.replaceAll((day, change) -> now[0] = now[0].plus(change));
        });
        return offers;
    }

    private void add(EstablishmentRecord establishment) {
        LocalDate registered = establishment.descriptions().getFirst().validFrom();
        TreeSet<LocalDate> days = new TreeSet<>();
        establishment.descriptions().forEach(description -> days.add(description.validFrom()));
        establishment.phases().forEach(phase -> days.add(phase.from()));
        for (LocalDate day : days.tailSet(registered)) {
            Establishment description = establishment.on(day);
            Group group = Group.of(description);
            State state = establishment.stateOn(day);
            if (group != null && state != State.CLOSED) {
                Offer offer = state == State.OPEN
                        ? new Offer(1, 1, description.rooms(), description.beds())
                        : new Offer(1, 0, 0, 0);
                NavigableMap<LocalDate, Offer> changes = groups.computeIfAbsent(group, none -> new TreeMap<>());
                changes.merge(day, offer, Offer::plus);
                LocalDate next = days.higher(day);
                if (next != null) {
                    changes.merge(next, offer.negated(), Offer::plus);
                }
            }
        }
    }

    /**
     * The days of a month on which each group has an establishment that is registered and not closed, one bit a day.
     *
     * @param month its first day
     */
    Map<Group, Long> days(LocalDate month) {
        Map<Group, Long> days = new HashMap<>();
        groups.forEach((group, offers) -> {
            long mask = 0;
            for (int day = 0; day < month.lengthOfMonth(); day++) {
                Map.Entry<LocalDate, Offer> offer = offers.floorEntry(month.plusDays(day));
                mask |= offer != null && offer.getValue().present > 0 ? 1L << day : 0;
            }
            if (mask != 0) {
                days.put(group, mask);
            }
        });
        return days;
    }

    /** Adds what was offered in the nights between two local days. */
    void addTo(PivotTable cells, Dictionary<Group> numbers, LocalDate from, LocalDate until) {
        groups.forEach((group, offers) -> {
            int number = numbers.of(group);
            LocalDate before = offers.floorKey(from);
            for (Map.Entry<LocalDate, Offer> entry :
                    (before == null ? offers : offers.tailMap(before, true)).entrySet()) {
                LocalDate next = offers.higherKey(entry.getKey());
                Offer offer = entry.getValue();
                if (offer.open > 0) {
                    cells.offer(
                            number,
                            entry.getKey().isBefore(from) ? from : entry.getKey(),
                            next == null || next.isAfter(until) ? until : next,
                            offer.rooms,
                            offer.beds);
                }
                if (next == null || !next.isBefore(until)) {
                    break;
                }
            }
        });
    }
}
