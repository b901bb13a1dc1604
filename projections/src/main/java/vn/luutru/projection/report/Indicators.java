package vn.luutru.projection.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.compliance.ComplianceQueries;
import vn.luutru.projection.compliance.ProgressRow;
import vn.luutru.projection.compliance.PublishedProgress;
import vn.luutru.projection.directory.DirectoryQueries;
import vn.luutru.projection.directory.Zone;
import vn.luutru.projection.hospital.HospitalOccupancy;
import vn.luutru.projection.hospital.PublishedHospitals;
import vn.luutru.projection.report.IndicatorFeed.Block;
import vn.luutru.projection.report.IndicatorFeed.Row;
import vn.luutru.projection.report.IndicatorFeed.Subject;
import vn.luutru.projection.tourism.TourismQueries;
import vn.luutru.projection.tourism.TourismQuestion;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.zone.PublishedZones;
import vn.luutru.projection.zone.ZoneOccupancy;

/** The blocks of the feed, of published figures alone: those that the calls for each of them return. */
public final class Indicators {

    private static final List<List<GroupBy>> OF_DAYS = List.of(
            List.of(),
            List.of(GroupBy.DAY),
            List.of(GroupBy.WARD),
            List.of(GroupBy.ESTABLISHMENT_TYPE),
            List.of(GroupBy.STARS));

    private static final List<List<GroupBy>> OF_MONTHS = List.of(
            List.of(GroupBy.ORIGIN), List.of(GroupBy.NATIONALITY), List.of(GroupBy.AGE_GROUP), List.of(GroupBy.SEX));

    private final TourismQueries tourism;
    private final ComplianceQueries compliance;
    private final PublishedProgress progress;
    private final DirectoryQueries directory;
    private final PublishedZones zones;
    private final PublishedHospitals hospitals;

    public Indicators(
            TourismQueries tourism,
            ComplianceQueries compliance,
            PublishedProgress progress,
            DirectoryQueries directory,
            PublishedZones zones,
            PublishedHospitals hospitals) {
        this.tourism = tourism;
        this.compliance = compliance;
        this.progress = progress;
        this.directory = directory;
        this.zones = zones;
        this.hospitals = hospitals;
    }

