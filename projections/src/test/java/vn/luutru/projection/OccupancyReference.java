package vn.luutru.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.PatientRole;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ToldStays.Told;
import vn.luutru.projection.hospital.HospitalOccupancy;
import vn.luutru.projection.zone.ZoneOccupancy;

/** The occupancy of zones and hospitals, counted one stay at a time straight from the events. */
final class OccupancyReference {

    private final ToldStays told;

    OccupancyReference(List<Event> events) {
        told = new ToldStays(events);
    }

    ZoneOccupancy zone(String zone, Instant at, @Nullable String territory) {
        LocalDate day = Vietnam.dateOf(at);
        List<ZoneOccupancy.Dormitory> dormitories = new ArrayList<>();
        List<Told> all = new ArrayList<>();
        long beds = 0;
        for (EstablishmentRecord record : told.houses.values()) {
            Establishment house = record.on(day);
            if (!zone.equals(house.zone()) || (territory != null && !territory.equals(house.ward()))) {
                continue;
            }
            String id = house.id().value();
            List<Told> here = told.counting(
                    stay -> ToldStays.of(stay, id) && !stay.arrived().isAfter(at));
            all.addAll(here);
            State state = record.stateOn(day);
            long open = state == State.CLOSED ? 0 : house.beds();
            beds += open;
            dormitories.add(new ZoneOccupancy.Dormitory(
                    id, house.name(), house.type(), house.ward(), state, open, figures(here, at)));
        }
        Map<List<@Nullable String>, List<Told>> byEmployer = new LinkedHashMap<>();
        for (Told stay : all) {
            if (counts(figures(List.of(stay), at))) {
                String taxCode = stay.text(Field.WORKER_EMPLOYER_TAX_CODE);
                List<@Nullable String> key = new ArrayList<>();
                key.add(taxCode);
                key.add(taxCode == null ? stay.text(Field.WORKER_EMPLOYER) : null);
                byEmployer.computeIfAbsent(key, none -> new ArrayList<>()).add(stay);
            }
        }
        Comparator<@Nullable String> nullsLast = Comparator.nullsLast(Comparator.naturalOrder());
        List<ZoneOccupancy.Employer> employers = byEmployer.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<List<@Nullable String>, List<Told>> e) ->
                                        e.getKey().get(0),
                                nullsLast)
                        .thenComparing(e -> e.getKey().get(1), nullsLast))
                .map(e -> new ZoneOccupancy.Employer(
                        e.getKey().get(0),
                        e.getValue().stream()
                                .map(stay -> stay.text(Field.WORKER_EMPLOYER))
                                .filter(Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        figures(e.getValue(), at)))
                .toList();
        return new ZoneOccupancy(zone, at, beds, figures(all, at), dormitories, employers);
    }

    private static boolean counts(ZoneOccupancy.Figures figures) {
        return figures.persons() + figures.arrivals() + figures.leavings() > 0;
    }

    private static ZoneOccupancy.Figures figures(List<Told> stays, Instant at) {
        YearMonth month = YearMonth.from(Vietnam.timeOf(at));
        long persons = 0;
        long withoutBed = 0;
        long arrivals = 0;
        long leavings = 0;
        long past30 = 0;
        Set<String> beds = new HashSet<>();
        for (Told stay : stays) {
            if (YearMonth.from(stay.day()).equals(month)) {
                arrivals++;
            }
            Instant departed = stay.details.departedAt();
            if (departed != null
                    && !departed.isAfter(at)
                    && YearMonth.from(Vietnam.timeOf(departed)).equals(month)) {
                leavings++;
            }
            if (stay.inHouse(at)) {
                persons++;
                if (ChronoUnit.DAYS.between(stay.day(), Vietnam.dateOf(at)) >= 30) {
                    past30++;
                }
                if (stay.details.bed() == null) {
                    withoutBed++;
                } else {
                    beds.add(stay.in.establishment() + "/" + stay.details.room() + "/" + stay.details.bed());
                }
            }
        }
        return new ZoneOccupancy.Figures(persons, withoutBed + beds.size(), arrivals, leavings, past30);
    }

    HospitalOccupancy hospitals(Instant at, @Nullable String territory) {
        LocalDate day = Vietnam.dateOf(at);
        List<HospitalOccupancy.Hospital> hospitals = new ArrayList<>();
        List<Told> all = new ArrayList<>();
        for (EstablishmentRecord record : told.houses.values()) {
            Establishment house = record.on(day);
            if (house.type() != EstablishmentType.HOSPITAL || (territory != null && !territory.equals(house.ward()))) {
                continue;
            }
            boolean closed = record.stateOn(day) == State.CLOSED;
            List<Told> here =
                    told.counting(stay -> ToldStays.of(stay, house.id().value()) && stay.inHouse(at));
            all.addAll(here);
            Map<String, List<Told>> byDepartment = new TreeMap<>();
            List<Told> nowhere = new ArrayList<>();
            for (Told stay : here) {
                String department = stay.text(Field.PATIENT_DEPARTMENT);
                (department == null ? nowhere : byDepartment.computeIfAbsent(department, none -> new ArrayList<>()))
                        .add(stay);
            }
            List<HospitalOccupancy.Department> departments = new ArrayList<>();
            byDepartment.forEach(
                    (name, some) -> departments.add(new HospitalOccupancy.Department(name, persons(some))));
            if (!nowhere.isEmpty()) {
                departments.add(new HospitalOccupancy.Department(null, persons(nowhere)));
            }
            if (!closed || !here.isEmpty()) {
                hospitals.add(new HospitalOccupancy.Hospital(
                        house.id().value(),
                        house.name(),
                        house.ward(),
                        closed ? 0 : house.beds(),
                        persons(here),
                        departments));
            }
        }
        return new HospitalOccupancy(at, persons(all), hospitals);
    }

    private static HospitalOccupancy.Persons persons(List<Told> stays) {
        return new HospitalOccupancy.Persons(
                stays.stream()
                        .filter(s -> s.details.patientRole() == PatientRole.INPATIENT)
                        .count(),
                stays.stream()
                        .filter(s -> s.details.patientRole() == PatientRole.COMPANION)
                        .count(),
                stays.stream().filter(s -> s.details.patientRole() == null).count());
    }
}
