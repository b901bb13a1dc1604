package vn.luutru.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.DeclaredDays;
import vn.luutru.projection.compliance.ProgressRow;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.figures.CellNoise;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalOccupancy;
import vn.luutru.projection.hospital.HospitalSnapshots;
import vn.luutru.projection.hospital.PublishedHospitals;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.OccupantTable;
import vn.luutru.projection.zone.PublishedZones;
import vn.luutru.projection.zone.ZoneOccupancy;
import vn.luutru.projection.zone.ZoneSnapshots;

/** All that is published of places outside the police, number by number, each by the way that leads to it. */
final class PublishedPlaces {

    private static final StayFigures FIGURES = new StayFigures(
            Clock.systemUTC(),
            List.of(new DeclaredDays(), new OccupantTable(), new ZoneSnapshots(), new HospitalSnapshots()));

    private final TestDatabase database;
    private final boolean atOnce;

    /** @param atOnce what would be published without waiting for midnight */
    PublishedPlaces(TestDatabase database, boolean atOnce) {
        this.database = database;
        this.atOnce = atOnce;
    }

    /** The read model as a log leaves it, event by event. */
    void build(List<Recorded<Event>> log) throws SQLException {
        BuiltReadModels.build(database, log, FIGURES);
    }

    void goOn(Recorded<Event> event) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setSchema(StayFigures.NAME);
            FIGURES.apply(connection, event.position() - 1, List.of(event));
            connection.commit();
        }
    }

    static CellNoise noise(String secret) {
        return new CellNoise(("a secret of some length: " + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Of midnights, the whole and a ward. */
    Map<String, Long> occupancy(CellNoise noise, List<LocalDate> days) {
        Map<String, Long> cells = new TreeMap<>();
        for (LocalDate day : days) {
            for (@Nullable String ward : Arrays.asList(null, PlacesHistory.WARDS.getFirst())) {
                Territory territory = ward == null ? Territory.province() : Territory.ward(ward);
                occupancy(noise, day, territory)
                        .forEach((cell, count) -> cells.put(day + " " + ward + " " + cell, count));
            }
        }
        return cells;
    }

    /** Of one midnight and a territory. */
    Map<String, Long> occupancy(CellNoise noise, LocalDate day, Territory territory) {
        PublishedZones zones = new PublishedZones(
                database.dataSource(), new EstablishmentCache(), new OccupancyCache(), noise, atOnce);
        PublishedHospitals hospitals = new PublishedHospitals(
                database.dataSource(), new EstablishmentCache(), new OccupancyCache(), noise, atOnce);
        Map<String, Long> cells = new TreeMap<>();
        for (String zone : PlacesHistory.ZONES) {
            zones.occupancy(zone, day, territory).ifPresent(found -> {
                add(cells, zone, found);
                assertThat(zones.persons(zone, List.of(day.minusDays(1), day, day.plusDays(1)), territory)
                                .get(day))
                        .as("%s on %s in %s, as one of several midnights", zone, day, territory)
                        .isEqualTo(
                                found.dormitories().isEmpty()
                                        ? null
                                        : found.total().persons());
            });
        }
        HospitalOccupancy found = hospitals.occupancy(day, territory);
        HospitalOccupancy.Persons total = found.total();
        assertThat(hospitals
                        .totals(List.of(day.minusDays(1), day, day.plusDays(1)), territory)
                        .get(day))
                .as("the hospitals on %s in %s, as one of several midnights", day, territory)
                .isEqualTo(new HospitalOccupancy.Persons(
                        total.inpatients(), total.companions(), total.unspecified(), 0, 0, 0));
        add(cells, "all", found);
        return cells;
    }

    /** Of a week, by ward and of the province. */
    Map<String, Long> progress(CellNoise noise, LocalDate monday) {
        Clock later = Clock.fixed(Instant.parse("2026-12-01T05:00:00Z"), Vietnam.ZONE);
        List<ProgressRow> exact = new ComplianceQueries(database.dataSource(), new EstablishmentCache(), later)
                .progress(monday, monday.plusDays(6), Territory.province());
        Map<String, Long> cells = new TreeMap<>();
        PublishedProgress published = new PublishedProgress(noise);
        List<ProgressRow> recorded = new ArrayList<>(published.ofWards(exact, monday, monday.plusDays(6)));
        recorded.addAll(published.ofProvince(exact, monday, monday.plusDays(6)));
        for (ProgressRow line : recorded) {
            String of = monday + " " + line.type() + " " + line.ward();
            cells.put(of + " declaring", line.declaring());
            cells.put(of + " declared", line.declared());
            cells.put(of + " byCardQr", line.byCardQr());
            cells.put(of + " late", line.late());
        }
        return cells;
    }

    private static void add(Map<String, Long> cells, String of, ZoneOccupancy found) {
        add(cells, of + " total", found.total());
        found.dormitories()
                .forEach(establishment -> add(cells, of + " " + establishment.id(), establishment.figures()));
        found.employers()
                .forEach(firm -> add(
                        cells,
                        of + " firm " + (firm.taxCode() == null ? firm.name() : firm.taxCode()),
                        firm.figures()));
        found.sexes().forEach(part -> add(cells, of + " sex " + part.value(), part.figures()));
        found.origins().forEach(part -> add(cells, of + " origin " + part.value(), part.figures()));
        found.nationalities().forEach(part -> add(cells, of + " nationality " + part.value(), part.figures()));
        found.provinces().forEach(part -> add(cells, of + " province " + part.value(), part.figures()));
    }

    private static void add(Map<String, Long> cells, String of, ZoneOccupancy.Figures figures) {
        cells.put(of + " persons", figures.persons());
        cells.put(of + " occupied", figures.occupied());
        cells.put(of + " arrivals", figures.arrivals());
        cells.put(of + " leavings", figures.leavings());
        cells.put(of + " past30", figures.past30());
        cells.put(of + " missingCheckOuts", figures.missingCheckOuts());
    }

    private static void add(Map<String, Long> cells, String of, HospitalOccupancy found) {
        add(cells, of + " hospitals", found.total());
        found.hospitals().forEach(hospital -> {
            add(cells, of + " " + hospital.id(), hospital.persons());
            hospital.departments()
                    .forEach(department ->
                            add(cells, of + " " + hospital.id() + " " + department.name(), department.persons()));
        });
    }

    private static void add(Map<String, Long> cells, String of, HospitalOccupancy.Persons persons) {
        cells.put(of + " inpatients", persons.inpatients());
        cells.put(of + " companions", persons.companions());
        cells.put(of + " unspecified", persons.unspecified());
        cells.put(of + " admissions", persons.admissions());
        cells.put(of + " discharges", persons.discharges());
        cells.put(of + " missingCheckOuts", persons.missingCheckOuts());
    }
}
