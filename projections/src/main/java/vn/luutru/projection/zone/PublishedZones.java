package vn.luutru.projection.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.figures.CellNoise;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.zone.ZoneEstablishments.ZoneEntry;
import vn.luutru.projection.zone.ZoneOccupancy.Figures;

/**
 * What is published of industrial zones outside the police: each local midnight as it was known when it came, each count
 * with {@link CellNoise}. Total and parts have noise of their own and do not add up. The zone's establishments, sexes and
 * origins are always named; employers, nationalities and provinces where enough persons are.
 */
public final class PublishedZones {

    private static final List<String> SEXES =
            Arrays.stream(Sex.values()).map(Sex::code).toList();
    private static final List<String> ORIGINS = List.of("DOMESTIC", "INTERNATIONAL", "UNKNOWN");

    private final DataSource database;
    private final EstablishmentCache known;
    private final OccupancyCache occupants;
    private final CellNoise noise;
    private final boolean atOnce;

    /** @param atOnce whether midnights are published as they are known now; for invented persons only */
    public PublishedZones(
            DataSource database, EstablishmentCache known, OccupancyCache occupants, CellNoise noise, boolean atOnce) {
        this.database = database;
        this.known = known;
        this.occupants = occupants;
        this.noise = noise;
        this.atOnce = atOnce;
    }

