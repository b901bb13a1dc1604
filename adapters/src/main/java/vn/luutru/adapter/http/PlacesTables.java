package vn.luutru.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.compliance.ComplianceLine;

/** The figures about places as tables, each row with what it is of. */
final class PlacesTables {

    private PlacesTables() {}

    static Csv zone(ZoneView seen) {
        Csv csv = new Csv(
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
                "transfers",
                "past30");
        row(csv, "ZONE", seen.zoneId(), null, null, null, null, seen.beds(), seen.total());
        seen.dormitories()
                .forEach(d -> row(
                        csv,
                        "DORMITORY",
                        d.establishmentId(),
                        d.name(),
                        d.type(),
                        d.ward(),
                        d.state(),
                        d.beds(),
                        d.figures()));
        seen.employers().forEach(e -> row(csv, "EMPLOYER", e.taxCode(), e.name(), null, null, null, null, e.figures()));
        parts(csv, "SEX", seen.bySex());
        parts(csv, "ORIGIN", seen.byOrigin());
        parts(csv, "NATIONALITY", seen.byNationality());
        parts(csv, "PROVINCE", seen.byProvince());
        return csv;
    }

    private static void parts(Csv csv, String of, List<ZoneView.Part> parts) {
        parts.forEach(part -> row(csv, of, part.value(), null, null, null, null, null, part.figures()));
    }

    private static void row(
            Csv csv,
            String of,
            @Nullable String id,
            @Nullable String name,
            @Nullable Object type,
            @Nullable String ward,
            @Nullable Object state,
            @Nullable Long beds,
            ZoneView.Persons figures) {
        csv.row(
                of,
                id,
                name,
                type,
                ward,
                state,
                beds,
                figures.persons(),
                figures.occupied(),
                figures.arrivals(),
                figures.leavings(),
                figures.transfers(),
                figures.past30());
    }

    static Csv hospitals(HospitalsView seen) {
        Csv csv = new Csv("of", "id", "name", "ward", "department", "beds", "inpatients", "companions", "unspecified");
        row(csv, "ALL", null, null, null, null, null, seen.total());
        seen.hospitals().forEach(hospital -> {
            String id = hospital.establishmentId();
            row(csv, "HOSPITAL", id, hospital.name(), hospital.ward(), null, hospital.beds(), hospital.persons());
            hospital.departments()
                    .forEach(department -> row(
                            csv,
                            "DEPARTMENT",
                            id,
                            hospital.name(),
                            hospital.ward(),
                            department.name(),
                            null,
                            department.persons()));
        });
        return csv;
    }

    private static void row(
            Csv csv,
            String of,
            @Nullable String id,
            @Nullable String name,
            @Nullable String ward,
            @Nullable String department,
            @Nullable Long beds,
            HospitalsView.Persons persons) {
        csv.row(
                of,
                id,
                name,
                ward,
                department,
                beds,
                persons.inpatients(),
                persons.companions(),
                persons.unspecified());
    }

    static Csv compliance(Iterable<ComplianceLine> lines) {
        Csv csv = new Csv(
                "establishmentId", "name", "type", "ward", "onTime", "late", "openDays", "missingDays", "nilDays");
        for (ComplianceLine line : lines) {
            csv.row(
                    line.establishmentId(),
                    line.name(),
                    line.type(),
                    line.ward(),
                    line.onTime(),
                    line.late(),
                    line.openDays(),
                    line.missingDays(),
                    line.nilDays());
        }
        return csv;
    }
}
