package vn.luutru.declaration.validation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.rule.RuleSet;

/** Arrival, departure and capture against each other and the clock. Bounds are policy, not law. */
final class TimesCheck {

    /** How far clocks of operators may run ahead of ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);

    /** No computer kept guests for us before this instant. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** The same as a local day. */
    static final LocalDate EARLIEST_DAY = LocalDate.of(2000, 1, 1);

    /** What is further back is likely a mistyped year. */
    static final Duration LONG_AGO = Duration.ofDays(365);

    private static final int FAR_YEARS = 2;

    private TimesCheck() {}

    /** Whether an arrival lies neither in the future nor before all records, so that local days can be taken of it. */
    static boolean possible(Instant arrivedAt, Instant receivedAt) {
        return !arrivedAt.isBefore(EARLIEST) && !isFuture(arrivedAt, receivedAt);
    }

    static void check(CheckContext context) {
        arrival(context);
        expectedDeparture(context);
        departure(context);
        Instant capturedAt = (Instant) context.details.get(Field.CAPTURED_AT);
        if (capturedAt != null && isFuture(capturedAt, context.receivedAt)) {
            context.found(FindingCode.CAPTURE_IN_FUTURE, Field.CAPTURED_AT);
        }
    }

    private static void arrival(CheckContext context) {
        Instant arrivedAt = context.details.arrivedAt();
        if (arrivedAt == null) {
            return;
        }
        if (arrivedAt.isBefore(EARLIEST)) {
            context.found(FindingCode.ARRIVAL_IMPOSSIBLE, Field.ARRIVED_AT);
        } else if (isFuture(arrivedAt, context.receivedAt)) {
            context.found(FindingCode.ARRIVAL_IN_FUTURE, Field.ARRIVED_AT);
        } else if (arrivedAt.isBefore(context.receivedAt.minus(LONG_AGO))) {
            context.found(FindingCode.ARRIVAL_LONG_AGO, Field.ARRIVED_AT);
        }
    }

    private static void expectedDeparture(CheckContext context) {
        LocalDate leaves = context.details.expectedDepartureOn();
        if (leaves == null) {
            context.missing(FindingCode.FIELD_EXPECTED, Field.EXPECTED_DEPARTURE_ON);
            return;
        }
        if (!context.arrived) {
            return;
        }
        if (leaves.isBefore(context.day)) {
            context.found(FindingCode.EXPECTED_DEPARTURE_BEFORE_ARRIVAL, Field.EXPECTED_DEPARTURE_ON, Field.ARRIVED_AT);
        } else if (leaves.isAfter(context.day.plusYears(FAR_YEARS))) {
            context.found(FindingCode.EXPECTED_DEPARTURE_FAR, Field.EXPECTED_DEPARTURE_ON, Field.ARRIVED_AT);
        } else if (RuleSet.registersTemporaryResidence(context.details, context.establishment)
                && RuleSet.reachesTemporaryResidence(context.day, leaves)) {
            context.foundWith(
                    FindingCode.TEMPORARY_RESIDENCE_THRESHOLD,
                    RuleSet.temporaryResidenceDue(context.day).toString(),
                    Field.EXPECTED_DEPARTURE_ON,
                    Field.ARRIVED_AT,
                    Field.RESIDENCE_WARD,
                    Field.NATIONALITY);
        }
        if (!context.rules.declarationRequired(context.details, context.establishment)) {
            context.found(FindingCode.DECLARATION_NOT_REQUIRED, Field.EXPECTED_DEPARTURE_ON, Field.ARRIVED_AT);
        }
    }

    private static void departure(CheckContext context) {
        Instant departedAt = context.details.departedAt();
        Instant arrivedAt = context.details.arrivedAt();
        if (departedAt == null) {
            return;
        }
        if (isFuture(departedAt, context.receivedAt)) {
            context.found(FindingCode.DEPARTURE_IN_FUTURE, Field.DEPARTED_AT);
        } else if (arrivedAt != null && departedAt.isBefore(arrivedAt)) {
            context.found(FindingCode.DEPARTURE_BEFORE_ARRIVAL, Field.DEPARTED_AT, Field.ARRIVED_AT);
        }
    }

    /** Whether an instant lies ahead, but for what clocks may differ. */
    static boolean isFuture(Instant instant, Instant receivedAt) {
        return instant.isAfter(receivedAt.plus(CLOCK_TOLERANCE));
    }
}
