package vn.luutru.projection;

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
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.establishment.EstablishmentRecord.State;
import vn.luutru.declaration.event.Event;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.declaration.place.Place;
import vn.luutru.projection.DeclaredStays.DeclaredStay;
import vn.luutru.projection.hospital.HospitalOccupancy;
import vn.luutru.projection.zone.ZoneOccupancy;

/** The occupancy of zones and hospitals, counted one stay at a time straight from the events. */
final class OccupancyReference {

    private final DeclaredStays recorded;

    OccupancyReference(List<Event> events) {
        recorded = new DeclaredStays(events);
    }

    ZoneOccupancy zone(String zone, Instant at, @Nullable String territory) {
        LocalDate day = Vietnam.dateOf(at);
        List<ZoneOccupancy.Dormitory> dormitories = new ArrayList<>();
        List<DeclaredStay> all = new ArrayList<>();
        long beds = 0;
        for (EstablishmentRecord record : recorded.establishments.values()) {
            Establishment establishment = record.on(day);
            if (!zone.equals(establishment.zone()) || (territory != null && !territory.equals(establishment.ward()))) {
                continue;
            }
            String id = establishment.id().value();
            List<DeclaredStay> here = recorded.counting(
                    stay -> DeclaredStays.of(stay, id) && !stay.arrived().isAfter(at));
            all.addAll(here);
            boolean registered = !record.descriptions().getFirst().validFrom().isAfter(day);
            State state = registered ? record.stateOn(day) : null;
            long open = state == null || state == State.CLOSED ? 0 : establishment.beds();
            beds += open;
            if (state == null && here.stream().noneMatch(stay -> counts(figures(List.of(stay), at)))) {
                continue;
            }
            dormitories.add(new ZoneOccupancy.Dormitory(
                    id,
                    establishment.name(),
                    establishment.type(),
                    establishment.ward(),
                    state,
                    open,
                    figures(here, at)));
        }
        List<DeclaredStay> counted =
                all.stream().filter(stay -> counts(figures(List.of(stay), at))).toList();
        Map<String, Set<String>> codes = new TreeMap<>();
        for (DeclaredStay stay : counted) {
            String name = NormalForm.employer(stay.text(Field.WORKER_EMPLOYER));
            String code = stay.text(Field.WORKER_EMPLOYER_TAX_CODE);
            if (name != null && code != null) {
                codes.computeIfAbsent(name, none -> new HashSet<>()).add(code);
            }
        }
        Function<DeclaredStay, @Nullable String> taxCode = stay -> {
            String code = stay.text(Field.WORKER_EMPLOYER_TAX_CODE);
            Set<String> known = codes.get(String.valueOf(NormalForm.employer(stay.text(Field.WORKER_EMPLOYER))));
            return code == null && known != null && known.size() == 1
                    ? known.iterator().next()
                    : code;
        };
        List<ZoneOccupancy.Employer> employers = groups(
                        counted,
                        taxCode,
                        stay -> taxCode.apply(stay) == null
                                ? NormalForm.employer(stay.text(Field.WORKER_EMPLOYER))
                                : null)
                .entrySet()
                .stream()
                .map(e -> new ZoneOccupancy.Employer(
                        e.getKey().get(0), usualName(e.getValue()), figures(e.getValue(), at)))
                .toList();
        return new ZoneOccupancy(
                zone,
                at,
                beds,
                figures(all, at),
                dormitories,
                employers,
                parts(counted, OccupancyReference::sex, at),
                parts(counted, OccupancyReference::origin, at),
                parts(counted, stay -> stay.text(Field.NATIONALITY), at),
                parts(counted, stay -> stay.text(Field.RESIDENCE_PROVINCE), at));
    }

    private static List<ZoneOccupancy.Part> parts(
            List<DeclaredStay> counted, Function<DeclaredStay, @Nullable String> by, Instant at) {
        return groups(counted, by, stay -> null).entrySet().stream()
                .map(e -> new ZoneOccupancy.Part(e.getKey().get(0), figures(e.getValue(), at)))
                .toList();
    }

    private static Map<List<@Nullable String>, List<DeclaredStay>> groups(
            List<DeclaredStay> stays,
            Function<DeclaredStay, @Nullable String> one,
            Function<DeclaredStay, @Nullable String> other) {
        Comparator<@Nullable String> nullsLast = Comparator.nullsLast(Comparator.naturalOrder());
        Map<List<@Nullable String>, List<DeclaredStay>> groups =
                new TreeMap<>(Comparator.<List<@Nullable String>, @Nullable String>comparing(k -> k.get(0), nullsLast)
                        .thenComparing(k -> k.get(1), nullsLast));
        for (DeclaredStay stay : stays) {
            groups.computeIfAbsent(Arrays.asList(one.apply(stay), other.apply(stay)), none -> new ArrayList<>())
                    .add(stay);
        }
        return groups;
    }

    private static @Nullable String usualName(List<DeclaredStay> stays) {
        Map<String, Long> spelled = new TreeMap<>();
        for (DeclaredStay stay : stays) {
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

    private static String sex(DeclaredStay stay) {
        return stay.details.sex() == null ? "UNKNOWN" : stay.details.sex().name();
    }

    private static String origin(DeclaredStay stay) {
        String nationality = stay.text(Field.NATIONALITY);
        return nationality == null ? "UNKNOWN" : nationality.equals("VNM") ? "DOMESTIC" : "INTERNATIONAL";
    }

    private static boolean counts(ZoneOccupancy.Figures figures) {
        return figures.persons() + figures.arrivals() + figures.leavings() > 0;
    }

    private static ZoneOccupancy.Figures figures(List<DeclaredStay> stays, Instant at) {
        YearMonth month = YearMonth.from(Vietnam.timeOf(at));
        long persons = 0;
        long withoutBed = 0;
        long arrivals = 0;
        long leavings = 0;
        long past30 = 0;
        long missing = 0;
        Set<String> beds = new HashSet<>();
        for (DeclaredStay stay : stays) {
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
                String nationality = stay.text(Field.NATIONALITY);
                boolean foreign = nationality != null && !nationality.equals("VNM") && !nationality.equals("XXX");
                if (!foreign && ChronoUnit.DAYS.between(stay.day(), Vietnam.dateOf(at)) >= 30) {
                    past30++;
                }
                missing += stay.checkOutMissing(at) ? 1 : 0;
                Place place = stay.places.at(at);
                if (place.bed() == null) {
                    withoutBed++;
                } else {
                    beds.add(stay.in.establishment() + "/" + NormalForm.room(place.room()) + "/"
                            + NormalForm.bed(place.bed()));
                }
            }
        }
        return new ZoneOccupancy.Figures(persons, withoutBed + beds.size(), arrivals, leavings, past30, missing);
    }

    /** How many are in house and in another place than that in which they arrived. */
    long movedInHouse(Instant at) {
        return recorded.counting(stay -> stay.inHouse(at) && !stay.places.at(at).isSame(stay.places.at(stay.arrived())))
                .size();
    }

    HospitalOccupancy hospitals(Instant at, @Nullable String territory) {
        return new HospitalReference(recorded).hospitals(at, territory);
    }
}
