package vn.luutru.recount;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Beds and persons of an industrial zone at an instant, as the glossary defines them. */
final class Zones {

    private static final int TEMPORARY_RESIDENCE = 30;
    private static final int OPEN_NIGHTS = 30;

    private final World world;
    private final Instant at;
    private final LocalDate day;
    private final LocalDate first;

    Zones(World world, Instant at) {
        this.world = world;
        this.at = at;
        day = at.atZone(PlainStay.LOCAL).toLocalDate();
        first = day.withDayOfMonth(1);
    }

    /**
     * One line for each part of the answer: what it is of, with its figures.
     *
     * @param ward the reader's; null for the whole province
     */
    Map<String, Map<String, Object>> of(String zone, @Nullable String ward) {
        List<PlainEstablishment> establishments = world.establishments.values().stream()
                .filter(establishment ->
                        zone.equals(establishment.zone(day)) && (ward == null || ward.equals(establishment.ward(day))))
                .toList();
        Set<String> ids = new HashSet<>();
        establishments.forEach(establishment -> ids.add(establishment.id));
        List<PlainStay> stays = world.stays().stream()
                .filter(stay -> ids.contains(stay.establishment.id) && (present(stay) || came(stay) || left(stay)))
                .toList();
        Map<String, Map<String, Object>> lines = new TreeMap<>();
        long beds = 0;
        Map<String, List<Map<String, Object>>> byUse = new TreeMap<>();
        for (PlainEstablishment establishment : establishments) {
            List<PlainStay> own = stays.stream()
                    .filter(stay -> stay.establishment == establishment)
                    .toList();
            if (!establishment.registered(day) && own.isEmpty()) {
                continue;
            }
            Map<String, Object> line = figures(own);
            long places = establishment.there(day) ? establishment.beds(day) : 0;
            beds += places;
            line.put("beds", places);
            line.put("overOccupied", (long) line.get("occupied") > places);
            byUse.computeIfAbsent(establishment.use(day), use -> new ArrayList<>())
                    .add(line);
            line = new TreeMap<>(line);
            line.put("type", establishment.type(day));
            line.put("ward", establishment.ward(day));
            line.put("state", String.valueOf(establishment.state(day)));
            lines.put("dormitory " + establishment.id, line);
        }
        byUse.forEach((use, parts) -> lines.put("use " + use, summed(parts)));
        Map<String, Object> total = figures(stays);
        total.put("beds", beds);
        lines.put("total", total);
        parts(lines, "sex", stays, stay -> stay.text("/guest/sex"));
        parts(lines, "origin", stays, PlainStay::origin);
        parts(lines, "nationality", stays, stay -> stay.nationality());
        parts(lines, "province", stays, stay -> stay.text("/guest/residence/province"));
        employers(lines, stays);
        return lines;
    }

    private static Map<String, Object> summed(List<Map<String, Object>> parts) {
        Map<String, Object> sum = new TreeMap<>();
        for (String name :
                List.of("persons", "occupied", "arrivals", "leavings", "past30", "missingCheckOuts", "beds")) {
            sum.put(
                    name,
                    parts.stream().mapToLong(part -> (long) part.get(name)).sum());
        }
        sum.put("establishments", (long) parts.size());
        sum.put("overOccupied", (long) sum.get("occupied") > (long) sum.get("beds"));
        return sum;
    }

    private void parts(
            Map<String, Map<String, Object>> lines,
            String of,
            List<PlainStay> stays,
            Function<PlainStay, @Nullable String> value) {
        Map<String, List<PlainStay>> parts = new TreeMap<>();
        stays.forEach(stay -> parts.computeIfAbsent(String.valueOf(value.apply(stay)), key -> new ArrayList<>())
                .add(stay));
        parts.forEach((key, part) -> lines.put(of + " " + key, figures(part)));
    }

    private void employers(Map<String, Map<String, Object>> lines, List<PlainStay> stays) {
        Map<String, Set<String>> codesOfName = new HashMap<>();
        for (PlainStay stay : stays) {
            String name = stay.text("/worker/employer");
            String code = stay.text("/worker/employerTaxCode");
            if (name != null && code != null) {
                codesOfName
                        .computeIfAbsent(Spelling.employer(name), key -> new HashSet<>())
                        .add(code);
            }
        }
        Map<String, List<PlainStay>> parts = new TreeMap<>();
        for (PlainStay stay : stays) {
            String name = stay.text("/worker/employer");
            String code = stay.text("/worker/employerTaxCode");
            if (code == null && name != null) {
                Set<String> codes = codesOfName.getOrDefault(Spelling.employer(name), Set.of());
                code = codes.size() == 1 ? codes.iterator().next() : null;
            }
            String key = code != null ? "code " + code : name != null ? "name " + Spelling.employer(name) : "nobody";
            parts.computeIfAbsent(key, part -> new ArrayList<>()).add(stay);
        }
        parts.forEach((key, part) -> {
            String code = key.startsWith("code ") ? key.substring(5) : null;
            lines.put("employer " + code + " " + shown(part), figures(part));
        });
    }

    /** The most frequent spelling, of these the first; null if only the tax code was declared. */
    private static @Nullable String shown(List<PlainStay> part) {
        Map<String, Integer> spellings = new TreeMap<>();
        for (PlainStay stay : part) {
            String name = stay.text("/worker/employer");
            if (name != null) {
                spellings.merge(name, 1, Integer::sum);
            }
        }
        int most = spellings.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return spellings.entrySet().stream()
                .filter(spelling -> spelling.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Object> figures(List<PlainStay> stays) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("persons", count(stays, this::present));
        figures.put("occupied", beds(stays));
        figures.put("arrivals", count(stays, this::came));
        figures.put("leavings", count(stays, this::left));
        figures.put("past30", count(stays, this::long30));
        figures.put("missingCheckOuts", count(stays, this::checkOutMissing));
        return figures;
    }

    private long beds(List<PlainStay> stays) {
        Set<String> beds = new TreeSet<>();
        for (PlainStay stay : stays) {
            if (present(stay)) {
                String room = stay.places.at("room", at);
                String bed = stay.places.at("bed", at);
                beds.add(stay.establishment.id + " "
                        + (bed == null
                                ? "alone " + stay.reference
                                : (room == null ? "" : Spelling.room(room)) + "/" + Spelling.bed(bed)));
            }
        }
        return beds.size();
    }

    private static long count(List<PlainStay> stays, Predicate<PlainStay> which) {
        return stays.stream().filter(which).count();
    }

    boolean present(PlainStay stay) {
        return stay.inHouse(at);
    }

    boolean came(PlainStay stay) {
        return !stay.arrival().isAfter(at) && !stay.arrivalDay().isBefore(first);
    }

    boolean left(PlainStay stay) {
        Instant left = stay.departure();
        return left != null && !left.isAfter(at) && !stay.departureDay().isBefore(first);
    }

    /** In house without a departure, and the planned day, or else the thirtieth night, is over. */
    boolean checkOutMissing(PlainStay stay) {
        String planned = stay.text("/expectedDepartureOn");
        LocalDate last = planned == null ? stay.arrivalDay().plusDays(OPEN_NIGHTS) : LocalDate.parse(planned);
        return present(stay) && stay.departure() == null && last.isBefore(day);
    }

    private boolean long30(PlainStay stay) {
        String nationality = stay.nationality();
        boolean foreign = nationality != null && !nationality.equals("VNM") && !nationality.equals("XXX");
        return !foreign && present(stay) && !stay.arrivalDay().isAfter(day.minusDays(TEMPORARY_RESIDENCE));
    }
}
