package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.KnownHouses;
import vn.luutru.projection.hospital.HospitalHouses.House;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Hospital;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.KnownOccupants;

/** Questions about hospitals, answered exactly: for the police only. */
public final class HospitalQueries {

    private final DataSource database;

    private final KnownHouses known;
    private final KnownOccupants occupants;

    public HospitalQueries(DataSource database, KnownHouses known, KnownOccupants occupants) {
        this.database = database;
        this.known = known;
        this.occupants = occupants;
    }

    /**
     * Who is in the hospitals at an instant.
     *
     * @param territory the ward that the reader is limited to, null for all: then only its hospitals are counted
     * @throws ProjectionException if the database cannot be asked
     */
    public HospitalOccupancy occupancy(Instant at, @Nullable String territory) {
        try (Connection connection = database.getConnection()) {
            HospitalHouses houses =
                    HospitalHouses.on(known.now(connection).houses().values(), Vietnam.dateOf(at), territory);
            Map<String, List<Department>> departments =
                    occupants.count(connection, at, at, all -> houses.departments(all, at));
            List<Hospital> hospitals = new ArrayList<>();
            Persons total = Persons.NONE;
            for (House house : houses.houses()) {
                List<Department> found = departments.getOrDefault(house.id(), List.of());
                Persons persons = found.stream().map(Department::persons).reduce(Persons.NONE, Persons::plus);
                total = total.plus(persons);
                if (!house.closed() || !found.isEmpty()) {
                    hospitals.add(new Hospital(
                            house.id(), house.name(), house.ward(), house.closed() ? 0 : house.beds(), persons, found));
                }
            }
            return new HospitalOccupancy(at, total, hospitals);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
