package vn.luutru.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures of tourism by guest, night and room, as the glossary defines them. */
final class Tourism {

    static final List<String> OF_PERSONS = List.of("origin", "nationality", "ageGroup", "sex");
    private static final int OPEN_NIGHTS = 30;
    private static final int SHORTEST_AVERAGE = 28;
    private static final int[] AGES = {0, 6, 15, 25, 35, 45, 55, 65};

    private final World world;

    private final boolean published;

    Tourism(World world) {
        this(world, false);
    }

    /** @param published without what is declared of establishments before they are registered, or after they closed */
    Tourism(World world, boolean published) {
        this.world = world;
        this.published = published;
    }

    private boolean counts(PlainEstablishment establishment, LocalDate day) {
        return establishment.ofTourism(day) && (!published || establishment.there(day));
    }

    /** Sums of one group. */
    private static final class Sums {
        final Map<String, Long> counts = new HashMap<>();
        final Set<String> usedRooms = new HashSet<>();
        final Set<String> openRooms = new HashSet<>();

        void add(String figure, long number) {
            counts.merge(figure, number, Long::sum);
        }

        long of(String figure) {
            return counts.getOrDefault(figure, 0L);
        }
    }

    /** By group: the values of the dimensions, and of each group its figures; the group of all is the empty one. */
    Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> figures(
            LocalDate from, LocalDate to, List<String> groupBy, Function<PlainEstablishment, Boolean> which) {
        Map<Map<String, @Nullable String>, Sums> groups = new HashMap<>();
        if (groupBy.isEmpty()) {
            groups.put(Map.of(), new Sums());
        }
        boolean ofPersons = groupBy.stream().anyMatch(OF_PERSONS::contains);
        for (PlainStay stay : world.stays()) {
            if (stay.travels() && which.apply(stay.establishment)) {
                count(stay, from, to, groupBy, groups);
            }
        }
        for (PlainEstablishment establishment : world.establishments.values()) {
            if (!ofPersons && which.apply(establishment)) {
                available(establishment, from, to, groupBy, groups);
            }
        }
        Map<Map<String, @Nullable String>, Map<String, @Nullable BigDecimal>> figures = new HashMap<>();
        groups.forEach((group, sums) -> figures.put(group, figures(sums, ofPersons, days(group, from, to))));
        return figures;
    }

    /** How many days that are over belong to a group. */
    private long days(Map<String, @Nullable String> group, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .filter(day -> day.isBefore(world.today))
                .filter(day -> group.get("day") == null || day.toString().equals(group.get("day")))
                .filter(day -> group.get("month") == null
                        || YearMonth.from(day).toString().equals(group.get("month")))
                .count();
    }

    private void count(
            PlainStay stay,
            LocalDate from,
            LocalDate to,
            List<String> groupBy,
            Map<Map<String, @Nullable String>, Sums> groups) {
        LocalDate arrived = stay.arrivalDay();
        LocalDate left = stay.departureDay();
        PlainEstablishment establishment = stay.establishment;
        if (!arrived.isBefore(from) && !arrived.isAfter(to) && counts(establishment, arrived)) {
            Sums sums = groups.computeIfAbsent(group(establishment, arrived, stay, groupBy), key -> new Sums());
            sums.add(left == null ? "openArrivals" : left.isAfter(arrived) ? "overnightArrivals" : "dayGuests", 1);
        }
        LocalDate end = left == null ? min(world.today, arrived.plusDays(OPEN_NIGHTS)) : left;
        for (LocalDate night = arrived; night.isBefore(end); night = night.plusDays(1)) {
            if (night.isBefore(from) || night.isAfter(to) || !counts(establishment, night)) {
                continue;
            }
            Sums sums = groups.computeIfAbsent(group(establishment, night, stay, groupBy), key -> new Sums());
            sums.add(left == null ? "openNights" : "nights", 1);
            String room = stay.places.at(
                    "room", night.plusDays(1).atStartOfDay(PlainStay.LOCAL).toInstant());
            String key = establishment.id + " " + night + " "
                    + (room == null ? "alone " + stay.reference : "room " + Spelling.room(room));
            (left == null ? sums.openRooms : sums.usedRooms).add(key);
        }
    }

