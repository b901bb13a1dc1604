package vn.luutru.adapter.web.health;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.PageWords;
import vn.luutru.adapter.web.chart.Bars;
import vn.luutru.adapter.web.office.Cells;
import vn.luutru.adapter.web.office.Change;
import vn.luutru.adapter.web.office.DataTable;
import vn.luutru.adapter.web.office.KeyFigure;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.obligation.UnidentifiedPatients;
import vn.luutru.projection.report.Cell;
import vn.luutru.projection.report.HospitalsView;

/** The hospitals as the pages show them. */
public final class HospitalsPage {

    private static final int DEPARTMENTS = 10;

    /** A published count errs by its noise and by being brought to a multiple of 5, in 19 of 20 cases by this at most. */
    private static final int MARGIN = 5;

    private final PageWords words;
    private final Cells cells;
    private final HospitalsView now;
    private final HospitalsView weekAgo;
    private final List<UnidentifiedPatients.Hospital> unidentified;

    HospitalsPage(
            PageWords words,
            HospitalsView now,
            HospitalsView weekAgo,
            List<UnidentifiedPatients.Hospital> unidentified) {
        this.words = words;
        this.cells = new Cells(words);
        this.now = now;
        this.weekAgo = weekAgo;
        this.unidentified = List.copyOf(unidentified);
    }

    /** In-patients, companions, admissions of the month, unidentified patients. */
    public List<KeyFigure> keys() {
        HospitalsView.Persons total = now.total();
        HospitalsView.Persons before = weekAgo.total();
        return List.of(
                new KeyFigure(
                        words.text("health.inpatients"),
                        cells.big(total.inpatients()),
                        null,
                        change(total.inpatients(), before.inpatients())),
                new KeyFigure(
                        words.text("health.companions"),
                        cells.big(total.companions()),
                        null,
                        change(total.companions(), before.companions())),
                new KeyFigure(
                        words.text("health.admissions"),
                        cells.big(total.admissions()),
                        null,
                        Html.text(words.text("health.discharges", cells.big(total.discharges())))),
                new KeyFigure(
                        words.text("health.unidentified"),
                        words.formats().count(unidentifiedCount()),
                        null,
                        Html.text(words.text("health.unidentified.only"))));
    }

    private Content change(Cell value, Cell before) {
        Change change = new Change(words, words.text("health.versus"));
        Long count = value.value();
        Long other = before.value();
        return count == null || other == null ? change.none() : change.inPercent(count, other, MARGIN, MARGIN);
    }

    /** Of all hospitals, exact. */
    public long unidentifiedCount() {
        return unidentified.stream()
                .mapToLong(UnidentifiedPatients.Hospital::count)
                .sum();
    }

    /** The hospitals that have such patients. */
    public DataTable unidentified() {
        DataTable table = new DataTable(
                words.text("health.unidentified"),
                "dense num1",
                Html.text(words.text("health.unidentified.none")),
                DataTable.Column.words(words.text("health.hospital")),
                DataTable.Column.numbers(words.text("health.patients")));
        unidentified.forEach(hospital ->
                table.row(Html.text(hospital.name()), Html.text(words.formats().count(hospital.count()))));
        return table;
    }

    /** A row a hospital, those with the most beds first. */
    public DataTable hospitals() {
        DataTable table = new DataTable(
                words.text("health.byhospital"),
                "cards dense wrap",
                Html.text(words.text("health.none")),
                DataTable.Column.words(words.text("health.hospital")),
                DataTable.Column.numbers(words.text("health.beds")),
                DataTable.Column.numbers(words.text("health.inpatients")),
                DataTable.Column.numbers(words.text("health.companions")),
                DataTable.Column.numbers(words.text("health.missing")),
                DataTable.Column.words(words.text("health.use")));
        for (HospitalsView.Hospital hospital : sorted()) {
            table.row(
                    Html.text(hospital.name()),
                    Html.text(words.formats().count(hospital.beds())),
                    cells.of(hospital.persons().inpatients()),
                    cells.of(hospital.persons().companions()),
                    cells.of(hospital.persons().missingCheckOuts()),
                    cells.fill(hospital.persons().inpatients(), hospital.beds()));
        }
        return table;
    }

    private List<HospitalsView.Hospital> sorted() {
        return now.hospitals().stream()
                .sorted(Comparator.comparingLong(HospitalsView.Hospital::beds).reversed())
                .toList();
    }

    /** How many hospitals there are. */
    public int count() {
        return now.hospitals().size();
    }

    /** Departments of all hospitals together, by name; those with the most in-patients. */
    public Bars departments() {
        Map<String, Long> counts = new HashMap<>();
        Map<String, String> written = new HashMap<>();
        for (HospitalsView.Hospital hospital : now.hospitals()) {
            for (HospitalsView.Department department : hospital.departments()) {
                String key = Objects.requireNonNullElse(NormalForm.department(department.name()), "");
                counts.merge(
                        key, Cells.orNothing(department.persons().inpatients().value()), Long::sum);
                written.putIfAbsent(key, name(department.name()));
            }
        }
        Bars bars = new Bars();
        List<Map.Entry<String, Long>> all = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .toList();
        all.stream()
                .limit(DEPARTMENTS)
                .forEach(entry -> bars.bar(
                        Objects.requireNonNull(written.get(entry.getKey())),
                        entry.getValue(),
                        words.formats().count(entry.getValue())));
        long others =
                all.stream().skip(DEPARTMENTS).mapToLong(Map.Entry::getValue).sum();
        if (others > 0) {
            bars.bar(
                    words.text("health.department.others"),
                    others,
                    words.formats().count(others));
        }
        return bars;
    }

    private String name(@Nullable String department) {
        return department == null ? words.text("health.department.unknown") : department;
    }

    /** A row a department of each hospital. */
    public DataTable byDepartment() {
        DataTable table = new DataTable(
                words.text("health.bydepartment"),
                "cards dense wrap",
                Html.text(words.text("health.departments.none")),
                DataTable.Column.words(words.text("health.hospital")),
                DataTable.Column.words(words.text("health.department")),
                DataTable.Column.numbers(words.text("health.inpatients")),
                DataTable.Column.numbers(words.text("health.companions")),
                DataTable.Column.numbers(words.text("health.missing")),
                DataTable.Column.numbers(words.text("health.admissions")),
                DataTable.Column.numbers(words.text("health.discharged")));
        for (HospitalsView.Hospital hospital : sorted()) {
            for (HospitalsView.Department department : hospital.departments()) {
                HospitalsView.Persons persons = department.persons();
                table.row(
                        Html.text(hospital.name()),
                        Html.text(name(department.name())),
                        cells.of(persons.inpatients()),
                        cells.of(persons.companions()),
                        cells.of(persons.missingCheckOuts()),
                        cells.of(persons.admissions()),
                        cells.of(persons.discharges()));
            }
        }
        return table;
    }

    /** Hospitals of which no department is given: nothing was declared, or almost nobody is there. */
    public List<String> silent() {
        List<String> silent = new ArrayList<>();
        for (HospitalsView.Hospital hospital : sorted()) {
            if (hospital.persons().inpatients().value() == null
                    && hospital.departments().isEmpty()) {
                silent.add(hospital.name());
            }
        }
        return silent;
    }
}