    /** What is published of a local month: tourism, and once it is over, progress. */
    public List<Block> month(YearMonth month, LocalDate today) {
        LocalDate first = month.atDay(1);
        LocalDate end = month.plusMonths(1).atDay(1);
        boolean over = !end.isAfter(today);
        List<Row> rows = new ArrayList<>();
        LocalDate until = over ? end : today;
        if (until.isAfter(first)) {
            OF_DAYS.forEach(groupBy -> rows.addAll(tourism(first, until, groupBy)));
        }
        if (over) {
            OF_MONTHS.forEach(groupBy -> rows.addAll(tourism(first, until, groupBy)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(Subject.TOURISM, null, month, null, over, rows));
        if (over) {
            blocks.add(new Block(Subject.PROGRESS, null, month, null, true, progress(first, month.atEndOfMonth())));
        }
        return blocks;
    }

    /** What is published of a local midnight that has come: zones and hospitals. */
    public List<Block> midnight(LocalDate day) {
        Instant at = Vietnam.startOf(day);
        List<Block> blocks = new ArrayList<>();
        for (Zone zone : directory.zones(Territory.province(), day)) {
            zones.occupancy(zone.id(), day, Territory.province())
                    .ifPresent(found -> blocks.add(new Block(Subject.ZONE, zone.id(), null, at, true, zone(found))));
        }
        blocks.add(new Block(
                Subject.HOSPITALS, null, null, at, true, hospitals(hospitals.occupancy(day, Territory.province()))));
        return blocks;
    }

    private List<Row> tourism(LocalDate from, LocalDate until, List<GroupBy> groupBy) {
        TourismView view =
                TourismView.of(tourism.figures(new TourismQuestion(from, until, groupBy, Territory.province(), false)));
        if (groupBy.isEmpty()) {
            return List.of(new Row(Map.of(), values(view.total()), view.total().margins()));
        }
        return view.items().stream()
                .map(item -> new Row(
                        item.group(), values(item.figures()), item.figures().margins()))
                .toList();
    }

    private static Map<String, @Nullable Number> values(TourismView.Shown shown) {
        Map<String, @Nullable Number> values = new LinkedHashMap<>();
        values.put("arrivals", shown.arrivals());
        values.put("dayGuests", shown.dayGuests());
        values.put("overnightArrivals", shown.overnightArrivals());
        values.put("openArrivals", shown.openArrivals());
        values.put("nights", shown.nights());
        values.put("openNights", shown.openNights());
        values.put("guestDays", shown.guestDays());
        values.put("roomsUsed", shown.roomsUsed());
        values.put("openRoomsUsed", shown.openRoomsUsed());
        values.put("roomsAvailable", shown.roomsAvailable());
        values.put("bedsAvailable", shown.bedsAvailable());
        values.put("averageStay", shown.averageStay());
        values.put("roomOccupancy", shown.roomOccupancy());
        values.put("openRoomOccupancy", shown.openRoomOccupancy());
        values.put("bedOccupancy", shown.bedOccupancy());
        values.put("openBedOccupancy", shown.openBedOccupancy());
        return values;
    }

    private List<Row> progress(LocalDate from, LocalDate to) {
        List<ProgressRow> exact = compliance.progress(from, to, Territory.province());
        return progress.ofProvince(exact, from, to).stream()
                .map(line -> {
                    Map<String, @Nullable Number> values = new LinkedHashMap<>();
                    values.put("registered", line.registered());
                    values.put("active", line.active());
                    values.put("declaring", line.declaring());
                    values.put("silent", line.silent());
                    values.put("declared", published(line.declared()));
                    values.put("byCardQr", published(line.byCardQr()));
                    values.put("late", published(line.late()));
                    values.put("arrivalsMovedBack", published(line.arrivalsMovedBack()));
                    return new Row(Map.of("establishmentType", line.type().code()), values, null);
                })
                .toList();
    }

    private static List<Row> zone(ZoneOccupancy zone) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Map.of(), values(zone.beds(), zone.total()), null));
        zone.dormitories()
                .forEach(establishment -> rows.add(new Row(
                        establishment(establishment.id()),
                        values(establishment.beds(), establishment.figures()),
                        null)));
        for (ZoneOccupancy.Employer employer : zone.employers()) {
            Map<String, @Nullable Object> by = new LinkedHashMap<>();
            by.put("employerTaxCode", employer.taxCode());
            by.put("employer", employer.name());
            rows.add(new Row(by, values(null, employer.figures()), null));
        }
        rows.addAll(parts("sex", zone.sexes()));
        rows.addAll(parts("origin", zone.origins()));
        rows.addAll(parts("nationality", zone.nationalities()));
        rows.addAll(parts("homeProvince", zone.provinces()));
        return rows;
    }

    private static List<Row> parts(String dimension, List<ZoneOccupancy.Part> parts) {
        return parts.stream()
                .map(part ->
                        new Row(Collections.singletonMap(dimension, part.value()), values(null, part.figures()), null))
                .toList();
    }

    private static Map<String, @Nullable Number> values(@Nullable Long beds, ZoneOccupancy.Figures figures) {
        Map<String, @Nullable Number> values = new LinkedHashMap<>();
        values.put("beds", beds);
        values.put("persons", published(figures.persons()));
        values.put("occupied", published(figures.occupied()));
        values.put("arrivals", published(figures.arrivals()));
        values.put("leavings", published(figures.leavings()));
        values.put("transfers", null);
        values.put("past30", published(figures.past30()));
        values.put("missingCheckOuts", published(figures.missingCheckOuts()));
        return values;
    }

    private static List<Row> hospitals(HospitalOccupancy occupancy) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Map.of(), values(null, occupancy.total()), null));
        for (HospitalOccupancy.Hospital hospital : occupancy.hospitals()) {
            rows.add(new Row(establishment(hospital.id()), values(hospital.beds(), hospital.persons()), null));
            for (HospitalOccupancy.Department department : hospital.departments()) {
                Map<String, @Nullable Object> by = new LinkedHashMap<>(establishment(hospital.id()));
                by.put("department", department.name());
                rows.add(new Row(by, values(null, department.persons()), null));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Number> values(@Nullable Long beds, HospitalOccupancy.Persons persons) {
        Map<String, @Nullable Number> values = new LinkedHashMap<>();
        values.put("beds", beds);
        values.put("inpatients", published(persons.inpatients()));
        values.put("companions", published(persons.companions()));
        values.put("unspecified", published(persons.unspecified()));
        values.put("admissions", published(persons.admissions()));
        values.put("discharges", published(persons.discharges()));
        values.put("missingCheckOuts", published(persons.missingCheckOuts()));
        return values;
    }

    private static Map<String, @Nullable Object> establishment(String id) {
        return Collections.singletonMap("establishmentId", id);
    }

    /** A published count that came to nothing is held back. */
    private static @Nullable Long published(long published) {
        return Cell.of(published, false).value();
    }
}
