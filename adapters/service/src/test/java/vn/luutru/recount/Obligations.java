package vn.luutru.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What an establishment still owes, as the glossary and the API description say. */
final class Obligations {

    private static final int LOOKING_BACK = 60;
    private static final int TEMPORARY_RESIDENCE = 30;

    private final World world;
    private final PlainEstablishment establishment;

    Obligations(World world, String id) {
        this.world = world;
        establishment = world.establishments.get(id);
    }

    /** The days, and the references of the stays, of each list. */
    Map<String, Set<String>> lists() {
        Map<String, Set<String>> lists = new TreeMap<>();
        Set<String> days = new TreeSet<>();
        Set<LocalDate> reported = world.reportedDays(establishment.id);
        for (LocalDate day = world.today.minusDays(LOOKING_BACK); day.isBefore(world.today); day = day.plusDays(1)) {
            if (establishment.open(day) && !reported.contains(day)) {
                days.add(day.toString());
            }
        }
        lists.put("daysWithoutReport", days);
        List<PlainStay> own = world.stays().stream()
                .filter(stay -> stay.establishment == establishment)
                .toList();
        List<PlainStay> there =
                own.stream().filter(stay -> stay.departure() == null).toList();
        lists.put("departureOverdue", references(there, this::overdue));
        lists.put("residenceThreshold", references(there, this::registers));
        lists.put("foreigners", references(there, this::foreigner));
        lists.put("withoutPapers", references(there, PlainStay::withoutPapers));
        lists.put("unidentified", references(own, Obligations::unidentified));
        // The history has no outage.
        lists.put("outages", Set.of());
        return lists;
    }

    private static Set<String> references(List<PlainStay> stays, Predicate<PlainStay> which) {
        Set<String> references = new TreeSet<>();
        stays.stream().filter(which).forEach(stay -> references.add(stay.reference));
        return references;
    }

    private boolean overdue(PlainStay stay) {
        String planned = stay.text("/expectedDepartureOn");
        return planned != null && LocalDate.parse(planned).isBefore(world.today);
    }

    private boolean registers(PlainStay stay) {
        boolean athome = establishment.ward(world.today).equals(stay.text("/guest/residence/ward"));
        return !stay.foreigner()
                && !athome
                && !stay.arrivalDay().plusDays(TEMPORARY_RESIDENCE).isAfter(world.today.plusDays(7));
    }

    private boolean foreigner(PlainStay stay) {
        return stay.foreigner() && (stay.late || !stay.arrivalDay().isBefore(world.today.minusDays(2)));
    }

    static boolean unidentified(PlainStay stay) {
        String nationality = stay.nationality();
        return stay.withoutPapers()
                && (stay.text("/guest/dateOfBirth") == null || nationality == null || nationality.equals("XXX"));
    }
}
