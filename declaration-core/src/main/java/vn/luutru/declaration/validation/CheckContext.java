package vn.luutru.declaration.validation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.rule.RuleSet;

/**
 * The facts under check, and what is found about them.
 *
 * <p>In a correction only what has to do with a changed field is found: a stay that was accepted once must not become
 * uncorrectable through facts that nobody touches now.
 */
final class CheckContext {

    final StayDetails details;
    final RuleSet rules;
    final Establishment establishment;

    /** When the declaration was received. */
    final Instant receivedAt;

    /** The local day of arrival; the day of receipt while the arrival is not declared or impossible. */
    final LocalDate day;

    /** Whether {@link #day} is really that of the arrival. */
    final boolean arrived;

    private final @Nullable Set<Field> changed;
    private final List<Finding> findings = new ArrayList<>(4);

    /**
     * @param changed the fields that a correction names; null for a whole declaration
     */
    CheckContext(StayDetails details, @Nullable Set<Field> changed, Submission submission, RuleBook rules) {
        this.details = details;
        this.changed = changed;
        this.receivedAt = submission.receivedAt();
        Instant arrivedAt = details.arrivedAt();
        this.arrived = arrivedAt != null && TimesCheck.possible(arrivedAt, receivedAt);
        Instant judged = arrived && arrivedAt != null ? arrivedAt : receivedAt;
        this.day = Vietnam.dateOf(judged);
        this.rules = rules.at(judged);
        this.establishment = submission.establishment().on(day);
    }

    /** Something about a field, as seen together with others. */
    void found(FindingCode code, Field field, Field... others) {
        add(code, field, others);
    }

    /** The same with an argument for its text. */
    void foundWith(FindingCode code, String argument, Field field, Field... others) {
        add(code, field, others, argument);
    }

    /** A field is missing, although it and others together ask for it. */
    void missing(FindingCode code, Field field, Field... others) {
        if (touches(field) || touchesAny(others)) {
            findings.add(Finding.of(code, pointer(field)));
        }
    }

    /** Something about the establishment, for arrivals of this day. */
    void foundAboutEstablishment(FindingCode code, String... arguments) {
        if (changed == null) {
            findings.add(Finding.of(code, "/establishmentId", arguments));
        } else if (changed.contains(Field.ARRIVED_AT)) {
            findings.add(Finding.of(code, pointer(Field.ARRIVED_AT), arguments));
        }
    }

    /** Something about the correction itself. */
    void foundAt(FindingCode code, String pointer, String... arguments) {
        findings.add(Finding.of(code, pointer, arguments));
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether the check is about a whole declaration or a correction that names this field. */
    boolean touches(Field field) {
        return changed == null || changed.contains(field);
    }

    private boolean touchesAny(Field... fields) {
        for (Field field : fields) {
            if (touches(field)) {
                return true;
            }
        }
        return false;
    }

    private void add(FindingCode code, Field field, Field[] others, String... arguments) {
        if (touches(field)) {
            findings.add(Finding.of(code, pointer(field), arguments));
            return;
        }
        for (Field other : others) {
            if (touches(other)) {
                findings.add(Finding.of(code, pointer(other), arguments));
                return;
            }
        }
    }

    private String pointer(Field field) {
        return changed == null ? field.pointer() : "/changes" + field.pointer();
    }
}
