package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.CellNoise;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.hospital.HospitalEstablishments.HospitalEntry;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Hospital;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.OccupancyCache;

/**
 * What is published of hospitals outside the police: each local midnight as it was known when it came, each count with
 * {@link CellNoise}. Total, hospitals and departments have noise of their own and do not add up. Hospitals that are not
 * closed are always named, departments where enough persons are.
 */
public final class PublishedHospitals {

    /** What noise is of, for all hospitals together. */
    private static final String TOTAL = "HOSPITALS";

    private final DataSource database;
    private final EstablishmentCache known;
    private final OccupancyCache occupants;
    private final CellNoise noise;
    private final boolean atOnce;

    /** @param atOnce whether midnights are published as they are known now; for invented persons only */
    public PublishedHospitals(
            DataSource database, EstablishmentCache known, OccupancyCache occupants, CellNoise noise, boolean atOnce) {
        this.database = database;
        this.known = known;
        this.occupants = occupants;
        this.noise = noise;
        this.atOnce = atOnce;
    }

    /**
     * Who was in the hospitals when a local day began.
     *
     * @param territory what the reader is limited to: only its hospitals are counted; of several wards, what is published
     *                  of each is added up, so that no combination of wards has a noise of its own
     * @throws ProjectionException if the database cannot be asked
     */
    public HospitalOccupancy occupancy(LocalDate day, Territory territory) {
        Persons total = Persons.NONE;
        List<Hospital> hospitals = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Territory part : territory.parts()) {
                HospitalOccupancy of = occupancy(connection, day, part);
                total = total.plus(of.total());
                hospitals.addAll(of.hospitals());
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        hospitals.sort(Comparator.comparing(Hospital::id));
        return new HospitalOccupancy(Vietnam.startOf(day), total, hospitals);
    }

    /**
     * Who was in all hospitals when each of some local days began: what {@link #occupancy} returns in total, for the price
     * of about one day.
     *
     * @param days consecutive, the earliest first
     * @return by day, without admissions, discharges and missing check-outs
     * @throws ProjectionException if the database cannot be asked
     */
    public Map<LocalDate, Persons> totals(List<LocalDate> days, Territory territory) {
        Map<LocalDate, Persons> totals = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (Territory part : territory.parts()) {
                Map<LocalDate, Persons> exact = atOnce
                        ? HospitalMidnights.of(
                                connection,
                                occupants,
                                days,
                                known.now(connection).establishments().values(),
                                part)
                        : HospitalSnapshots.totals(connection, days.getFirst(), days.getLast(), part);
                for (LocalDate day : days) {
                    Persons persons = exact.getOrDefault(day, Persons.NONE);
                    totals.merge(
                            day, published(persons, day, TOTAL, place(part), "").inHouse(), Persons::plus);
                }
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
        return totals;
    }

    /** @param part the province, or one ward */
    private HospitalOccupancy occupancy(Connection connection, LocalDate day, Territory part) throws SQLException {
        Instant at = Vietnam.startOf(day);
        HospitalEstablishments establishments =
                HospitalEstablishments.on(known.now(connection).establishments().values(), day, part);
        Map<String, List<Department>> departments = atOnce
                ? occupants.count(
                        connection, HospitalEstablishments.since(at), at, all -> establishments.departments(all, at))
                : HospitalSnapshots.departments(connection, day, part);
        Persons total = departments.values().stream()
                .flatMap(List::stream)
                .map(Department::persons)
                .reduce(Persons.NONE, Persons::plus);
        List<Hospital> hospitals = new ArrayList<>();
        for (HospitalEntry establishment : establishments.establishments()) {
            if (!establishment.closed() && (atOnce || departments.containsKey(establishment.id()))) {
                hospitals.add(published(establishment, departments.getOrDefault(establishment.id(), List.of()), day));
            }
        }
        return new HospitalOccupancy(at, published(total, day, TOTAL, place(part), ""), hospitals);
    }

    private static String place(Territory part) {
        List<String> wards = part.codes();
        return wards == null ? "" : String.join(",", wards);
    }

    private Hospital published(HospitalEntry establishment, List<Department> known, LocalDate day) {
        Persons all = known.stream().map(Department::persons).reduce(Persons.NONE, Persons::plus);
        List<Department> named = new ArrayList<>();
        for (Department department : known) {
            String name = String.valueOf(NormalForm.department(department.name()));
            if (noise.named(department.persons().all(), day, "DEPARTMENT", establishment.id(), name, "named")) {
                Persons persons = published(department.persons(), day, "DEPARTMENT", establishment.id(), name);
                named.add(new Department(department.name(), persons));
            }
        }
        return new Hospital(
                establishment.id(),
                establishment.name(),
                establishment.ward(),
                establishment.beds(),
                published(all, day, "HOSPITAL", establishment.id(), ""),
                named);
    }

    private Persons published(Persons exact, LocalDate day, String kind, String place, String department) {
        return new Persons(
                noise.published(exact.inpatients(), day, kind, place, department, "inpatients"),
                noise.published(exact.companions(), day, kind, place, department, "companions"),
                noise.published(exact.unspecified(), day, kind, place, department, "unspecified"),
                noise.published(exact.admissions(), day, kind, place, department, "admissions"),
                noise.published(exact.discharges(), day, kind, place, department, "discharges"),
                noise.published(exact.missingCheckOuts(), day, kind, place, department, "missingCheckOuts"));
    }
}
