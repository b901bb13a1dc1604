package vn.luutru.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.rule.DeadlinePolicy;

/** When an establishment is to be reminded of what; {@link DeadlinePolicy} names the source of the deadlines. */
final class ReminderRules {

    /** Days before today of which a missing report is looked for. */
    static final int DAYS = 7;

    /**
     * The deadlines of an establishment.
     *
     * @see vn.luutru.declaration.outage.OutageCalendar#moved
     */
    @FunctionalInterface
    interface MovedDeadlines {

        /** Nothing is moved. */
        MovedDeadlines NONE = dueAt -> dueAt;

        /** The instant that counts in place of a deadline: that to which an official outage moved it, or the same. */
        Instant moved(Instant dueAt);
    }

    private final DeadlinePolicy policy;
    private final Duration lead;

    /** @param lead how long before a deadline it is near */
    ReminderRules(DeadlinePolicy policy, Duration lead) {
        this.policy = policy;
        this.lead = lead;
    }

    /**
     * How many days before today matter at an instant: none before the morning, unless an outage may have moved their
     * deadlines.
     */
    int daysBefore(Instant now, boolean outages) {
        return outages || !Vietnam.timeOf(now).toLocalTime().isBefore(policy.morning()) ? DAYS : 0;
    }

    /**
     * What a contact is to be reminded of at an instant; nothing in its quiet hours.
     *
     * @param deadlines those of the establishment: what is said to be near or late follows the moved ones
     */
    List<Reminder> due(ReminderContact contact, OpenObligations open, MovedDeadlines deadlines, Instant now) {
        LocalDateTime local = Vietnam.timeOf(now);
        List<Reminder> due = new ArrayList<>();
        if (contact.quiet().contains(local.toLocalTime())) {
            return due;
        }
        near(contact, open, deadlines, local).ifPresent(due::add);
        late(contact, open, deadlines, local).ifPresent(due::add);
        missing(contact, open, deadlines, local).ifPresent(due::add);
        due.removeIf(reminder -> !contact.kinds().contains(reminder.kind()));
        return due;
    }

    /** The first deadline to come of anything that is open, with all that falls under it. */
    private Optional<Reminder> near(
            ReminderContact contact, OpenObligations open, MovedDeadlines deadlines, LocalDateTime local) {
        return Stream.concat(
                        open.silentDays().stream().map(day -> ofDay(deadlines, day)),
                        open.guestCards().stream().map(filled -> ofCard(deadlines, filled)))
                .filter(due -> due.isAfter(local))
                .min(Comparator.naturalOrder())
                .filter(next -> !local.isBefore(next.minus(lead)))
                .map(next -> new Reminder(
                        contact.establishment(),
                        ReminderKind.NEAR,
                        next.toString(),
                        next,
                        open.silentDays().stream()
                                .filter(day -> ofDay(deadlines, day).equals(next))
                                .sorted()
                                .toList(),
                        (int) open.guestCards().stream()
                                .filter(filled -> ofCard(deadlines, filled).equals(next))
                                .count(),
                        0));
    }

    /** What is open under the last deadline that is over, or an earlier one; a day without a report on that day only. */
    private Optional<Reminder> late(
            ReminderContact contact, OpenObligations open, MovedDeadlines deadlines, LocalDateTime local) {
        LocalDate today = local.toLocalDate();
        List<LocalDate> silent = open.silentDays().stream()
                .filter(day -> day.equals(today) && !ofDay(deadlines, day).isAfter(local))
                .toList();
        long guestCards = open.guestCards().stream()
                .filter(filled -> !ofCard(deadlines, filled).isAfter(local))
                .count();
        if (guestCards == 0 && silent.isEmpty() && open.unidentified() == 0) {
            return Optional.empty();
        }
        return last(deadlines, local)
                .map(last -> new Reminder(
                        contact.establishment(),
                        ReminderKind.LATE,
                        last.toString(),
                        last,
                        silent,
                        (int) guestCards,
                        open.unidentified()));
    }

    /** Days without a report, from the next morning on, and not before their deadline is over. */
    private Optional<Reminder> missing(
            ReminderContact contact, OpenObligations open, MovedDeadlines deadlines, LocalDateTime local) {
        LocalDate today = local.toLocalDate();
        List<LocalDate> over = open.silentDays().stream()
                .filter(day ->
                        day.isBefore(today) && !missingFrom(deadlines, day).isAfter(local))
                .sorted()
                .toList();
        return over.stream()
                .max(Comparator.comparing((LocalDate day) -> missingFrom(deadlines, day))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(newest -> missingFrom(deadlines, newest).toLocalDate().equals(today))
                .map(newest -> new Reminder(
                        contact.establishment(),
                        ReminderKind.MISSING,
                        newest.toString(),
                        newest.plusDays(1).atStartOfDay(),
                        over,
                        0,
                        0));
    }

    private LocalDateTime missingFrom(MovedDeadlines deadlines, LocalDate day) {
        LocalDateTime morning = day.plusDays(1).atTime(policy.morning());
        LocalDateTime due = ofDay(deadlines, day);
        return due.isAfter(morning) ? due : morning;
    }

    /** The last deadline that is over; empty if an outage has moved all of the last days into the future. */
    private Optional<LocalDateTime> last(MovedDeadlines deadlines, LocalDateTime local) {
        LocalDate today = local.toLocalDate();
        return IntStream.rangeClosed(0, DAYS)
                .mapToObj(today::minusDays)
                .flatMap(day -> Stream.of(day.atTime(policy.morning()), day.atTime(policy.evening())))
                .map(due -> moved(deadlines, due.atZone(Vietnam.ZONE).toInstant()))
                .filter(due -> !due.isAfter(local))
                .max(Comparator.naturalOrder());
    }

    /** When something is to be reported of a day. */
    private LocalDateTime ofDay(MovedDeadlines deadlines, LocalDate day) {
        return moved(
                deadlines, day.atTime(policy.evening()).atZone(Vietnam.ZONE).toInstant());
    }

    /** When a guest who fills their card on arrival is to be declared; foreigners are due earlier in the day. */
    private LocalDateTime ofCard(MovedDeadlines deadlines, Instant filled) {
        return moved(deadlines, policy.evening(filled));
    }

    private static LocalDateTime moved(MovedDeadlines deadlines, Instant due) {
        return Vietnam.timeOf(deadlines.moved(due));
    }
}
