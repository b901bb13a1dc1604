package vn.luutru.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Invented establishments and what becomes of them, each sent at the first tick of a day. */
final class InventedProvince {

    /** What an administrator enters on a day: a description, or a state. */
    record Entry(LocalDate on, String establishment, String call, String body) {}

    private static final LocalDate BEGIN = Spread.BEGIN;
    private final List<Entry> words = new ArrayList<>();
    private final List<String> establishments = new ArrayList<>();

    InventedProvince() {
        establishment("H1", "HOTEL", "3", "16531", null, 12, 24);
        establishment("H2", "HOTEL", "4", "16531", null, 12, 22);
        establishment("H3", "HOTEL", null, "14797", null, 12, 20);
        establishment("V1", "TOURIST_VILLA", "5", "16516", null, 4, 9);
        establishment("A1", "TOURIST_APARTMENT", null, "16516", null, 6, 12);
        establishment("T1", "TOURIST_SHIP", "2", "16531", null, 5, 10);
        establishment("G1", "GUEST_HOUSE", null, "16531", null, 5, 10);
        establishment("G2", "GOVERNMENT_GUEST_HOUSE", null, "14797", null, 5, 8);
        establishment("S1", "HOMESTAY", null, "14758", null, 5, 11);
        establishment("C1", "CAMPSITE", null, "14758", null, 0, 30);
        establishment("B1", "BOARDING_HOUSE", null, "16531", "kcn-a", 5, 7);
        establishment("D1", "WORKER_DORMITORY", null, "16654", "kcn-a", 5, 14);
        establishment("D2", "WORKER_DORMITORY", null, "16654", "kcn-b", 5, 12);
        establishment("D3", "WORKER_DORMITORY", null, "16531", null, 5, 15);
        establishment("HZ", "HOTEL", "2", "16654", "kcn-a", 5, 9);
        establishment("BV1", "HOSPITAL", null, "14797", null, 5, 6);
        establishment("BV2", "HOSPITAL", null, "16531", "kcn-a", 5, 40);
        establishment("X1", "VEHICLE", null, "14797", null, 0, 12);
        // Known later, and from a day in the future on; guests come before it.
        later("2026-04-10", "G3", "GUEST_HOUSE", null, "16516", null, 5, 10, "2026-05-15");
        later("2026-04-12", "D4", "WORKER_DORMITORY", null, "16654", "kcn-b", 5, 10, "2026-06-01");
        later("2026-04-12", "BV3", "HOSPITAL", null, "14758", null, 5, 10, "2026-05-20");
        // A star in the future, a move sent late, a move into a zone, another use, another size sent into the past.
        later("2026-05-05", "H1", "HOTEL", "4", "16531", null, 14, 28, "2026-05-10");
        later("2026-05-02", "H2", "HOTEL", "4", "14797", null, 12, 22, "2026-04-20");
        later("2026-05-01", "D3", "WORKER_DORMITORY", null, "16531", "kcn-a", 5, 15, "2026-05-11");
        later("2026-05-18", "B1", "HOMESTAY", null, "16531", "kcn-a", 5, 7, "2026-05-20");
        later("2026-06-12", "A1", "TOURIST_APARTMENT", null, "16531", null, 9, 18, "2026-04-15");
        later("2026-06-20", "A1", "TOURIST_APARTMENT", null, "16531", null, 8, 16, "2026-04-15");
        later("2026-06-15", "BV1", "HOSPITAL", null, "16531", null, 6, 9, "2026-06-05");
        // An earlier beginning, sent when there were guests already.
        later("2026-06-18", "G3", "GUEST_HOUSE", null, "16531", null, 4, 8, "2026-05-01");
        phase("2026-04-25", "G2", "suspension", "2026-04-28");
        phase("2026-05-20", "G2", "reopening", "2026-05-25");
        phase("2026-05-28", "H3", "closure", "2026-06-10");
        phase("2026-06-02", "D2", "closure", "2026-06-05");
        phase("2026-06-14", "S1", "suspension", "2026-06-10");
        phase("2026-06-16", "T1", "closure", "2026-06-18");
        phase("2026-06-19", "T1", "reopening", "2026-06-18");
        phase("2026-06-22", "V1", "closure", "2026-07-05");
    }

    List<Entry> on(LocalDate day) {
        return words.stream().filter(word -> word.on.equals(day)).toList();
    }

    /** Those known on a day, with the type with which they were registered. */
    List<String> known(LocalDate day) {
        List<String> known = new ArrayList<>();
        for (String establishment : establishments) {
            String id = establishment.split(" ")[0];
            if (words.stream().anyMatch(word -> word.establishment.equals(id) && !word.on.isAfter(day))) {
                known.add(establishment);
            }
        }
        return known;
    }

    private void establishment(String id, String type, String stars, String ward, String zone, int rooms, int beds) {
        later(BEGIN.toString(), id, type, stars, ward, zone, rooms, beds, "2025-04-20");
    }

    private void later(
            String on,
            String id,
            String type,
            String stars,
            String ward,
            String zone,
            int rooms,
            int beds,
            String validFrom) {
        if (establishments.stream().noneMatch(establishment -> establishment.startsWith(id + " "))) {
            establishments.add(id + " " + type);
        }
        boolean lodging = !List.of("BOARDING_HOUSE", "WORKER_DORMITORY", "HOSPITAL", "VEHICLE")
                .contains(type);
        words.add(new Entry(LocalDate.parse(on), id, "", """
            {"name": "Nhà Thử %s", "type": "%s", "stars": %s, "regime": "%s", "ward": "%s", "zone": %s,
             "rooms": %d, "beds": %d, "remote": %s, "validFrom": "%s"}
            """.formatted(
                        id,
                        type,
                        stars,
                        lodging ? "LICENSED_LODGING" : "RESIDENCE_ONLY",
                        ward,
                        zone == null ? "null" : '"' + zone + '"',
                        rooms,
                        beds,
                        ward.equals("14758") || type.equals("WORKER_DORMITORY"),
                        validFrom)));
    }

    private void phase(String on, String id, String call, String from) {
        words.add(new Entry(LocalDate.parse(on), id, call, "{\"from\": \"%s\", \"reason\": \"Thử\"}".formatted(from)));
    }
}
