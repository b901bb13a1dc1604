package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.Validation;

/** What is wrong with an answer, by the same rules that will judge the declaration. */
final class Check {

    /** Stands in for the reference that only the desk will give. */
    private static final String REFERENCE = "khach";

    private final Validation validation;

    Check(Validation validation) {
        this.validation = validation;
    }

    /**
     * What is wrong with the facts of some fields.
     *
     * @param asked the fields of the question, with their names in its form
     * @return the keys of the texts by the names of the fields; empty if nothing is wrong
     */
    Map<String, String> errors(
            StayDetails facts, Map<Field, String> asked, EstablishmentRecord establishment, Instant now) {
        // The day of arrival is the desk's to say: a guest who fills this in has come.
        StayDetails arrived = facts.toBuilder().set(Field.ARRIVED_AT, now).build();
        StayCommand.CheckIn command =
                new StayCommand.CheckIn(establishment.descriptions().getFirst().id(), REFERENCE, arrived);
        List<Finding> findings = validation.checkIn(arrived, new Submission(command, now, establishment, REFERENCE));
        Map<String, String> errors = new LinkedHashMap<>();
        asked.forEach((field, name) -> findings.stream()
                .filter(finding -> finding.refuses() && finding.field().equals(field.pointer()))
                .findFirst()
                .ifPresent(finding -> errors.put(name, key(field, finding))));
        return errors;
    }

    private static String key(Field field, Finding finding) {
        boolean missing = Set.of(FindingCode.FIELD_REQUIRED, FindingCode.FIELD_EXPECTED, FindingCode.BIRTH_DATE_UNKNOWN)
                .contains(finding.code());
        return "guest.error." + field.storedName() + (missing ? ".missing" : ".wrong");
    }
}