    /**
     * Beds and persons of a zone when a local day began.
     *
     * @param territory what the reader is limited to: only its establishments are counted; of several wards, what is
     *                  published of each is added up, so that no combination of wards has a noise of its own
     * @return empty when no establishment was ever described as lying in the zone; without establishments and almost without
     *     persons when the service had not begun on that day
     * @throws ProjectionException if the database cannot be asked
     */
    public Optional<ZoneOccupancy> occupancy(String zone, LocalDate day, Territory territory) {
        Instant at = Vietnam.startOf(day);
        try (Connection connection = database.getConnection()) {
            Collection<EstablishmentRecord> all =
                    known.now(connection).establishments().values();
            if (!ZoneEstablishments.known(all, zone)) {
                return Optional.empty();
            }
            List<ZoneEntry> establishments = new ArrayList<>();
            List<Line> lines = new ArrayList<>();
            for (Territory part : territory.parts()) {
                // One that is not registered yet would be named by who is in it alone.
                ZoneEstablishments described =
                        ZoneEstablishments.on(all, zone, day, part).registered();
                List<Line> exact = atOnce
                        ? ZoneCounts.of(connection, occupants, described.ids(), Mergers.on(all, day), at)
                        : ZoneSnapshots.lines(connection, zone, day, part);
                ZoneEstablishments counted = atOnce ? described : described.in(exact);
                establishments.addAll(counted.establishments());
                lines.addAll(published(exact, counted.ids(), day, zone + "/" + ZoneSnapshots.key(part)));
            }
            establishments.sort(Comparator.comparing(ZoneEntry::id));
            return Optional.of(new ZoneEstablishments(zone, establishments).with(at, Line.sums(lines)));
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * How many persons were in a zone when each of some local days began: what {@link #occupancy} returns in total, for
     * the price of about one day.
     *
     * @param days consecutive, the earliest first
     * @return by day; a day on which the zone has no establishment has none
     * @throws ProjectionException if the database cannot be asked
     */
    public Map<LocalDate, Long> persons(String zone, List<LocalDate> days, Territory territory) {
        Map<LocalDate, Long> persons = new TreeMap<>();
        Set<LocalDate> described = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            Collection<EstablishmentRecord> all =
                    known.now(connection).establishments().values();
            for (Territory part : territory.parts()) {
                NavigableMap<LocalDate, List<String>> establishments = new TreeMap<>();
                days.forEach(day -> establishments.put(
                        day,
                        ZoneEstablishments.on(all, zone, day, part).registered().ids()));
                Map<LocalDate, Midnight> midnights =
                        atOnce ? now(connection, establishments) : recorded(connection, zone, part, establishments);
                String place = zone + "/" + ZoneSnapshots.key(part);
                for (LocalDate day : days) {
                    Midnight midnight = midnights.getOrDefault(day, Midnight.EMPTY);
                    Line total = new Line(Line.Kind.TOTAL, null, null, Figures.NONE);
                    persons.merge(day, published(midnight.persons, total, day, place, "persons"), Long::sum);
                    if (midnight.described) {
                        described.add(day);
                    }
                }
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        persons.keySet().retainAll(described);
        return persons;
    }

    /**
     * A midnight of a zone, or of a part of it.
     *
     * @param persons   exact
     * @param described whether an establishment lies there
     */
    private record Midnight(long persons, boolean described) {
        static final Midnight EMPTY = new Midnight(0, false);
    }

    private Map<LocalDate, Midnight> now(Connection connection, NavigableMap<LocalDate, List<String>> establishments)
            throws SQLException {
        Map<LocalDate, Midnight> midnights = new HashMap<>();
        ZoneCounts.persons(connection, occupants, establishments)
                .forEach((day, persons) -> midnights.put(
                        day,
                        new Midnight(
                                persons,
                                !establishments.getOrDefault(day, List.of()).isEmpty())));
        return midnights;
    }

    private static Map<LocalDate, Midnight> recorded(
            Connection connection, String zone, Territory part, NavigableMap<LocalDate, List<String>> establishments)
            throws SQLException {
        Map<LocalDate, Midnight> midnights = new HashMap<>();
        ZoneSnapshots.persons(connection, zone, establishments.firstKey(), establishments.lastKey(), part)
                .forEach((day, lines) -> {
                    List<String> described = establishments.getOrDefault(day, List.of());
                    midnights.put(
                            day,
                            new Midnight(
                                    lines.stream()
                                            .filter(line -> line.kind() == Line.Kind.TOTAL)
                                            .mapToLong(line -> line.figures().persons())
                                            .sum(),
                                    lines.stream()
                                            .anyMatch(line -> line.kind() == Line.Kind.ESTABLISHMENT
                                                    && line.key() != null
                                                    && described.contains(line.key()))));
                });
        return midnights;
    }

    private List<Line> published(List<Line> known, List<String> establishments, LocalDate day, String place) {
        List<Line> published = new ArrayList<>();
        published.addAll(always(known, Line.Kind.TOTAL, Arrays.asList((String) null), day, place));
        published.addAll(always(known, Line.Kind.ESTABLISHMENT, establishments, day, ""));
        published.addAll(always(known, Line.Kind.SEX, SEXES, day, place));
        published.addAll(always(known, Line.Kind.ORIGIN, ORIGINS, day, place));
        for (Line line : known) {
            boolean open = line.kind() == Line.Kind.EMPLOYER
                    || line.kind() == Line.Kind.NATIONALITY
                    || line.kind() == Line.Kind.PROVINCE;
            // An employer with a tax code is that code, whatever its name is spelled like.
            String cell = line.key() == null ? place + "/" + NormalForm.employer(line.name()) : place;
            long persons = line.figures().persons();
            if (open && noise.named(persons, day, cell, line.kind(), String.valueOf(line.key()), "named")) {
                published.add(new Line(line.kind(), line.key(), line.name(), published(line, day, cell)));
            }
        }
        return published;
    }

    /** Lines that are published even if nobody is in them, since there would be no noise in their absence. */
    private List<Line> always(
            List<Line> known, Line.Kind kind, List<? extends @Nullable String> keys, LocalDate day, String place) {
        Map<@Nullable String, Figures> found = new HashMap<>();
        known.stream().filter(line -> line.kind() == kind).forEach(line -> found.put(line.key(), line.figures()));
        List<Line> lines = new ArrayList<>();
        for (@Nullable String key : keys) {
            Line exact = new Line(kind, key, null, found.getOrDefault(key, Figures.NONE));
            lines.add(new Line(kind, key, null, published(exact, day, place)));
        }
        return lines;
    }

    private Figures published(Line line, LocalDate day, String place) {
        Figures exact = line.figures();
        return new Figures(
                published(exact.persons(), line, day, place, "persons"),
                published(exact.occupied(), line, day, place, "occupied"),
                published(exact.arrivals(), line, day, place, "arrivals"),
                published(exact.leavings(), line, day, place, "leavings"),
                published(exact.past30(), line, day, place, "past30"),
                published(exact.missingCheckOuts(), line, day, place, "missingCheckOuts"));
    }

    private long published(long exact, Line line, LocalDate day, String place, String measure) {
        return noise.published(exact, day, place, line.kind(), String.valueOf(line.key()), measure);
    }
}
