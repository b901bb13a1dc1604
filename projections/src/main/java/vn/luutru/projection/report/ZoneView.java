package vn.luutru.projection.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.zone.ZoneOccupancy;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/** The occupancy of a zone as it is answered. */
public record ZoneView(
        String zoneId,
        Instant at,
        boolean rounded,
        long beds,
        Persons total,
        List<Housing> housing,
        List<Dormitory> dormitories,
        List<Employer> employers,
        List<Part> bySex,
        List<Part> byOrigin,
        List<Part> byNationality,
        List<Part> byProvince) {

    public record Persons(
            Cell persons,
            Cell occupied,
            Cell arrivals,
            Cell leavings,
            Cell transfers,
            Cell past30,
            Cell missingCheckOuts) {}

    public record Dormitory(
            String establishmentId,
            String name,
            EstablishmentType type,
            String ward,
            EstablishmentRecord.@Nullable State state,
            long beds,
            boolean overOccupied,
            Persons figures) {}

    /**
     * Establishments of one use together: workers' housing apart from hotels, hospitals and the rest.
     *
     * @param use     WORKERS, TOURISM, HOSPITAL or OTHER
     * @param figures sums of those of the establishments as they are published
     */
    public record Housing(String use, long establishments, long beds, boolean overOccupied, Persons figures) {}

    public record Employer(
            @Nullable String taxCode, @Nullable String name, Persons figures) {}

    public record Part(@Nullable String value, Persons figures) {}

    /** @param exact whether these are exact figures, and not published ones */
    public static ZoneView of(ZoneOccupancy found, boolean exact) {
        return new ZoneView(
                found.zone(),
                found.at(),
                !exact,
                found.beds(),
                persons(found.total(), exact),
                housing(found, exact),
                found.dormitories().stream()
                        .map(establishment -> new Dormitory(
                                establishment.id(),
                                establishment.name(),
                                establishment.type(),
                                establishment.ward(),
                                establishment.state(),
                                establishment.beds(),
                                establishment.figures().occupied() > establishment.beds(),
                                persons(establishment.figures(), exact)))
                        .toList(),
                found.employers().stream()
                        .map(firm -> new Employer(firm.taxCode(), firm.name(), persons(firm.figures(), exact)))
                        .toList(),
                parts(found.sexes(), exact),
                parts(found.origins(), exact),
                parts(found.nationalities(), exact),
                parts(found.provinces(), exact));
    }

    private static List<Housing> housing(ZoneOccupancy found, boolean exact) {
        Map<String, List<ZoneOccupancy.Dormitory>> byUse = new TreeMap<>();
        found.dormitories()
                .forEach(establishment -> byUse.computeIfAbsent(use(establishment.type()), none -> new ArrayList<>())
                        .add(establishment));
        List<Housing> housing = new ArrayList<>();
        byUse.forEach((use, establishments) -> {
            long beds = establishments.stream()
                    .mapToLong(ZoneOccupancy.Dormitory::beds)
                    .sum();
            Figures sum = establishments.stream()
                    .map(ZoneOccupancy.Dormitory::figures)
                    .reduce(Figures.NONE, Figures::plus);
            housing.add(new Housing(use, establishments.size(), beds, sum.occupied() > beds, persons(sum, exact)));
        });
        return housing;
    }

    /** What an establishment of a type is for, in a zone. */
    private static String use(EstablishmentType type) {
        return switch (type) {
            case WORKER_DORMITORY, BOARDING_HOUSE, RENTED_HOUSE -> "WORKERS";
            case HOSPITAL -> "HOSPITAL";
            default -> type.tourism() ? "TOURISM" : "OTHER";
        };
    }

    private static List<Part> parts(List<ZoneOccupancy.Part> found, boolean exact) {
        return found.stream()
                .map(part -> new Part(part.value(), persons(part.figures(), exact)))
                .toList();
    }

    private static Persons persons(Figures figures, boolean exact) {
        return new Persons(
                Cell.of(figures.persons(), exact),
                Cell.of(figures.occupied(), exact),
                Cell.of(figures.arrivals(), exact),
                Cell.of(figures.leavings(), exact),
                Cell.NOT_COUNTED,
                Cell.of(figures.past30(), exact),
                Cell.of(figures.missingCheckOuts(), exact));
    }
}
