package vn.luutru.declaration;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Arrival, departure and capture against each other and the clock. Bounds are policy, not law. */
final class TimesCheck {

    /** How far clocks of operators may run ahead of ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);

    /** No computer kept guests for us before this instant. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration LONG_AGO = Duration.ofDays(365);
    private static final int FAR_YEARS = 2;

    private TimesCheck() {}

    /** Whether an arrival lies neither in the future nor before all records, so that local days can be taken of it. */
    static boolean possible(Instant arrivedAt, Instant receivedAt) {
        return !arrivedAt.isBefore(EARLIEST) && !isFuture(arrivedAt, receivedAt);
    }

    static void check(Checked checked) {
        arrival(checked);
        expectedDeparture(checked);
        departure(checked);
        Instant capturedAt = (Instant) checked.details.get(Field.CAPTURED_AT);
        if (capturedAt != null && isFuture(capturedAt, checked.receivedAt)) {
            checked.found(FindingCode.CAPTURE_IN_FUTURE, Field.CAPTURED_AT);
        }
    }

    private static void arrival(Checked checked) {
        Instant arrivedAt = checked.details.arrivedAt();
        if (arrivedAt == null) {
            return;
        }
        if (arrivedAt.isBefore(EARLIEST)) {
            checked.found(FindingCode.ARRIVAL_IMPOSSIBLE, Field.ARRIVED_AT);
        } else if (isFuture(arrivedAt, checked.receivedAt)) {
            checked.found(FindingCode.ARRIVAL_IN_FUTURE, Field.ARRIVED_AT);
        } else if (arrivedAt.isBefore(checked.receivedAt.minus(LONG_AGO))) {
            checked.found(FindingCode.ARRIVAL_LONG_AGO, Field.ARRIVED_AT);
        }
    }

    private static void expectedDeparture(Checked checked) {
        LocalDate leaves = checked.details.expectedDepartureOn();
        if (leaves == null) {
            checked.missing(FindingCode.FIELD_EXPECTED, Field.EXPECTED_DEPARTURE_ON);
            return;
        }
        if (!checked.arrived) {
            return;
        }
        if (leaves.isBefore(checked.day)) {
            checked.found(FindingCode.EXPECTED_DEPARTURE_BEFORE_ARRIVAL, Field.EXPECTED_DEPARTURE_ON, Field.ARRIVED_AT);
        } else if (leaves.isAfter(checked.day.plusYears(FAR_YEARS))) {
            checked.found(FindingCode.EXPECTED_DEPARTURE_FAR, Field.EXPECTED_DEPARTURE_ON, Field.ARRIVED_AT);
        } else if (!checked.details.foreigner() && RuleSet.reachesTemporaryResidence(checked.day, leaves)) {
            checked.foundWith(
                    FindingCode.TEMPORARY_RESIDENCE_THRESHOLD,
                    RuleSet.temporaryResidenceDue(checked.day).toString(),
                    Field.EXPECTED_DEPARTURE_ON,
                    Field.ARRIVED_AT);
        }
        if (!checked.rules.declarationRequired(checked.details, checked.establishment)) {
            checked.found(FindingCode.DECLARATION_NOT_REQUIRED, Field.EXPECTED_DEPARTURE_ON, Field.ARRIVED_AT);
        }
    }

    private static void departure(Checked checked) {
        Instant departedAt = checked.details.departedAt();
        Instant arrivedAt = checked.details.arrivedAt();
        if (departedAt == null) {
            return;
        }
        if (isFuture(departedAt, checked.receivedAt)) {
            checked.found(FindingCode.DEPARTURE_IN_FUTURE, Field.DEPARTED_AT);
        } else if (arrivedAt != null && departedAt.isBefore(arrivedAt)) {
            checked.found(FindingCode.DEPARTURE_BEFORE_ARRIVAL, Field.DEPARTED_AT, Field.ARRIVED_AT);
        }
    }

    private static boolean isFuture(Instant instant, Instant receivedAt) {
        return instant.isAfter(receivedAt.plus(CLOCK_TOLERANCE));
    }
}
