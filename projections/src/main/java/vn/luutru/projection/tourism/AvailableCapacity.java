package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.projection.figures.Dictionary;

/**
 * What the open establishments of each group can let, from one change of it to the next. No day is looked at by itself:
 * each description and each opening holds from one day to another.
 */
final class AvailableCapacity {

    /** Of so many establishments. */
    private record Offer(long establishments, long rooms, long beds) {

        static final Offer NONE = new Offer(0, 0, 0);

        Offer plus(Offer more) {
            return new Offer(establishments + more.establishments, rooms + more.rooms, beds + more.beds);
        }

        Offer negated() {
            return new Offer(-establishments, -rooms, -beds);
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
        establishment.descriptions().forEach(told -> days.add(told.validFrom()));
        establishment.phases().forEach(phase -> days.add(phase.from()));
        for (LocalDate day : days.tailSet(registered)) {
            Establishment told = establishment.on(day);
            Group group = Group.of(told);
            if (group != null && establishment.stateOn(day) == State.OPEN) {
                Offer offer = new Offer(1, told.rooms(), told.beds());
                NavigableMap<LocalDate, Offer> changes = groups.computeIfAbsent(group, none -> new TreeMap<>());
                changes.merge(day, offer, Offer::plus);
                LocalDate next = days.higher(day);
                if (next != null) {
                    changes.merge(next, offer.negated(), Offer::plus);
                }
            }
        }
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
                if (offer.establishments > 0) {
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
