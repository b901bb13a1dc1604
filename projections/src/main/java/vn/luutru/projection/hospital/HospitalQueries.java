package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentsOn;
import vn.luutru.projection.figures.StayFigures;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Hospital;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;

/** Questions about hospitals. */
public final class HospitalQueries {

    private record House(String id, String name, String ward, boolean closed, long beds) {}

    private static final Persons NOBODY = new Persons(0, 0, 0);

    private final DataSource database;

    public HospitalQueries(DataSource database) {
        this.database = database;
    }

    /**
     * Who is in the hospitals at an instant.
     *
     * @param territory the ward that the reader is limited to, null for all: then only its hospitals are counted
     * @throws ProjectionException if the database cannot be asked
     */
    public HospitalOccupancy occupancy(Instant at, @Nullable String territory) {
        try (Connection connection = database.getConnection()) {
            List<House> houses = new SqlText()
                    .add("select * from (")
                    .add(EstablishmentsOn.day(StayFigures.NAME, Vietnam.dateOf(at)))
                    .add(") h where type = 'HOSPITAL'")
                    .addIf(territory, "and ward = ?")
                    .add("order by id")
                    .list(connection, HospitalQueries::house);
            Map<String, List<Department>> departments = departments(connection, at, houses);
            List<Hospital> hospitals = new ArrayList<>();
            Persons total = NOBODY;
            for (House house : houses) {
                List<Department> found = departments.getOrDefault(house.id, List.of());
                Persons persons = found.stream().map(Department::persons).reduce(NOBODY, Persons::plus);
                total = total.plus(persons);
                if (!house.closed || !found.isEmpty()) {
                    hospitals.add(new Hospital(
                            house.id, house.name, house.ward, house.closed ? 0 : house.beds, persons, found));
                }
            }
            return new HospitalOccupancy(at, total, hospitals);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Map<String, List<Department>> departments(Connection connection, Instant at, List<House> houses)
            throws SQLException {
        Map<String, List<Department>> departments = new HashMap<>();
        new SqlText()
                .add("""
                        select establishment, patient_department,
                            count(*) filter (where patient_role = 'INPATIENT') as inpatients,
                            count(*) filter (where patient_role = 'COMPANION') as companions,
                            count(*) filter (where patient_role is null) as unspecified
                        from figures.stay
                        where establishment = any(?) and not cancelled and arrived_at <= ?
                            and (departed_at is null or departed_at > ?)
                        group by establishment, patient_department
                        order by establishment, patient_department collate "C" nulls last
                        """, houses.stream().map(House::id).toList(), at, at)
                .list(
                        connection,
                        row -> departments
                                .computeIfAbsent(row.getString("establishment"), id -> new ArrayList<>())
                                .add(new Department(
                                        row.getString("patient_department"),
                                        new Persons(
                                                row.getLong("inpatients"),
                                                row.getLong("companions"),
                                                row.getLong("unspecified")))));
        return departments;
    }

    private static House house(ResultSet row) throws SQLException {
        return new House(
                row.getString("id"),
                row.getString("name"),
                row.getString("ward"),
                row.getString("state").equals("CLOSED"),
                row.getLong("beds"));
    }
}
