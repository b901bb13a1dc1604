package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.Rows;
import vn.luutru.projection.SqlText;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.SnapshotDays;
import vn.luutru.projection.figures.StayFacts.Step;
import vn.luutru.projection.hospital.HospitalEstablishments.HospitalEntry;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.occupancy.OccupantTable;

/**
 * Table {@code hospital_edition}: who was known to be in each hospital when a local day began. It is written once and
 * never changed, so published figures do not move while declarations arrive. Exact; noise is added when it is published.
 */
public final class HospitalSnapshots implements Aggregate {

    private static final String TABLE = "hospital_edition";

    private static final List<Department> EMPTY = List.of(new Department(null, HospitalOccupancy.Persons.NONE));

    @Override
    public void create(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(String.format(Locale.ROOT, """
                create table %1$s.hospital_edition (
                    day date not null, hospital text collate "C" not null, ward text not null,
                    department text collate "C", inpatients int not null, companions int not null,
                    unspecified int not null, admissions int not null, discharges int not null);
                create index on %1$s.hospital_edition (day)
                """, schema));
        }
        SnapshotDays.create(connection, schema, TABLE);
    }

    @Override
    public void dayBegun(Connection connection, String schema, LocalDate today, long position) throws SQLException {
        for (LocalDate day : SnapshotDays.begin(connection, schema, TABLE, today)) {
            write(connection, schema, day);
        }
    }

    private static void write(Connection connection, String schema, LocalDate day) throws SQLException {
        HospitalEstablishments establishments = HospitalEstablishments.on(
                EstablishmentTables.all(connection, schema).values(), day, null);
        Instant at = Vietnam.startOf(day);
        Map<String, List<Department>> departments = establishments.departments(
                OccupantTable.between(connection, schema, HospitalEstablishments.since(at), at), at);
        Rows rows = new Rows(List.of(
                "day date",
                "hospital text",
                "ward text",
                "department text",
                "inpatients int",
                "companions int",
                "unspecified int",
                "admissions int",
                "discharges int"));
        for (HospitalEntry establishment : establishments.establishments()) {
            // An empty hospital has a line too, so that a daily snapshot says which hospitals it is of.
            for (Department department : departments.getOrDefault(establishment.id(), EMPTY)) {
                rows.add(
                        day,
                        establishment.id(),
                        establishment.ward(),
                        department.name(),
                        department.persons().inpatients(),
                        department.persons().companions(),
                        department.persons().unspecified(),
                        department.persons().admissions(),
                        department.persons().discharges());
            }
        }
        rows.insert(connection, schema + "." + TABLE, "");
    }

    /** The departments of each hospital as they were known; none if there is no edition of the day. */
    static Map<String, List<Department>> departments(
            Connection connection, String schema, LocalDate day, @Nullable String territory) throws SQLException {
        Map<String, List<Department>> departments = new HashMap<>();
        new SqlText()
                .add(String.format(Locale.ROOT, "select * from %s.hospital_edition where day = ?", schema), day)
                .addIf(territory, "and ward = ?")
                .add("order by hospital, department nulls last")
                .list(
                        connection,
                        row -> departments
                                .computeIfAbsent(row.getString("hospital"), id -> new ArrayList<>())
                                .add(new Department(row.getString("department"), HospitalEstablishments.persons(row))));
        return departments;
    }

    /** Nothing: editions go by the days alone. */
    @Override
    public void apply(Connection connection, String schema, List<Recorded<Event>> events, List<Step> steps) {}
}
