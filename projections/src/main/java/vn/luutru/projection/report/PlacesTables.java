package vn.luutru.projection.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.compliance.ComplianceRow;
import vn.luutru.projection.directory.Zone;

/** The figures about places as tables, each row with what it is of. */
public final class PlacesTables {

    private PlacesTables() {}

    public static Table zone(ZoneView seen, long position) {
        Table table = new Table(
                "zone",
                "zone",
                List.of(
                        "of",
                        "id",
                        "name",
                        "type",
                        "ward",
                        "state",
                        "beds",
                        "persons",
                        "occupied",
                        "arrivals",
                        "leavings",
                        "past30",
                        "missingCheckOuts",
                        "overOccupied",
                        "suppressed"));
        row(table, "ZONE", seen.zoneId(), null, null, null, null, seen.beds(), null, seen.total());
        seen.housing()
                .forEach(use -> row(
                        table,
                        "HOUSING",
                        use.use(),
                        null,
                        null,
                        null,
                        null,
                        use.beds(),
                        use.overOccupied(),
                        use.figures()));
        seen.dormitories()
                .forEach(d -> row(
                        table,
                        "DORMITORY",
                        d.establishmentId(),
                        d.name(),
                        d.type(),
                        d.ward(),
                        d.state(),
                        d.beds(),
                        d.overOccupied(),
                        d.figures()));
        seen.employers()
                .forEach(e -> row(table, "EMPLOYER", e.taxCode(), e.name(), null, null, null, null, null, e.figures()));
        parts(table, "SEX", seen.bySex());
        parts(table, "ORIGIN", seen.byOrigin());
        parts(table, "NATIONALITY", seen.byNationality());
        parts(table, "PROVINCE", seen.byProvince());
        return midnight(table.note("at", seen.at()), seen.rounded(), position);
    }

    private static void parts(Table table, String of, List<ZoneView.Part> parts) {
        parts.forEach(part -> row(table, of, part.value(), null, null, null, null, null, null, part.figures()));
    }

    private static void row(
            Table table,
            String of,
            @Nullable String id,
            @Nullable String name,
            @Nullable Object type,
            @Nullable String ward,
            @Nullable Object state,
            @Nullable Long beds,
            @Nullable Boolean overOccupied,
            ZoneView.Persons figures) {
        SuppressedCells cells = new SuppressedCells()
                .add("persons", figures.persons())
                .add("occupied", figures.occupied())
                .add("arrivals", figures.arrivals())
                .add("leavings", figures.leavings())
                .add("past30", figures.past30())
                .add("missingCheckOuts", figures.missingCheckOuts());
        table.row(
                of,
                id,
                name,
                type,
                ward,
                state,
                beds,
                figures.persons().value(),
                figures.occupied().value(),
                figures.arrivals().value(),
                figures.leavings().value(),
                figures.past30().value(),
                figures.missingCheckOuts().value(),
                overOccupied,
                cells.names());
    }

    /** What is published of a midnight is a daily snapshot, and knows nothing that came later. */
    private static Table midnight(Table table, boolean rounded, long position) {
        return rounded
                ? table.note("edition").note("rounded")
                : table.note("position", position).note("exact");
    }

    public static Table hospitals(HospitalsView seen, long position) {
        Table table = new Table(
                "hospitals",
                "hospitals",
                List.of(
                        "of",
                        "id",
                        "name",
                        "ward",
                        "department",
                        "beds",
                        "inpatients",
                        "companions",
                        "unspecified",
                        "admissions",
                        "discharges",
                        "missingCheckOuts",
                        "bedOccupancy",
                        "overOccupied",
                        "suppressed"));
        row(table, "ALL", null, null, null, null, null, null, null, seen.total());
        seen.hospitals().forEach(hospital -> {
            String id = hospital.establishmentId();
            row(
                    table,
                    "HOSPITAL",
                    id,
                    hospital.name(),
                    hospital.ward(),
                    null,
                    hospital.beds(),
                    hospital.bedOccupancy(),
                    hospital.overOccupied(),
                    hospital.persons());
            hospital.departments()
                    .forEach(department -> row(
                            table,
                            "DEPARTMENT",
                            id,
                            hospital.name(),
                            hospital.ward(),
                            department.name(),
                            null,
                            null,
                            null,
                            department.persons()));
        });
        return midnight(table.note("at", seen.at()), seen.rounded(), position);
    }

