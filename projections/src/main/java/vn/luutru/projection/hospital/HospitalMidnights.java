package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.hospital.HospitalEstablishments.HospitalEntry;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.Occupants;

/** Who is in all hospitals together at several local midnights, in one pass over the stays. */
final class HospitalMidnights {

    private HospitalMidnights() {}

    /**
     * By what is known now.
     *
     * @param days      the local days that begin with the midnights, consecutive, the earliest first
     * @param all       all establishments
     * @param territory whose hospitals are looked at
     * @return by day, without admissions, discharges and missing check-outs
     */
    static Map<LocalDate, Persons> of(
            Connection connection,
            OccupancyCache known,
            List<LocalDate> days,
            Collection<EstablishmentRecord> all,
            Territory territory)
            throws SQLException {
        Map<LocalDate, Persons> totals = new TreeMap<>();
        Map<List<String>, List<LocalDate>> alike = days.stream()
                .collect(Collectors.groupingBy(
                        day -> hospitals(all, day, territory), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<List<String>, List<LocalDate>> entry : alike.entrySet()) {
            List<LocalDate> counted = entry.getValue();
            long[] midnights = counted.stream()
                    .mapToLong(day -> Occupants.micros(Vietnam.startOf(day)))
                    .toArray();
            List<Persons> counts = known.count(
                    connection,
                    Vietnam.startOf(counted.getFirst()),
                    Vietnam.startOf(counted.getLast()),
                    occupants -> at(occupants, entry.getKey(), midnights));
            for (int i = 0; i < midnights.length; i++) {
                totals.put(counted.get(i), counts.get(i));
            }
        }
        return totals;
    }

    private static List<String> hospitals(Collection<EstablishmentRecord> all, LocalDate day, Territory territory) {
        return HospitalEstablishments.on(all, day, territory).establishments().stream()
                .map(HospitalEntry::id)
                .toList();
    }

    /** A move changes department, room and bed, never the role. */
    private static List<Persons> at(Occupants occupants, List<String> hospitals, long[] midnights) {
        Persons[] counts = new Persons[midnights.length];
        Arrays.fill(counts, Persons.NONE);
        occupants.each(
                hospitals,
                midnights[0],
                midnights[midnights.length - 1],
                (stay, establishment, kind, arrived, departed, bed) -> {
                    Persons one = Persons.one(occupants.particulars(kind).role(), true, false, false, false);
                    for (int i = 0; i < midnights.length; i++) {
                        if (arrived <= midnights[i] && departed > midnights[i]) {
                            counts[i] = counts[i].plus(one);
                        }
                    }
                });
        return List.of(counts);
    }
}
