package vn.luutru.projection.hospital;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.directory.Mergers;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.OccupantAttributes;
import vn.luutru.projection.occupancy.Occupants;

/**
 * The establishments that are hospitals on a day, and who is in them.
 *
 * @param mergers on this day: guests of one that was merged are counted in the one that stays, as its beds are
 */
record HospitalEstablishments(List<HospitalEntry> establishments, Mergers mergers) {

    private static final Comparator<@Nullable String> BY_NAME = Comparator.nullsLast(Comparator.naturalOrder());

    /** @param closed whether it is closed, or its first description holds only later */
    record HospitalEntry(String id, String name, String ward, boolean closed, long beds) {}

    /**
     * @param known     all establishments
     * @param territory whose hospitals are looked at
     */
    static HospitalEstablishments on(Collection<EstablishmentRecord> known, LocalDate day, Territory territory) {
        List<HospitalEntry> establishments = new ArrayList<>();
        for (EstablishmentRecord record : known) {
            Establishment description = record.on(day);
            if (description.type() == EstablishmentType.HOSPITAL && territory.covers(description.ward())) {
                boolean closed = record.stateOn(day) == EstablishmentRecord.State.CLOSED
                        || record.descriptions().getFirst().validFrom().isAfter(day);
                establishments.add(new HospitalEntry(
                        description.id().value(), description.name(), description.ward(), closed, description.beds()));
            }
        }
        establishments.sort(Comparator.comparing(HospitalEntry::id));
        return new HospitalEstablishments(establishments, Mergers.on(known, day));
    }

    /** The instant from which on stays matter to the figures at another. */
    static Instant since(Instant at) {
        return Vietnam.startOf(Vietnam.dateOf(at).withDayOfMonth(1));
    }

    private interface Counter {
        void count(
                int establishment,
                int particulars,
                boolean inHouse,
                boolean admitted,
                boolean discharged,
                boolean checkOutMissing);
    }

    /** The departments of each hospital with somebody in house at an instant, or who came or left in the month, by name. */
    Map<String, List<Department>> departments(Occupants occupants, Instant at) {
        long until = Occupants.micros(at);
        long month = Occupants.micros(since(at));
        List<String> ids = establishments.stream().map(HospitalEntry::id).toList();
        Set<String> listed = Set.copyOf(ids);
        Map<String, Map<@Nullable String, Persons>> counted = new HashMap<>();
        Map<String, String> written = new HashMap<>();
        Counter counter = (establishment, kind, inHouse, admitted, discharged, missing) -> {
            OccupantAttributes particulars = occupants.particulars(kind);
            String department = occupants.department(kind);
            Persons person = Persons.one(particulars.role(), inHouse, admitted, discharged, missing);
            if (!person.equals(Persons.NONE)) {
                String id = mergers.surviving(occupants.establishment(establishment), listed);
                counted.computeIfAbsent(id, none -> new TreeMap<>(BY_NAME)).merge(department, person, Persons::plus);
                if (department != null) {
                    written.merge(
                            id + "/" + department,
                            Objects.requireNonNull(particulars.department()),
                            BinaryOperator.minBy(Comparator.naturalOrder()));
                }
            }
        };
        occupants.each(ids, month, until, (stay, establishment, kind, arrived, departed, bed) -> {
            boolean discharged = departed >= month && departed <= until;
            boolean missing = occupants.isCheckOutMissing(stay, until);
            int first = occupants.particularsAt(stay, arrived);
            int last = occupants.particularsAt(stay, departed - 1);
            if (first == kind && last == kind) {
                counter.count(establishment, kind, departed > until, arrived >= month, discharged, missing);
            } else {
                counter.count(establishment, kind, departed > until, false, false, missing);
                counter.count(establishment, first, false, arrived >= month, false, false);
                counter.count(establishment, last, false, false, discharged, false);
            }
        });
        Map<String, List<Department>> departments = new HashMap<>();
        counted.forEach((establishment, persons) -> {
            List<Department> found = new ArrayList<>();
            persons.forEach((name, some) ->
                    found.add(new Department(name == null ? null : written.get(establishment + "/" + name), some)));
            departments.put(establishment, found);
        });
        return departments;
    }

    static Persons persons(ResultSet row) throws SQLException {
        return new Persons(
                row.getLong("inpatients"),
                row.getLong("companions"),
                row.getLong("unspecified"),
                row.getLong("admissions"),
                row.getLong("discharges"),
                row.getLong("missing_check_outs"));
    }
}
