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
import vn.luutru.access.Territory;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.projection.zone.ZoneOccupancy.Dormitory;
import vn.luutru.projection.zone.ZoneOccupancy.Employer;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;
import vn.luutru.projection.zone.ZoneOccupancy.Part;

/** The establishments of a zone on a day, and the figures that belong to them. */
record ZoneEstablishments(String zone, List<ZoneEntry> establishments) {

    /** @param state null before its first description holds */
    record ZoneEntry(
            String id,
            String name,
            EstablishmentType type,
            String ward,
            @Nullable State state,
            long beds) {}

    /**
     * @param known     all establishments
     * @param territory whose establishments are looked at
     */
    static ZoneEstablishments on(
            Collection<EstablishmentRecord> known, String zone, LocalDate day, Territory territory) {
        List<ZoneEntry> establishments = new ArrayList<>();
        for (EstablishmentRecord record : known) {
            Establishment description = record.on(day);
            if (zone.equals(description.zone()) && territory.covers(description.ward())) {
                boolean registered =
                        !record.descriptions().getFirst().validFrom().isAfter(day);
                establishments.add(establishment(description, registered ? record.stateOn(day) : null));
            }
        }
        establishments.sort(Comparator.comparing(ZoneEntry::id));
        return new ZoneEstablishments(zone, establishments);
    }

    /** Whether an establishment was ever described as lying in the zone. */
    static boolean known(Collection<EstablishmentRecord> known, String zone) {
        return known.stream()
                .anyMatch(record -> record.descriptions().stream().anyMatch(recorded -> zone.equals(recorded.zone())));
    }

    /** Those that lines are there of: what an establishment was is sometimes recorded after its figures were published. */
    ZoneEstablishments in(List<Line> lines) {
        List<@Nullable String> recorded = lines.stream()
                .filter(line -> line.kind() == Line.Kind.ESTABLISHMENT)
                .<@Nullable String>map(Line::key)
                .toList();
        return new ZoneEstablishments(
                zone,
                establishments.stream()
                        .filter(establishment -> recorded.contains(establishment.id))
                        .toList());
    }

    /** Those whose first description holds. */
    ZoneEstablishments registered() {
        return new ZoneEstablishments(
                zone,
                establishments.stream()
                        .filter(establishment -> establishment.state != null)
                        .toList());
    }

    List<String> ids() {
        return establishments.stream().map(ZoneEntry::id).toList();
    }

    ZoneOccupancy with(Instant at, List<Line> lines) {
        Map<String, Figures> byEstablishment = new HashMap<>();
        Figures total = Figures.NONE;
        for (Line line : lines) {
            if (line.kind() == Line.Kind.TOTAL) {
                total = line.figures();
            } else if (line.kind() == Line.Kind.ESTABLISHMENT && line.key() != null) {
                byEstablishment.put(line.key(), line.figures());
            }
        }
        return new ZoneOccupancy(
                zone,
                at,
                establishments.stream().mapToLong(ZoneEntry::beds).sum(),
                total,
                establishments.stream()
                        .filter(establishment ->
                                establishment.state != null || byEstablishment.containsKey(establishment.id))
                        .map(establishment -> new Dormitory(
                                establishment.id,
                                establishment.name,
                                establishment.type,
                                establishment.ward,
                                establishment.state,
                                establishment.beds,
                                byEstablishment.getOrDefault(establishment.id, Figures.NONE)))
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

    private static ZoneEntry establishment(Establishment description, @Nullable State state) {
        return new ZoneEntry(
                description.id().value(),
                description.name(),
                description.type(),
                description.ward(),
                state,
                state == null || state == State.CLOSED ? 0 : description.beds());
    }
}
