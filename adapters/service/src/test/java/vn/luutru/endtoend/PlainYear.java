package vn.luutru.endtoend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;

/** What the lines of a push say, counted by hand: one guest after the other, one night after the other. */
final class PlainYear {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A stay, as its check-in and its check-out have it. */
    static final class Stay {

        final Establishment establishment;
        final JsonNode checkIn;
        final Instant arrivedAt;
        Instant departedAt;

        private Stay(Establishment establishment, JsonNode checkIn) {
            this.establishment = establishment;
            this.checkIn = checkIn;
            this.arrivedAt = at(checkIn, "arrivedAt");
        }

        LocalDate arrivedOn() {
            return Vietnam.dateOf(arrivedAt);
        }

        boolean inHouse(Instant at) {
            return !arrivedAt.isAfter(at) && (departedAt == null || departedAt.isAfter(at));
        }

        /**
         * The days on which the nights begin, up to the end of the period; 30 at most without a departure, which is then
         * taken for forgotten.
         */
        private List<LocalDate> nights(LocalDate end) {
            LocalDate last = departedAt == null ? arrivedOn().plusDays(30) : Vietnam.dateOf(departedAt);
            return arrivedOn().datesUntil(last.isAfter(end) ? end : last).toList();
        }
    }

    /** The counts of one group, named as the service names them. */
    static final class Counts {

        final Map<String, Long> recorded = new TreeMap<>();

        private Counts() {
            for (String name : List.of(
                    "arrivals",
                    "dayGuests",
                    "overnightArrivals",
                    "openArrivals",
                    "nights",
                    "openNights",
                    "roomsUsed")) {
                recorded.put(name, 0L);
            }
        }

        private void add(String name) {
            recorded.merge(name, 1L, Long::sum);
        }
    }

    final List<Stay> stays;
    private final LocalDate end;

    /** @param end the local day after the last */
    PlainYear(List<String> lines, List<Establishment> establishments, LocalDate end) {
        this.end = end;
        Map<String, Establishment> byId = establishments.stream()
                .collect(Collectors.toMap(establishment -> establishment.id().value(), Function.identity()));
        Map<String, Stay> byReference = new LinkedHashMap<>();
        for (String line : lines) {
            JsonNode answer = JSON.readTree(line);
            String establishment = answer.path("establishmentId").asString();
            String stay = establishment + "/" + answer.path("reference").asString();
            switch (answer.path("type").asString()) {
                case "CHECK_IN" -> byReference.put(stay, new Stay(byId.get(establishment), answer));
                case "CHECK_OUT" -> byReference.get(stay).departedAt = at(answer, "departedAt");
                default -> throw new IllegalArgumentException(line);
            }
        }
        stays = new ArrayList<>(byReference.values());
    }

    /** Tourists by month and what their establishment is: arrivals on the day they come, nights on the day each begins. */
    Map<String, Map<String, Long>> tourists(Function<Establishment, String> group) {
        Map<String, Counts> groups = new TreeMap<>();
        Map<String, Counts> rooms = new HashMap<>();
        for (Stay stay : stays) {
            if (!stay.establishment.type().tourism()) {
                continue;
            }
            Counts arrival = groups.computeIfAbsent(key(stay.arrivedOn(), stay, group), key -> new Counts());
            boolean sameDay =
                    stay.departedAt != null && Vietnam.dateOf(stay.departedAt).equals(stay.arrivedOn());
            arrival.add("arrivals");
            arrival.add(sameDay ? "dayGuests" : stay.departedAt == null ? "openArrivals" : "overnightArrivals");
            for (LocalDate night : stay.nights(end)) {
                Counts counts = groups.computeIfAbsent(key(night, stay, group), key -> new Counts());
                counts.add(stay.departedAt == null ? "openNights" : "nights");
                String room = stay.establishment.id().value() + "/"
                        + stay.checkIn.path("room").asString();
                // A room counts as used once one of its guests has left; until then it is open.
                if (stay.departedAt != null && rooms.putIfAbsent(night + "/" + room, counts) == null) {
                    counts.add("roomsUsed");
                }
            }
        }
        Map<String, Map<String, Long>> recorded = new TreeMap<>();
        groups.forEach((key, counts) -> recorded.put(key, counts.recorded));
        return recorded;
    }

    /** Nights of all tourists, for each of them who is no guest of a day. */
    double averageStay(Predicate<Establishment> which) {
        long nights = 0;
        long guests = 0;
        for (Stay stay : stays) {
            if (stay.establishment.type().tourism() && which.test(stay.establishment)) {
                nights += stay.nights(end).size();
                guests += stay.departedAt == null
                                || Vietnam.dateOf(stay.departedAt).isAfter(stay.arrivedOn())
                        ? 1
                        : 0;
            }
        }
        return (double) nights / guests;
    }

    /** Who is in an establishment at an instant, by any name. */
    Map<String, Long> inHouse(Instant at, Predicate<Establishment> which, Function<Stay, String> name) {
        Map<String, Long> persons = new HashMap<>();
        stays.stream()
                .filter(stay -> which.test(stay.establishment) && stay.inHouse(at))
                .forEach(stay -> persons.merge(name.apply(stay), 1L, Long::sum));
        return persons;
    }

    private static String key(LocalDate day, Stay stay, Function<Establishment, String> group) {
        return YearMonth.from(day) + "/" + group.apply(stay.establishment);
    }

    private static Instant at(JsonNode answer, String name) {
        return OffsetDateTime.parse(answer.path(name).asString()).toInstant();
    }
}
