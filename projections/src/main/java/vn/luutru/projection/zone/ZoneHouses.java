package vn.luutru.projection.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.projection.zone.ZoneOccupancy.Dormitory;
import vn.luutru.projection.zone.ZoneOccupancy.Employer;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;
import vn.luutru.projection.zone.ZoneOccupancy.Part;

/** The houses of a zone on a day, and the figures that belong to them. */
record ZoneHouses(String zone, List<House> houses) {

    record House(String id, String name, EstablishmentType type, String ward, State state, long beds) {}

    /**
     * @param known     all establishments
     * @param territory the only ward whose houses are looked at; null for all
     */
    static ZoneHouses on(
            Collection<EstablishmentRecord> known, String zone, LocalDate day, @Nullable String territory) {
        List<House> houses = new ArrayList<>();
        for (EstablishmentRecord record : known) {
            Establishment told = record.on(day);
            if (zone.equals(told.zone()) && (territory == null || territory.equals(told.ward()))) {
                houses.add(house(told, record.stateOn(day)));
            }
        }
        houses.sort(Comparator.comparing(House::id));
        return new ZoneHouses(zone, houses);
    }

    /** Whether an establishment was ever described as lying in the zone. */
    static boolean known(Collection<EstablishmentRecord> known, String zone) {
        return known.stream()
                .anyMatch(record -> record.descriptions().stream().anyMatch(told -> zone.equals(told.zone())));
    }

    /** Those that lines are there of: what a house was is sometimes told after its figures were published. */
    ZoneHouses in(List<Line> lines) {
        List<@Nullable String> told = lines.stream()
                .filter(line -> line.kind() == Line.Kind.HOUSE)
                .<@Nullable String>map(Line::key)
                .toList();
        return new ZoneHouses(
                zone, houses.stream().filter(house -> told.contains(house.id)).toList());
    }

    List<String> ids() {
        return houses.stream().map(House::id).toList();
    }

    ZoneOccupancy with(Instant at, List<Line> lines) {
        Map<String, Figures> byHouse = new HashMap<>();
        Figures total = Figures.NONE;
        for (Line line : lines) {
            if (line.kind() == Line.Kind.TOTAL) {
                total = line.figures();
            } else if (line.kind() == Line.Kind.HOUSE && line.key() != null) {
                byHouse.put(line.key(), line.figures());
            }
        }
        return new ZoneOccupancy(
                zone,
                at,
                houses.stream().mapToLong(House::beds).sum(),
                total,
                houses.stream()
                        .map(house -> new Dormitory(
                                house.id,
                                house.name,
                                house.type,
                                house.ward,
                                house.state,
                                house.beds,
                                byHouse.getOrDefault(house.id, Figures.NONE)))
                        .toList(),
                lines.stream()
                        .filter(line -> line.kind() == Line.Kind.EMPLOYER)
                        .map(line -> new Employer(line.key(), line.name(), line.figures()))
                        .toList(),
                parts(lines, Line.Kind.SEX),
                parts(lines, Line.Kind.ORIGIN),
                parts(lines, Line.Kind.NATIONALITY),
                parts(lines, Line.Kind.PROVINCE));
    }

    private static List<Part> parts(List<Line> lines, Line.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(line -> new Part(line.key(), line.figures()))
                .toList();
    }

    private static House house(Establishment told, State state) {
        return new House(
                told.id().value(),
                told.name(),
                told.type(),
                told.ward(),
                state,
                state == State.CLOSED ? 0 : told.beds());
    }
}