    private static void row(
            Table table,
            String of,
            @Nullable String id,
            @Nullable String name,
            @Nullable String ward,
            @Nullable String department,
            @Nullable Long beds,
            @Nullable Double occupancy,
            @Nullable Boolean overOccupied,
            HospitalsView.Persons persons) {
        SuppressedCells cells = new SuppressedCells()
                .add("inpatients", persons.inpatients())
                .add("companions", persons.companions())
                .add("unspecified", persons.unspecified())
                .add("admissions", persons.admissions())
                .add("discharges", persons.discharges())
                .add("missingCheckOuts", persons.missingCheckOuts());
        table.row(
                of,
                id,
                name,
                ward,
                department,
                beds,
                persons.inpatients().value(),
                persons.companions().value(),
                persons.unspecified().value(),
                persons.admissions().value(),
                persons.discharges().value(),
                persons.missingCheckOuts().value(),
                occupancy,
                overOccupied,
                cells.names());
    }

    public static Table compliance(List<ComplianceRow> lines, LocalDate from, LocalDate to, long position) {
        Table table = new Table(
                "compliance",
                "compliance-" + from + "-" + to,
                List.of(
                        "establishmentId",
                        "name",
                        "type",
                        "ward",
                        "onTime",
                        "late",
                        "arrivalsMovedBack",
                        "openDays",
                        "missingDays",
                        "nilDays"));
        for (ComplianceRow line : lines) {
            table.row(
                    line.establishmentId(),
                    line.name(),
                    line.type(),
                    line.ward(),
                    line.onTime(),
                    line.late(),
                    line.arrivalsMovedBack(),
                    line.openDays(),
                    line.missingDays(),
                    line.nilDays());
        }
        return table.totalOfCounts()
                .note("period", from, to)
                .note("position", position)
                .note("exact");
    }

    public static Table progress(ProgressView seen, boolean exact, long position) {
        Table table = new Table(
                "progress",
                "progress-" + seen.from() + "-" + seen.to(),
                List.of(
                        "type",
                        "ward",
                        "registered",
                        "active",
                        "declaring",
                        "silent",
                        "declared",
                        "byCardQr",
                        "late",
                        "arrivalsMovedBack",
                        "cardQrShare",
                        "lateShare",
                        "suppressed"));
        for (ProgressView.Line line : seen.items()) {
            SuppressedCells cells = new SuppressedCells()
                    .add("declared", line.declared())
                    .add("byCardQr", line.byCardQr())
                    .add("late", line.late())
                    .add("arrivalsMovedBack", line.arrivalsMovedBack());
            table.row(
                    line.type(),
                    line.ward(),
                    line.registered(),
                    line.active(),
                    line.declaring(),
                    line.silent(),
                    line.declared().value(),
                    line.byCardQr().value(),
                    line.late().value(),
                    line.arrivalsMovedBack().value(),
                    line.cardQrShare(),
                    line.lateShare(),
                    cells.names());
        }
        return table.totalOfCounts()
                .note("period", seen.from(), seen.to())
                .note("position", position)
                .note(exact ? "exact" : "rounded");
    }

    public static Table zones(List<Zone> zones, LocalDate today, long position) {
        Table table = new Table("zones", "zones", List.of("id", "establishments", "beds"));
        zones.forEach(zone -> table.row(zone.id(), zone.establishments(), zone.beds()));
        return table.totalOfCounts()
                .note("on", today)
                .note("position", position)
                .note("exact");
    }
}
