package vn.luutru.projection.hospital;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.luutru.access.Territory;
import vn.luutru.declaration.Recorded;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.Event;
import vn.luutru.projection.directory.EstablishmentTables;
import vn.luutru.projection.figures.Aggregate;
import vn.luutru.projection.figures.SnapshotDays;
import vn.luutru.projection.figures.StayFacts.Step;
import vn.luutru.projection.hospital.HospitalEstablishments.HospitalEntry;
import vn.luutru.projection.hospital.HospitalOccupancy.Department;
import vn.luutru.projection.hospital.HospitalOccupancy.Persons;
import vn.luutru.projection.occupancy.OccupantReader;
import vn.luutru.projection.table.Rows;
import vn.luutru.projection.table.SqlText;

/**
 * Table {@code hospital_edition}: who was known to be in each hospital when a local day began. It is written once and
 * never changed, so published figures do not move while declarations arrive. Exact; noise is added when it is published.
 */
public final class HospitalSnapshots implements Aggregate {

    private static final String TABLE = "hospital_edition";

    private static final List<Department> EMPTY = List.of(new Department(null, Persons.NONE));

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create table hospital_edition (
                    day date not null, hospital text collate "C" not null, ward text not null,
                    department text collate "C", inpatients int not null, companions int not null,
                    unspecified int not null, admissions int not null, discharges int not null,
                    missing_check_outs int not null);
                create index on hospital_edition (day)
                """);
        }
        SnapshotDays.create(connection, TABLE);
    }

    @Override
    public void dayBegun(Connection connection, LocalDate today, long position) throws SQLException {
        for (LocalDate day : SnapshotDays.begin(connection, TABLE, today)) {
            write(connection, day);
        }
    }

    private static void write(Connection connection, LocalDate day) throws SQLException {
        HospitalEstablishments establishments =
                HospitalEstablishments.on(EstablishmentTables.all(connection).values(), day, Territory.province());
        Instant at = Vietnam.startOf(day);
        Map<String, List<Department>> departments = establishments.departments(
                OccupantReader.WRITTEN.between(connection, HospitalEstablishments.since(at), at), at);
        Rows rows = new Rows(List.of(
                "day date",
                "hospital text",
                "ward text",
                "department text",
                "inpatients int",
                "companions int",
                "unspecified int",
                "admissions int",
                "discharges int",
                "missing_check_outs int"));
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
                        department.persons().discharges(),
                        department.persons().missingCheckOuts());
            }
        }
        rows.insert(connection, TABLE, "");
    }

    /** The departments of each hospital as they were known; none if there is no snapshot of the day. */
    static Map<String, List<Department>> departments(Connection connection, LocalDate day, Territory territory)
            throws SQLException {
        Map<String, List<Department>> departments = new HashMap<>();
        new SqlText()
                .add("select * from figures.hospital_edition where day = ?", day)
                .addIf(territory.codes(), "and ward = any(?)")
                .add("order by hospital, department nulls last")
                .list(
                        connection,
                        row -> departments
                                .computeIfAbsent(row.getString("hospital"), id -> new ArrayList<>())
                                .add(new Department(row.getString("department"), HospitalEstablishments.persons(row))));
        return departments;
    }

    /**
     * Who was known to be in all hospitals, by local day; nothing of days without a snapshot.
     *
     * @param last the last of the days
     */
    static Map<LocalDate, Persons> totals(Connection connection, LocalDate first, LocalDate last, Territory territory)
            throws SQLException {
        Map<LocalDate, Persons> totals = new HashMap<>();
        new SqlText()
                .add("select day, sum(inpatients) as inpatients, sum(companions) as companions,")
                .add("sum(unspecified) as unspecified, 0 as admissions, 0 as discharges, 0 as missing_check_outs")
                .add("from figures.hospital_edition where day between ? and ?", first, last)
                .addIf(territory.codes(), "and ward = any(?)")
                .add("group by day")
                .each(
                        connection,
                        row -> totals.put(
                                Objects.requireNonNull(SqlText.date(row, "day")), HospitalEstablishments.persons(row)));
        return totals;
    }

    /** Nothing: snapshots go by the days alone. */
    @Override
    public void apply(Connection connection, List<Recorded<Event>> events, List<Step> steps) {}
}
