package vn.luutru.projection.obligation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.projection.ProjectionException;
import vn.luutru.projection.figures.EstablishmentCache;
import vn.luutru.projection.table.SqlText;

/**
 * Patients whom nobody has identified 48 hours after they came, by hospital: the hospital has to tell the people's
 * committee of the commune by then (law on medical examination and treatment 15/2023/QH15, article 72). Counts only.
 */
public final class UnidentifiedPatients {

    /** After which the hospital must have reported to the commune. */
    public static final Duration TERM = Duration.ofDays(2);

    /**
     * A hospital with such patients.
     *
     * @param count of patients, in house or departed, in stays that are not cancelled
     */
    public record Hospital(String establishmentId, String name, String ward, long count) {

        private Hospital plus(Hospital more) {
            return new Hospital(establishmentId, name, ward, count + more.count);
        }
    }

    private final DataSource database;
    private final EstablishmentCache known;
    private final InstantSource clock;

    public UnidentifiedPatients(DataSource database, EstablishmentCache known, InstantSource clock) {
        this.database = database;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The hospitals that have any, in the order of their ids.
     *
     * @param territory whose hospitals are looked at
     * @throws ProjectionException if the database cannot be asked
     */
    public List<Hospital> pastTerm(Territory territory) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            EstablishmentCache.Described described = known.now(connection);
            Map<String, Establishment> hospitals = hospitals(described, Vietnam.dateOf(now), territory);
            Map<String, Hospital> found = new TreeMap<>();
            new SqlText()
                    .add("select establishment, count(*) as patients from register.stay")
                    .add("where unidentified and state <> 'CANCELLED'")
                    .add("and establishment = any(?)", List.copyOf(hospitals.keySet()))
                    .add("and arrived_at <= ?", now.minus(TERM))
                    .add("group by establishment order by establishment")
                    .each(connection, row -> {
                        String id = row.getString("establishment");
                        Establishment surviving =
                                hospitals.get(described.mergers().surviving(id));
                        Establishment hospital = surviving == null ? hospitals.get(id) : surviving;
                        if (hospital != null) {
                            Hospital counted = new Hospital(
                                    hospital.id().value(), hospital.name(), hospital.ward(), row.getLong("patients"));
                            found.merge(counted.establishmentId(), counted, Hospital::plus);
                        }
                    });
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Map<String, Establishment> hospitals(
            EstablishmentCache.Described described, LocalDate day, Territory territory) {
        Map<String, Establishment> hospitals = new TreeMap<>();
        for (EstablishmentRecord record : described.establishments().values()) {
            Establishment description = record.on(day);
            if (description.type() == EstablishmentType.HOSPITAL && territory.covers(description.ward())) {
                hospitals.put(description.id().value(), description);
            }
        }
        return hospitals;
    }
}
