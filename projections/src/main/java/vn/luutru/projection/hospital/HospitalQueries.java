package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.hospital.HospitalEstablishments.HospitalEntry;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Hospital;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.OccupancyCache;

/** Questions about hospitals, answered exactly: for the police only. */
public final class HospitalQueries {

    private final DataSource database;

    private final EstablishmentCache known;
    private final OccupancyCache occupants;

    public HospitalQueries(DataSource database, EstablishmentCache known, OccupancyCache occupants) {
        this.database = database;
        this.known = known;
        this.occupants = occupants;
    }

    /**
     * Who is in the hospitals at an instant.
     *
     * @param territory what the reader is limited to: only its hospitals are counted
     * @throws ProjectionException if the database cannot be asked
     */
    public HospitalOccupancy occupancy(Instant at, Territory territory) {
        try (Connection connection = database.getConnection()) {
            HospitalEstablishments establishments = HospitalEstablishments.on(
                    known.now(connection).establishments().values(), Vietnam.dateOf(at), territory);
            Map<String, List<Department>> departments = occupants.count(
                    connection, HospitalEstablishments.since(at), at, all -> establishments.departments(all, at));
            List<Hospital> hospitals = new ArrayList<>();
            Persons total = Persons.NONE;
            for (HospitalEntry establishment : establishments.establishments()) {
                List<Department> found = departments.getOrDefault(establishment.id(), List.of());
                Persons persons = found.stream().map(Department::persons).reduce(Persons.NONE, Persons::plus);
                total = total.plus(persons);
                if (!establishment.closed() || !found.isEmpty()) {
                    hospitals.add(new Hospital(
                            establishment.id(),
                            establishment.name(),
                            establishment.ward(),
                            establishment.closed() ? 0 : establishment.beds(),
                            persons,
                            found));
                }
            }
            return new HospitalOccupancy(at, total, hospitals);
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
