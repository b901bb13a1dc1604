package vn.luutru.adapter.http;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.projection.zone.ZoneOccupancy;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/** The occupancy of a zone as it is answered. */
record ZoneView(
        String zoneId, Instant at, long beds, Persons total, List<Dormitory> dormitories, List<Employer> employers) {

    record Persons(Cell persons, Cell occupied, Cell arrivals, Cell leavings, Cell past30) {}

    record Dormitory(
            String establishmentId,
            String name,
            EstablishmentType type,
            String ward,
            EstablishmentRecord.State state,
            long beds,
            Persons figures) {}

    record Employer(@Nullable String taxCode, @Nullable String name, Persons figures) {}

    /** @param whole whether small counts are answered too */
    static ZoneView of(ZoneOccupancy found, boolean whole) {
        Figures total = found.total();
        List<Persons> houses = shown(
                found.dormitories().stream()
                        .map(ZoneOccupancy.Dormitory::figures)
                        .toList(),
                total,
                whole);
        List<Persons> firms = shown(
                found.employers().stream().map(ZoneOccupancy.Employer::figures).toList(), total, whole);
        return new ZoneView(
                found.zone(),
                found.at(),
                found.beds(),
                new Persons(
                        Cell.of(total.persons(), !whole && SmallCells.small(total.persons())),
                        Cell.of(total.occupied(), !whole && SmallCells.small(total.persons())),
                        Cell.of(total.arrivals(), !whole && SmallCells.small(total.arrivals())),
                        Cell.of(total.leavings(), !whole && SmallCells.small(total.leavings())),
                        Cell.of(total.past30(), !whole && SmallCells.small(total.past30()))),
                IntStream.range(0, houses.size())
                        .mapToObj(i -> dormitory(found.dormitories().get(i), houses.get(i)))
                        .toList(),
                IntStream.range(0, firms.size())
                        .mapToObj(i -> new Employer(
                                found.employers().get(i).taxCode(),
                                found.employers().get(i).name(),
                                firms.get(i)))
                        .toList());
    }

    private static Dormitory dormitory(ZoneOccupancy.Dormitory found, Persons figures) {
        return new Dormitory(
                found.id(), found.name(), found.type(), found.ward(), found.state(), found.beds(), figures);
    }

    private static List<Persons> shown(List<Figures> parts, Figures total, boolean whole) {
        BitSet persons = hidden(parts, total, Figures::persons, whole);
        BitSet arrivals = hidden(parts, total, Figures::arrivals, whole);
        BitSet leavings = hidden(parts, total, Figures::leavings, whole);
        BitSet past30 = hidden(parts, total, Figures::past30, whole);
        // Beds in use tell nearly how many persons there are: they are held back together.
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Persons(
                        Cell.of(parts.get(i).persons(), persons.get(i)),
                        Cell.of(parts.get(i).occupied(), persons.get(i)),
                        Cell.of(parts.get(i).arrivals(), arrivals.get(i)),
                        Cell.of(parts.get(i).leavings(), leavings.get(i)),
                        Cell.of(parts.get(i).past30(), past30.get(i))))
                .toList();
    }

    private static BitSet hidden(List<Figures> parts, Figures total, ToLongFunction<Figures> measure, boolean whole) {
        return whole
                ? new BitSet()
                : SmallCells.hidden(
                        parts.stream().map(measure::applyAsLong).toList(),
                        SmallCells.small(measure.applyAsLong(total)));
    }
}
