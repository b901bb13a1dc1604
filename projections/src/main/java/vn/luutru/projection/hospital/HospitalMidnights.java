package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import vn.luutru.access.Territory;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.hospital.HospitalEstablishments.HospitalEntry;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.MidnightCounts;
import vn.luutru.projection.occupancy.OccupancyCache;
import vn.luutru.projection.occupancy.Occupants;

/** Who is in all hospitals together at several local midnights. */
final class HospitalMidnights {

    /** By role, which no move changes. */
    private static final class PersonsByRole implements MidnightCounts.Counter<Persons> {

        private final Occupants occupants;
        private final Persons[] persons;

        PersonsByRole(Occupants occupants, int midnights) {
            this.occupants = occupants;
            persons = new Persons[midnights];
            Arrays.fill(persons, Persons.NONE);
        }

        @Override
        public void add(int midnight, int particulars) {
            String role = occupants.particulars(particulars).role();
            persons[midnight] = persons[midnight].plus(Persons.one(role, true, false, false, false));
        }

        @Override
        public Persons of(int midnight) {
            return persons[midnight];
        }
    }

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
        NavigableMap<LocalDate, List<String>> hospitals = new TreeMap<>();
        days.forEach(day -> hospitals.put(day, hospitals(all, day, territory)));
        return MidnightCounts.of(connection, known, hospitals, PersonsByRole::new);
    }

    private static List<String> hospitals(Collection<EstablishmentRecord> all, LocalDate day, Territory territory) {
        return HospitalEstablishments.on(all, day, territory).establishments().stream()
                .map(HospitalEntry::id)
                .toList();
    }
}
