package vn.luutru.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.outage.OutageCalendar;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.reminder.ReminderRules.MovedDeadlines;

/**
 * Sends reminders. Any number of processes may run this at the same time: each reminder is claimed in the store before it
 * is sent. Nothing here is asked while a declaration is taken.
 */
public final class Reminders {

    private static final int PAGE = 500;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration GUEST_CARD_LIFETIME = Duration.ofDays(1);

    /** Law on medical examination and treatment, article 72: who a patient is, is to be found out within 48 hours. */
    private static final Duration IDENTIFIED = Duration.ofDays(2);

    private final ReminderStore store;
    private final ObligationSource obligations;
    private final EstablishmentDirectory directory;
    private final ReminderMail mail;
    private final ReminderRules rules;
    private final Supplier<OutageCalendar> outages;
    private final InstantSource clock;

    /**
     * @param lead    how long before a deadline it is near
     * @param outages the official outages in force, which move deadlines
     */
    public Reminders(
            ReminderStore store,
            ObligationSource obligations,
            EstablishmentDirectory directory,
            ReminderMail mail,
            DeadlinePolicy policy,
            Duration lead,
            Supplier<OutageCalendar> outages,
            InstantSource clock) {
        this.store = store;
        this.obligations = obligations;
        this.directory = directory;
        this.mail = mail;
        this.rules = new ReminderRules(policy, lead);
        this.outages = outages;
        this.clock = clock;
    }

    /**
     * What one look at all contacts did.
     *
     * @param sent   reminders that a server took
     * @param failed reminders that none took; they are tried again
     * @param cause  of the last failure
     */
    public record Run(int sent, int failed, ReminderMail.@Nullable NotSentException cause) {}

    /** Looks at all contacts and sends what is due. */
    public Run run() {
        int sent = 0;
        int failed = 0;
        ReminderMail.NotSentException cause = null;
        EstablishmentId last = null;
        OutageCalendar calendar = outages.get();
        while (true) {
            List<ReminderContact> page = store.after(last, PAGE);
            Instant now = clock.instant();
            Map<EstablishmentId, OpenObligations> open = page.isEmpty() ? Map.of() : open(page, now, calendar);
            for (ReminderContact contact : page) {
                OpenObligations of = open.getOrDefault(contact.establishment(), OpenObligations.NONE);
                for (Reminder reminder : rules.due(contact, of, deadlines(contact, calendar), now)) {
                    if (store.claim(reminder, now, LEASE)) {
                        try {
                            mail.send(contact, name(contact.establishment(), now), reminder);
                            store.sent(reminder, clock.instant());
                            sent++;
                        } catch (ReminderMail.NotSentException e) {
                            store.failed(reminder, clock.instant().plus(AGAIN));
                            failed++;
                            cause = e;
                        }
                    }
                }
            }
            if (page.size() < PAGE) {
                return new Run(sent, failed, cause);
            }
            last = page.getLast().establishment();
        }
    }

    /** Moved where the establishment lay on the local day of the deadline. */
    private MovedDeadlines deadlines(ReminderContact contact, OutageCalendar calendar) {
        return calendar.isEmpty()
                ? MovedDeadlines.NONE
                : directory
                        .find(contact.establishment())
                        .join()
                        .<MovedDeadlines>map(record -> due -> calendar.moved(
                                due, record.on(Vietnam.dateOf(due)).ward()))
                        .orElse(MovedDeadlines.NONE);
    }

    private Map<EstablishmentId, OpenObligations> open(
            List<ReminderContact> contacts, Instant now, OutageCalendar calendar) {
        List<EstablishmentId> all =
                contacts.stream().map(ReminderContact::establishment).toList();
        Map<EstablishmentId, List<Instant>> guestCards = store.guestCards(all, now.minus(GUEST_CARD_LIFETIME));
        Map<EstablishmentId, Integer> unidentified = obligations.unidentified(all, now.minus(IDENTIFIED));
        Map<EstablishmentId, List<LocalDate>> silent = new HashMap<>();
        LocalDate today = Vietnam.dateOf(now);
        int days = rules.daysBefore(now, !calendar.isEmpty());
        for (int before = 0; before <= days; before++) {
            LocalDate day = today.minusDays(before);
            for (EstablishmentId one : obligations.silent(all, day)) {
                silent.computeIfAbsent(one, id -> new ArrayList<>()).add(day);
            }
        }
        Map<EstablishmentId, OpenObligations> open = new HashMap<>();
        for (EstablishmentId one : all) {
            open.put(
                    one,
                    new OpenObligations(
                            silent.getOrDefault(one, List.of()),
                            guestCards.getOrDefault(one, List.of()),
                            unidentified.getOrDefault(one, 0)));
        }
        return open;
    }

    /** As it is called today; its id where it has no name. */
    private String name(EstablishmentId establishment, Instant now) {
        return directory
                .find(establishment)
                .join()
                .map(record -> nameOf(record, now))
                .orElse(establishment.value());
    }

    private static String nameOf(EstablishmentRecord record, Instant now) {
        return record.on(Vietnam.dateOf(now)).name();
    }
}
