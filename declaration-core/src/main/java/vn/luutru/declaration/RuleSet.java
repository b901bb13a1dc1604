package vn.luutru.declaration;

import java.time.Instant;

/** The rules that were in force at an arrival. */
public interface RuleSet {

    /** Stable id, stored in the event. */
    String id();

    /** The instant before which the check-in must be reported. */
    Instant dueAt(StayDetails details, Establishment establishment);

    /** The rules by the instant of arrival. */
    static RuleSet at(Instant arrivedAt) {
        throw new IllegalStateException("no rules for " + arrivedAt);
    }
}
