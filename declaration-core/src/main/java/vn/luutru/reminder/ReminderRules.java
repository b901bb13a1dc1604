package vn.luutru.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.rule.DeadlinePolicy;

/** When an establishment is to be reminded of what; {@link DeadlinePolicy} names the source of the deadlines. */
final class ReminderRules {

    private final DeadlinePolicy policy;
    private final Duration lead;

    /** @param lead how long before a deadline it is near */
    ReminderRules(DeadlinePolicy policy, Duration lead) {
        this.policy = policy;
        this.lead = lead;
    }

    /** Of what anybody can be reminded at an instant, whatever is open. */
    Set<ReminderKind> possible(Instant now) {
        LocalDateTime local = Vietnam.timeOf(now);
        Set<ReminderKind> kinds = EnumSet.of(ReminderKind.LATE);
        if (isNear(local)) {
            kinds.add(ReminderKind.NEAR);
        }
        if (!local.toLocalTime().isBefore(policy.morning())) {
            kinds.add(ReminderKind.MISSING);
        }
        return kinds;
    }

    /** What a contact is to be reminded of at an instant; nothing in its quiet hours. */
    List<Reminder> due(ReminderContact contact, OpenDuties open, Instant now) {
        LocalDateTime local = Vietnam.timeOf(now);
        List<Reminder> due = new ArrayList<>();
        if (contact.quiet().contains(local.toLocalTime())) {
            return due;
        }
        LocalDateTime next = next(local);
        List<LocalDate> todayOfNext = days(open, next);
        long near = open.cards().stream()
                .filter(filled -> dueOf(filled).equals(next))
                .count();
        if (isNear(local) && (near > 0 || !todayOfNext.isEmpty())) {
            due.add(new Reminder(
                    contact.establishment(), ReminderKind.NEAR, next.toString(), next, todayOfNext, (int) near, 0));
        }
        LocalDateTime last = last(local);
        List<LocalDate> todayOfLast = last.toLocalDate().equals(local.toLocalDate()) ? days(open, last) : List.of();
        long late = open.cards().stream()
                .filter(filled -> !dueOf(filled).isAfter(local))
                .count();
        if (late > 0 || !todayOfLast.isEmpty() || open.unidentified() > 0) {
            due.add(new Reminder(
                    contact.establishment(),
                    ReminderKind.LATE,
                    last.toString(),
                    last,
                    todayOfLast,
                    (int) late,
                    open.unidentified()));
        }
        LocalDate yesterday = local.toLocalDate().minusDays(1);
        if (!local.toLocalTime().isBefore(policy.morning()) && open.silentDays().contains(yesterday)) {
            List<LocalDate> missing = open.silentDays().stream()
                    .filter(day -> !day.isAfter(yesterday))
                    .sorted()
                    .toList();
            due.add(new Reminder(
                    contact.establishment(),
                    ReminderKind.MISSING,
                    yesterday.toString(),
                    local.toLocalDate().atStartOfDay(),
                    missing,
                    0,
                    0));
        }
        due.removeIf(reminder -> !contact.kinds().contains(reminder.kind()));
        return due;
    }

    /** The day that is reported by a deadline in the evening, if nothing was. */
    private List<LocalDate> days(OpenDuties open, LocalDateTime deadline) {
        LocalDate day = deadline.toLocalDate();
        return deadline.toLocalTime().equals(policy.evening())
                        && open.silentDays().contains(day)
                ? List.of(day)
                : List.of();
    }

    private boolean isNear(LocalDateTime local) {
        return !local.isBefore(next(local).minus(lead));
    }

    /** The first deadline after a local instant. */
    private LocalDateTime next(LocalDateTime local) {
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        if (time.isBefore(policy.morning())) {
            return day.atTime(policy.morning());
        }
        return time.isBefore(policy.evening())
                ? day.atTime(policy.evening())
                : day.plusDays(1).atTime(policy.morning());
    }

    /** The last deadline that is over. */
    private LocalDateTime last(LocalDateTime local) {
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        if (time.isBefore(policy.morning())) {
            return day.minusDays(1).atTime(policy.evening());
        }
        return time.isBefore(policy.evening()) ? day.atTime(policy.morning()) : day.atTime(policy.evening());
    }

    /** When a guest who fills their card on arrival is to be declared; foreigners are due earlier in the day. */
    private LocalDateTime dueOf(Instant filled) {
        return Vietnam.timeOf(policy.evening(filled));
    }
}
