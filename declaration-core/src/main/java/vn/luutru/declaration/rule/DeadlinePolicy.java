package vn.luutru.declaration.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import vn.luutru.declaration.Vietnam;

/**
 * The named values behind every deadline, and our reading of what the law leaves open. All times of day are local,
 * {@link Vietnam#ZONE}.
 *
 * <p>Law 68/2020/QH14, article 30, and the same words in law 118/2025/QH15, article 4.9: before 23:00 of the day on
 * which the stay begins, or, for who arrives after 23:00, before 08:00 of the next day. Decree 96/2016/ND-CP, article
 * 44.4, says the same of licensed lodging. Two points are open, and what follows is policy, not law:
 *
 * <ul>
 *   <li>An arrival at 23:00:00 exactly is neither before nor after: it counts as after, for no report could be made
 *       before 23:00.
 *   <li>An arrival after midnight is literally an arrival of the new day, due at 23:00. The strict reading treats it as
 *       the night before, due at 08:00 of the same date. The literal reading is the default.
 * </ul>
 *
 * @param evening          arrivals before this time are due at it, on their own date
 * @param morning          arrivals from {@code evening} on are due at this time of the next date
 * @param nightArrival     how arrivals after midnight are read
 * @param nightEnds        arrivals before this time are stays overnight; with {@link NightArrival#STRICT} they are due
 *                         as those of the night before
 * @param foreigners       after arrival, law 47/2014/QH13, article 33.2
 * @param foreignersRemote the same in remote areas
 */
public record DeadlinePolicy(
        LocalTime evening,
        LocalTime morning,
        NightArrival nightArrival,
        LocalTime nightEnds,
        Duration foreigners,
        Duration foreignersRemote) {

    /** How an arrival after midnight is read. */
    public enum NightArrival {
        /** It begins a stay of the new day. */
        LITERAL,
        /** It belongs to the night that is not over yet. */
        STRICT
    }

    /** The law's values with the literal reading. */
    public static final DeadlinePolicy STANDARD = new DeadlinePolicy(
            LocalTime.of(23, 0),
            LocalTime.of(8, 0),
            NightArrival.LITERAL,
            LocalTime.of(5, 0),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** The same with another reading of arrivals after midnight. */
    public DeadlinePolicy with(NightArrival reading) {
        return new DeadlinePolicy(evening, morning, reading, nightEnds, foreigners, foreignersRemote);
    }

    /** The 23:00/08:00 deadline: the instant before which a report is on time. */
    public Instant evening(Instant arrivedAt) {
        LocalDateTime arrived = Vietnam.timeOf(arrivedAt);
        LocalDate day = arrived.toLocalDate();
        LocalTime time = arrived.toLocalTime();
        LocalDateTime due;
        if (!time.isBefore(evening)) {
            due = day.plusDays(1).atTime(morning);
        } else if (nightArrival == NightArrival.STRICT && time.isBefore(nightEnds)) {
            due = day.atTime(morning);
        } else {
            due = day.atTime(evening);
        }
        return Vietnam.instantOf(due);
    }

    /** Whether an arrival is one of the night that began on the evening before. */
    boolean isNight(Instant arrivedAt) {
        return Vietnam.timeOf(arrivedAt).toLocalTime().isBefore(nightEnds);
    }

    /** The deadline for foreigners, counted from arrival. */
    Instant foreigner(Instant arrivedAt, boolean remote) {
        return arrivedAt.plus(remote ? foreignersRemote : foreigners);
    }
}
