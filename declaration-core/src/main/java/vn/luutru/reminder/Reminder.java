package vn.luutru.reminder;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * One reminder. It has counts and days, and nothing of a guest.
 *
 * @param subject      what it is about, {@code 2026-11-30T23:00} of a deadline or {@code 2026-11-30} of a day: of one
 *                     kind and subject an establishment is reminded once
 * @param deadline     the local instant that comes up or is over; of missing days, the end of the one that it is named
 *                     after. It is where an official outage moved it to
 * @param silentDays   days without a report that it is about
 * @param guestCards   guests who wait at the desk and fall under the deadline
 * @param unidentified patients whose 48 hours are over
 */
public record Reminder(
        EstablishmentId establishment,
        ReminderKind kind,
        String subject,
        LocalDateTime deadline,
        List<LocalDate> silentDays,
        int guestCards,
        int unidentified) {

    public Reminder {
        silentDays = List.copyOf(silentDays);
    }
}