    private void available(
            PlainEstablishment establishment,
            LocalDate from,
            LocalDate to,
            List<String> groupBy,
            Map<Map<String, @Nullable String>, Sums> groups) {
        for (LocalDate day = from; !day.isAfter(to) && day.isBefore(world.today); day = day.plusDays(1)) {
            if (establishment.open(day) && establishment.ofTourism(day)) {
                Sums sums = groups.computeIfAbsent(group(establishment, day, null, groupBy), key -> new Sums());
                sums.add("roomsAvailable", establishment.rooms(day));
                sums.add("bedsAvailable", establishment.beds(day));
            }
        }
    }

    private static Map<String, @Nullable String> group(
            PlainEstablishment establishment, LocalDate day, @Nullable PlainStay stay, List<String> groupBy) {
        Map<String, @Nullable String> group = new TreeMap<>();
        for (String by : groupBy) {
            group.put(
                    by,
                    switch (by) {
                        case "day" -> day.toString();
                        case "month" -> YearMonth.from(day).toString();
                        case "ward" -> establishment.ward(day);
                        case "establishmentType" -> establishment.type(day);
                        case "stars" -> establishment.stars(day);
                        case "origin" -> stay.origin();
                        case "nationality" -> stay.nationality();
                        case "ageGroup" -> ageGroup(stay.age());
                        case "sex" -> stay.text("/guest/sex");
                        default -> throw new IllegalArgumentException(by);
                    });
        }
        return group;
    }

    private static String ageGroup(@Nullable Integer age) {
        if (age == null) {
            return "UNKNOWN";
        }
        for (int i = AGES.length - 1; i > 0; i--) {
            if (age >= AGES[i]) {
                return i == AGES.length - 1 ? AGES[i] + "+" : AGES[i] + "-" + (AGES[i + 1] - 1);
            }
        }
        return AGES[0] + "-" + (AGES[1] - 1);
    }

    private static Map<String, @Nullable BigDecimal> figures(Sums sums, boolean ofPersons, long days) {
        long nights = sums.of("nights");
        long openNights = sums.of("openNights");
        long overnight = sums.of("overnightArrivals");
        Map<String, @Nullable BigDecimal> figures = new LinkedHashMap<>();
        figures.put("arrivals", BigDecimal.valueOf(sums.of("dayGuests") + overnight + sums.of("openArrivals")));
        for (String name : List.of("dayGuests", "overnightArrivals", "openArrivals", "nights", "openNights")) {
            figures.put(name, BigDecimal.valueOf(sums.of(name)));
        }
        figures.put("guestDays", BigDecimal.valueOf(nights + openNights));
        figures.put(
                "averageStay",
                days < SHORTEST_AVERAGE ? null : ratio(nights + openNights, overnight + sums.of("openArrivals")));
        sums.openRooms.removeAll(sums.usedRooms);
        long used = sums.usedRooms.size();
        long open = sums.openRooms.size();
        long rooms = sums.of("roomsAvailable");
        long beds = sums.of("bedsAvailable");
        figures.put("roomsUsed", ofPersons ? null : BigDecimal.valueOf(used));
        figures.put("openRoomsUsed", ofPersons ? null : BigDecimal.valueOf(open));
        figures.put("roomsAvailable", ofPersons ? null : BigDecimal.valueOf(rooms));
        figures.put("bedsAvailable", ofPersons ? null : BigDecimal.valueOf(beds));
        figures.put("roomOccupancy", ofPersons ? null : ratio(used, rooms));
        figures.put("openRoomOccupancy", ofPersons ? null : ratio(open, rooms));
        figures.put("bedOccupancy", ofPersons ? null : ratio(nights, beds));
        figures.put("openBedOccupancy", ofPersons ? null : ratio(openNights, beds));
        return figures;
    }

    static @Nullable BigDecimal ratio(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Every way to group by dimensions, these the more, the coarser. */
    static List<List<String>> everyGrouping(List<String> dimensions) {
        List<List<String>> all = new ArrayList<>();
        for (int chosen = 0; chosen < 1 << dimensions.size(); chosen++) {
            List<String> groupBy = new ArrayList<>();
            for (int i = 0; i < dimensions.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    groupBy.add(dimensions.get(i));
                }
            }
            all.add(groupBy);
        }
        return all;
    }
}
