package vn.luutru.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
        for (EstablishmentRecord record : told.establishments.values()) {
            Establishment establishment = record.on(day);
            if (!zone.equals(establishment.zone()) || (territory != null && !territory.equals(establishment.ward()))) {
                continue;
            }
            String id = establishment.id().value();
            List<Told> here = told.counting(
                    stay -> ToldStays.of(stay, id) && !stay.arrived().isAfter(at));
            all.addAll(here);
            State state = record.stateOn(day);
            long open = state == State.CLOSED ? 0 : establishment.beds();
            beds += open;
            dormitories.add(new ZoneOccupancy.Dormitory(
                    id,
                    establishment.name(),
                    establishment.type(),
                    establishment.ward(),
                    state,
                    open,
                    figures(here, at)));
        }
        List<Told> counted =
                all.stream().filter(stay -> counts(figures(List.of(stay), at))).toList();
        Set<Told> moved = moved(all, YearMonth.from(day));
        List<ZoneOccupancy.Employer> employers = groups(
                        counted, stay -> stay.text(Field.WORKER_EMPLOYER_TAX_CODE), OccupancyReference::nameOnly)
                .entrySet()
                .stream()
                .map(e -> new ZoneOccupancy.Employer(
                        e.getKey().get(0), usualName(e.getValue()), figures(e.getValue(), at, moved)))
                .toList();
        for (int i = 0; i < dormitories.size(); i++) {
            ZoneOccupancy.Dormitory establishment = dormitories.get(i);
            List<Told> here = all.stream()
                    .filter(stay -> ToldStays.of(stay, establishment.id()))
                    .toList();
            dormitories.set(
                    i,
                    new ZoneOccupancy.Dormitory(
                            establishment.id(),
                            establishment.name(),
                            establishment.type(),
                            establishment.ward(),
                            establishment.state(),
                            establishment.beds(),
                            figures(here, at, moved)));
        }
        return new ZoneOccupancy(
                zone,
                at,
                beds,
                figures(all, at, moved),
                dormitories,
                employers,
                parts(counted, OccupancyReference::sex, at, moved),
                parts(counted, OccupancyReference::origin, at, moved),
                parts(counted, stay -> stay.text(Field.NATIONALITY), at, moved),
                parts(counted, stay -> stay.text(Field.RESIDENCE_PROVINCE), at, moved));
    }

    private static List<ZoneOccupancy.Part> parts(
            List<Told> counted, Function<Told, @Nullable String> by, Instant at, Set<Told> moved) {
        return groups(counted, by, stay -> null).entrySet().stream()
                .map(e -> new ZoneOccupancy.Part(e.getKey().get(0), figures(e.getValue(), at, moved)))
                .toList();
    }

    private static Map<List<@Nullable String>, List<Told>> groups(
            List<Told> stays, Function<Told, @Nullable String> one, Function<Told, @Nullable String> other) {
        Comparator<@Nullable String> nullsLast = Comparator.nullsLast(Comparator.naturalOrder());
        Map<List<@Nullable String>, List<Told>> groups =
                new TreeMap<>(Comparator.<List<@Nullable String>, @Nullable String>comparing(k -> k.get(0), nullsLast)
                        .thenComparing(k -> k.get(1), nullsLast));
        for (Told stay : stays) {
            groups.computeIfAbsent(Arrays.asList(one.apply(stay), other.apply(stay)), none -> new ArrayList<>())
                    .add(stay);
        }
        return groups;
    }

    private static @Nullable String nameOnly(Told stay) {
        return stay.text(Field.WORKER_EMPLOYER_TAX_CODE) == null ? stay.text(Field.WORKER_EMPLOYER) : null;
    }

    private static @Nullable String usualName(List<Told> stays) {
        Map<String, Long> spelled = new TreeMap<>();
        for (Told stay : stays) {
            String name = stay.text(Field.WORKER_EMPLOYER);
            if (name != null) {
                spelled.merge(name, 1L, Long::sum);
            }
        }
        String usual = null;
        for (Map.Entry<String, Long> name : spelled.entrySet()) {
            if (usual == null || name.getValue() > Objects.requireNonNull(spelled.get(usual))) {
                usual = name.getKey();
            }
        }
        return usual;
    }

    private static String sex(Told stay) {
        return stay.details.sex() == null ? "UNKNOWN" : stay.details.sex().name();
    }

    private static String origin(Told stay) {
        String nationality = stay.text(Field.NATIONALITY);
        return nationality == null ? "UNKNOWN" : nationality.equals("VNM") ? "DOMESTIC" : "INTERNATIONAL";
    }

    /** The arrivals of a month that answer to a leaving: by hand, arrival after arrival. */
    private static Set<Told> moved(List<Told> all, YearMonth month) {
        List<Told> workers = all.stream()
                .filter(stay ->
                        stay.text(Field.WORKER_EMPLOYER) != null || stay.text(Field.WORKER_EMPLOYER_TAX_CODE) != null)
                .toList();
        List<Told> left = new ArrayList<>(workers.stream()
                .filter(stay -> stay.details.departedAt() != null)
                .sorted(Comparator.comparing((Told stay) -> stay.details.departedAt())
                        .thenComparing(stay -> stay.in.establishment().value())
                        .thenComparing(stay -> stay.in.stream().toString()))
                .toList());
        Set<Told> moved = new HashSet<>();
        workers.stream()
                .filter(stay -> YearMonth.from(stay.day()).equals(month))
                .sorted(Comparator.comparing(Told::arrived)
                        .thenComparing(stay -> stay.in.establishment().value())
                        .thenComparing(stay -> stay.in.stream().toString()))
                .forEach(arrival -> left.stream()
                        .filter(other -> !other.in.establishment().equals(arrival.in.establishment())
                                && kind(other).equals(kind(arrival)))
                        .filter(other -> !Objects.requireNonNull(other.details.departedAt())
                                        .isAfter(arrival.arrived())
                                && !other.details
                                        .departedAt()
                                        .plus(Duration.ofDays(7))
                                        .isBefore(arrival.arrived()))
                        .findFirst()
                        .ifPresent(other -> {
                            left.remove(other);
                            moved.add(arrival);
                        }));
        return moved;
    }

    private static List<@Nullable String> kind(Told stay) {
        return Arrays.asList(
                stay.text(Field.WORKER_EMPLOYER_TAX_CODE),
                nameOnly(stay),
                sex(stay),
                stay.text(Field.NATIONALITY),
                stay.text(Field.RESIDENCE_PROVINCE));
    }

    private static ZoneOccupancy.Figures figures(List<Told> stays, Instant at, Set<Told> moved) {
        ZoneOccupancy.Figures f = figures(stays, at);
        return new ZoneOccupancy.Figures(
                f.persons(),
                f.occupied(),
                f.arrivals(),
                f.leavings(),
                stays.stream().filter(moved::contains).count(),
                f.past30());
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
        return new ZoneOccupancy.Figures(persons, withoutBed + beds.size(), arrivals, leavings, 0, past30);
    }

    HospitalOccupancy hospitals(Instant at, @Nullable String territory) {
        LocalDate day = Vietnam.dateOf(at);
        List<HospitalOccupancy.Hospital> hospitals = new ArrayList<>();
        List<Told> all = new ArrayList<>();
        for (EstablishmentRecord record : told.establishments.values()) {
            Establishment establishment = record.on(day);
            if (establishment.type() != EstablishmentType.HOSPITAL
                    || (territory != null && !territory.equals(establishment.ward()))) {
                continue;
            }
            boolean closed = record.stateOn(day) == State.CLOSED;
            List<Told> here =
                    told.counting(stay -> ToldStays.of(stay, establishment.id().value()) && stay.inHouse(at));
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
                        establishment.id().value(),
                        establishment.name(),
                        establishment.ward(),
                        closed ? 0 : establishment.beds(),
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
