package vn.luutru.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Where contacts are kept, and which reminders were sent. Each method is atomic, blocks, and fails with
 * {@link vn.luutru.declaration.StoreUnavailableException} when the store does not answer.
 */
public interface ReminderStore {

    /** Of an establishment; empty if it wants no reminders. */
    Optional<ReminderContact> find(EstablishmentId establishment);

    /** Keeps a contact in place of an earlier one. */
    void keep(ReminderContact contact, Instant now, String by);

    /** Removes a contact; false if there is none. */
    boolean remove(EstablishmentId establishment);

    /** Contacts in the order of their establishments, behind one; null for the first ones. */
    List<ReminderContact> after(@Nullable EstablishmentId last, int size);

    /** When each guest who waits at these establishments filled their card; nothing for those without any. */
    Map<EstablishmentId, List<Instant>> guestCards(Collection<EstablishmentId> establishments, Instant filledAfter);

    /**
     * Takes a reminder for this process to send: false if another one sent it, or has taken it and its time is not over,
     * or if it failed and its next try is later.
     *
     * @param lease after which another process may take it, if this one has not said what became of it
     */
    boolean claim(Reminder reminder, Instant now, Duration lease);

    /** The claimed reminder was taken by a server. */
    void sent(Reminder reminder, Instant now);

    /** The claimed reminder was not sent; it may be claimed again from an instant on. */
    void failed(Reminder reminder, Instant nextTry);

    /** Forgets reminders that were claimed before an instant. */
    int deleteUntil(Instant claimed);
}
