package vn.luutru.adapter.http.desk;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.adapter.http.auth.AllowedFor;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.reminder.ContactException;
import vn.luutru.reminder.QuietHours;
import vn.luutru.reminder.ReminderContact;
import vn.luutru.reminder.ReminderContacts;
import vn.luutru.reminder.ReminderKind;

/** Where and when the establishment of a desk wants to be reminded by e-mail. */
@RestController
public final class RemindersController {

    private final ReminderContacts contacts;
    private final boolean sending;

    /** @param sending whether this service sends e-mail at all */
    public RemindersController(ReminderContacts contacts, boolean sending) {
        this.contacts = contacts;
        this.sending = sending;
    }

    /** What a desk wants. */
    public record Wanted(
            @Nullable List<@Nullable String> emails,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable List<@Nullable String> kinds) {

        /** Without the addresses. */
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /**
     * What holds.
     *
     * @param emails    none: nothing is sent
     * @param quietFrom local time of day, {@code HH:mm}; null without quiet hours
     * @param quietTo   local time of day, {@code HH:mm}; null without quiet hours
     * @param sending   whether this service sends e-mail at all
     */
    public record RemindersView(
            List<String> emails,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            List<ReminderKind> kinds,
            boolean sending) {

        /** Without the addresses. */
        @Override
        public String toString() {
            return "RemindersView";
        }
    }

    /** Where and when. */
    @AllowedFor(Role.DESK)
    @GetMapping("/v1/desk/reminders")
    public ResponseEntity<RemindersView> reminders(Caller.Operator desk) {
        return answer(contacts.find(GuestCardsController.establishment(desk)).orElse(null));
    }

    /** Sets it, in place of what held before; no address ends the reminders. */
    @AllowedFor(Role.DESK)
    @PutMapping("/v1/desk/reminders")
    public ResponseEntity<RemindersView> set(Caller.Operator desk, @RequestBody Wanted wanted) {
        try {
            return answer(contacts.keep(
                            GuestCardsController.establishment(desk),
                            wanted.emails(),
                            wanted.quietFrom(),
                            wanted.quietTo(),
                            wanted.kinds(),
                            desk.id())
                    .orElse(null));
        } catch (ContactException e) {
            throw ApiException.of(422, List.of(e.finding()));
        }
    }

    private ResponseEntity<RemindersView> answer(@Nullable ReminderContact contact) {
        RemindersView view = contact == null
                ? new RemindersView(List.of(), null, null, Arrays.asList(ReminderKind.values()), sending)
                : new RemindersView(
                        contact.emails(),
                        time(contact.quiet(), contact.quiet().from()),
                        time(contact.quiet(), contact.quiet().to()),
                        contact.kinds().stream().sorted().toList(),
                        sending);
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(view);
    }

    private static @Nullable String time(QuietHours quiet, LocalTime time) {
        return quiet.from().equals(quiet.to()) ? null : time.toString();
    }
}
