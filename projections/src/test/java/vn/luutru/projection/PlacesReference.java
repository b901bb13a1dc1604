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
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.CaptureMethod;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentEvent;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentRecord.State;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.declaration.Event;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.NilReported;
import vn.luutru.declaration.PatientRole;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.StayEvent.GuestCheckedOut;
import vn.luutru.declaration.StayEvent.StayCancelled;
import vn.luutru.declaration.StayEvent.StayCorrected;
import vn.luutru.declaration.Timeliness;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.compliance.ComplianceLine;
import vn.luutru.projection.compliance.ProgressLine;
import vn.luutru.projection.hospital.HospitalOccupancy;
import vn.luutru.projection.zone.ZoneOccupancy;

/** The figures about places, counted one stay and one day at a time straight from the events. */
final class PlacesReference {

    private static final class Told {
        final GuestCheckedIn in;
        StayDetails details;
        boolean cancelled;

        Told(GuestCheckedIn in) {
            this.in = in;
            this.details = in.details();
        }

        Instant arrived() {
            return Objects.requireNonNull(details.arrivedAt());
        }

        LocalDate day() {
            return Vietnam.dateOf(arrived());
        }

        boolean inHouse(Instant at) {
            Instant departed = details.departedAt();
            return !arrived().isAfter(at) && (departed == null || departed.isAfter(at));
        }

        @Nullable
        String text(Field field) {
            return (String) details.get(field);
        }
    }

    private final Map<UUID, Told> stays = new LinkedHashMap<>();
    private final Map<String, EstablishmentRecord> houses = new TreeMap<>();
    private final Set<Map.Entry<String, LocalDate>> nils = new HashSet<>();

    PlacesReference(List<Event> events) {
        for (Event event : events) {
            switch (event) {
                case EstablishmentEvent told ->
                    houses.put(
                            told.establishment().value(),
                            EstablishmentRecord.evolve(
                                    houses.get(told.establishment().value()), told));
                case NilReported nil -> nils.add(Map.entry(nil.establishment().value(), nil.date()));
                case GuestCheckedIn in -> stays.put(in.stream(), new Told(in));
                case GuestCheckedOut out -> {
                    Told stay = known(out.stream());
                    stay.details = stay.details.toBuilder()
                            .set(Field.DEPARTED_AT, out.departedAt())
                            .build();
                }
                case StayCorrected corrected -> {
                    Told stay = known(corrected.stream());
                    stay.details = stay.details.with(corrected.changes());
                }
                case StayCancelled cancelled -> known(cancelled.stream()).cancelled = true;
                default -> {}
            }
        }
    }

    private Told known(UUID stream) {
        return Objects.requireNonNull(stays.get(stream));
    }

    private List<Told> counting(Predicate<Told> which) {
        return stays.values().stream()
                .filter(stay -> !stay.cancelled)
                .filter(which)
                .toList();
    }

    private static boolean of(Told stay, String house) {
        return stay.in.establishment().value().equals(house);
    }

    ZoneOccupancy zone(String zone, Instant at, @Nullable String territory) {
        LocalDate day = Vietnam.dateOf(at);
        List<ZoneOccupancy.Dormitory> dormitories = new ArrayList<>();
        List<Told> all = new ArrayList<>();
        long beds = 0;
        for (EstablishmentRecord record : houses.values()) {
            Establishment house = record.on(day);
            if (!zone.equals(house.zone()) || (territory != null && !territory.equals(house.ward()))) {
                continue;
            }
            String id = house.id().value();
            List<Told> here = counting(stay -> of(stay, id) && !stay.arrived().isAfter(at));
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
        for (EstablishmentRecord record : houses.values()) {
            Establishment house = record.on(day);
            if (house.type() != EstablishmentType.HOSPITAL || (territory != null && !territory.equals(house.ward()))) {
                continue;
            }
            boolean closed = record.stateOn(day) == State.CLOSED;
            List<Told> here = counting(stay -> of(stay, house.id().value()) && stay.inHouse(at));
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

    private boolean told(String house, LocalDate day) {
        return nils.contains(Map.entry(house, day))
                || stays.values().stream()
                        .anyMatch(stay -> of(stay, house)
                                && (Vietnam.dateOf(Objects.requireNonNull(
                                                        stay.in.details().arrivedAt()))
                                                .equals(day)
                                        || (!stay.cancelled && stay.day().equals(day))));
    }

    List<ComplianceLine> compliance(LocalDate from, LocalDate to, LocalDate today, @Nullable String ward) {
        List<ComplianceLine> lines = new ArrayList<>();
        houses.forEach((id, record) -> {
            Map<String, ComplianceLine> byWard = new TreeMap<>();
            for (LocalDate each = from; !each.isAfter(to); each = each.plusDays(1)) {
                LocalDate day = each;
                Establishment house = record.on(day);
                boolean open = day.isBefore(today)
                        && !day.isBefore(record.descriptions().getFirst().validFrom())
                        && record.stateOn(day) == State.OPEN;
                List<Told> arrived = counting(stay -> of(stay, id) && stay.day().equals(day));
                long late = arrived.stream()
                        .filter(stay -> stay.in.timeliness() == Timeliness.LATE)
                        .count();
                ComplianceLine before = byWard.getOrDefault(
                        house.ward(), new ComplianceLine(id, "", house.type(), house.ward(), 0, 0, 0, 0, 0));
                byWard.put(
                        house.ward(),
                        new ComplianceLine(
                                id,
                                house.name(),
                                house.type(),
                                house.ward(),
                                before.onTime() + arrived.size() - late,
                                before.late() + late,
                                before.openDays() + (open ? 1 : 0),
                                before.missingDays() + (open && !told(id, day) ? 1 : 0),
                                before.nilDays() + (nils.contains(Map.entry(id, day)) ? 1 : 0)));
            }
            byWard.values().stream()
                    .filter(line -> ward == null || ward.equals(line.ward()))
                    .forEach(lines::add);
        });
        return lines;
    }

    List<ProgressLine> progress(LocalDate from, LocalDate to) {
        Map<String, ProgressLine> lines = new TreeMap<>();
        houses.forEach((id, record) -> {
            Establishment house = record.on(to);
            if (house.validFrom().isAfter(to) || record.stateOn(to) == State.CLOSED) {
                return;
            }
            boolean open = record.stateOn(to) == State.OPEN;
            boolean told = from.datesUntil(to.plusDays(1)).anyMatch(day -> told(id, day));
            List<Told> arrived = counting(stay ->
                    of(stay, id) && !stay.day().isBefore(from) && !stay.day().isAfter(to));
            ProgressLine b = lines.getOrDefault(
                    house.type() + " " + house.ward(),
                    new ProgressLine(house.type(), house.ward(), 0, 0, 0, 0, 0, 0, 0));
            lines.put(
                    house.type() + " " + house.ward(),
                    new ProgressLine(
                            house.type(),
                            house.ward(),
                            b.registered() + 1,
                            b.active() + (open ? 1 : 0),
                            b.declaring() + (open && told ? 1 : 0),
                            b.silent() + (open && !told ? 1 : 0),
                            b.declared() + arrived.size(),
                            b.byCardQr()
                                    + arrived.stream()
                                            .filter(s -> s.details.captureMethod() == CaptureMethod.CARD_QR)
                                            .count(),
                            b.late()
                                    + arrived.stream()
                                            .filter(s -> s.in.timeliness() == Timeliness.LATE)
                                            .count()));
        });
        return List.copyOf(lines.values());
    }
}
