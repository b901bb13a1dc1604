package vn.luutru.projection.hospital;

import java.sql.Connection;
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
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Establishment;
import vn.luutru.declaration.EstablishmentRecord;
import vn.luutru.declaration.EstablishmentType;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;

/** The establishments that are hospitals on a day, and who is in them. */
record HospitalHouses(List<House> houses) {

    record House(String id, String name, String ward, boolean closed, long beds) {}

    /**
     * @param known     all establishments
     * @param territory the only ward whose hospitals are looked at; null for all
     */
    static HospitalHouses on(Collection<EstablishmentRecord> known, LocalDate day, @Nullable String territory) {
        List<House> houses = new ArrayList<>();
        for (EstablishmentRecord record : known) {
            Establishment told = record.on(day);
            if (told.type() == EstablishmentType.HOSPITAL && (territory == null || territory.equals(told.ward()))) {
                boolean closed = record.stateOn(day) == EstablishmentRecord.State.CLOSED;
                houses.add(new House(told.id().value(), told.name(), told.ward(), closed, told.beds()));
            }
        }
        houses.sort(Comparator.comparing(House::id));
        return new HospitalHouses(houses);
    }

    /** The departments of each hospital with somebody in house at an instant. */
    Map<String, List<Department>> departments(Connection connection, String schema, Instant at) throws SQLException {
        Map<String, List<Department>> departments = new HashMap<>();
        new SqlText()
                .add("""
                        select establishment, patient_department,
                            count(*) filter (where patient_role = 'INPATIENT') as inpatients,
                            count(*) filter (where patient_role = 'COMPANION') as companions,
                            count(*) filter (where patient_role is null) as unspecified
                        from %s.stay
                        where establishment = any(?) and not cancelled and arrived_at <= ?
                            and (departed_at is null or departed_at > ?)
                        group by establishment, patient_department
                        order by establishment, patient_department collate "C" nulls last
                        """.formatted(schema), houses.stream().map(House::id).toList(), at, at)
                .list(
                        connection,
                        row -> departments
                                .computeIfAbsent(row.getString("establishment"), id -> new ArrayList<>())
                                .add(new Department(row.getString("patient_department"), persons(row))));
        return departments;
    }

    static Persons persons(ResultSet row) throws SQLException {
        return new Persons(row.getLong("inpatients"), row.getLong("companions"), row.getLong("unspecified"));
    }
}
