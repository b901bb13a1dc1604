package vn.luutru.declaration.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;

/**
 * The rules that were in force at an arrival. They come from a {@link RuleBook}.
 *
 * @param id                  stable, stored in the event
 * @param dateOfBirthRequired whether the date of birth is part of what the law has declared: since law 118/2025
 * @param overnightOnly       whether only stays overnight are to be declared (law 118/2025: "lưu trú qua đêm"); licensed
 *     lodging declares hourly guests all the same (decree 96/2016, article 44.4)
 * @param deadlines           when declarations are due
 */
public record RuleSet(String id, boolean dateOfBirthRequired, boolean overnightOnly, DeadlinePolicy deadlines) {

    /**
     * From this many days at one place on, a citizen must register temporary residence (law 68/2020/QH14, article 27).
     */
    public static final int TEMPORARY_RESIDENCE_DAYS = 30;

    /**
     * The instant before which the check-in must be reported.
     *
     * <p>Citizens, also in hospitals and by the hour: 23:00 or 08:00. Foreigners: 12 hours after arrival, 24 in remote
     * areas (law 47/2014, article 33); in licensed lodging decree 96/2016, article 44.4, binds too, and the earlier
     * clock wins.
     *
     * @throws NullPointerException if the arrival is not declared
     */
    public Instant dueAt(StayDetails details, Establishment establishment) {
        Instant arrivedAt = Objects.requireNonNull(details.arrivedAt());
        if (!details.foreigner()) {
            return deadlines.evening(arrivedAt);
        }
        Instant clock = deadlines.foreigner(arrivedAt, establishment.remote());
        if (establishment.regime() != Regime.LICENSED_LODGING) {
            return clock;
        }
        Instant evening = deadlines.evening(arrivedAt);
        return evening.isBefore(clock) ? evening : clock;
    }

    /**
     * Whether the law asks for this declaration. It does unless a citizen leaves a place that is not licensed lodging on
     * the local day of their arrival, while only stays overnight count. An arrival before the end of the night is a stay
     * overnight, also if the guest leaves on that day. A departure that is not declared counts as a later day. What is
     * declared without need is accepted.
     */
    public boolean declarationRequired(StayDetails details, Establishment establishment) {
        Instant arrivedAt = details.arrivedAt();
        LocalDate leaves = details.expectedDepartureOn();
        return !overnightOnly
                || arrivedAt == null
                || leaves == null
                || details.foreigner()
                || establishment.regime() == Regime.LICENSED_LODGING
                || leaves.isAfter(Vietnam.dateOf(arrivedAt))
                || deadlines.isNight(arrivedAt);
    }

    /**
     * Whether a guest who stays long enough must register temporary residence: a citizen outside the ward of residence
     * (law 68/2020/QH14, articles 2 and 27). Foreigners declare their stay under law 47/2014 instead.
     */
    public static boolean registersTemporaryResidence(StayDetails details, Establishment establishment) {
        return !details.foreigner() && !establishment.ward().equals(details.get(Field.RESIDENCE_WARD));
    }

    /** The local day on which a guest who stays on must have temporary residence registered. */
    public static LocalDate temporaryResidenceDue(LocalDate arrival) {
        return arrival.plusDays(TEMPORARY_RESIDENCE_DAYS);
    }

    /** Whether a stay from one local day to another reaches the threshold of temporary residence. */
    public static boolean reachesTemporaryResidence(LocalDate arrival, LocalDate departure) {
        return ChronoUnit.DAYS.between(arrival, departure) >= TEMPORARY_RESIDENCE_DAYS;
    }
}
