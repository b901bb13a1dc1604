package vn.luutru.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;

/** As {@link ReminderStoreContract} has it, in memory. */
final class MemoryReminders implements ReminderStore {

    private record Claim(Instant at, Instant until, boolean sent) {}

    private final TreeMap<String, ReminderContact> contacts = new TreeMap<>();
    private final Map<List<String>, Claim> claims = new HashMap<>();

    private static List<String> key(Reminder reminder) {
        return List.of(reminder.establishment().value(), reminder.kind().name(), reminder.subject());
    }

    @Override
    public synchronized Optional<ReminderContact> find(EstablishmentId establishment) {
        return Optional.ofNullable(contacts.get(establishment.value()));
    }

    @Override
    public synchronized void keep(ReminderContact contact, Instant now, String by) {
        contacts.put(contact.establishment().value(), contact);
    }

    @Override
    public synchronized boolean remove(EstablishmentId establishment) {
        return contacts.remove(establishment.value()) != null;
    }

    @Override
    public synchronized List<ReminderContact> after(@Nullable EstablishmentId last, int size) {
        return contacts.tailMap(last == null ? "" : last.value(), false).values().stream()
                .limit(size)
                .toList();
    }

    @Override
    public Map<EstablishmentId, List<Instant>> guestCards(
            Collection<EstablishmentId> establishments, Instant filledAfter) {
        return Map.of();
    }

    @Override
    public synchronized boolean claim(Reminder reminder, Instant now, Duration lease) {
        Claim known = claims.get(key(reminder));
        if (known != null && (known.sent() || known.until().isAfter(now))) {
            return false;
        }
        claims.put(key(reminder), new Claim(now, now.plus(lease), false));
        return true;
    }

    @Override
    public synchronized void sent(Reminder reminder, Instant now) {
        claims.computeIfPresent(key(reminder), (key, claim) -> new Claim(claim.at(), claim.until(), true));
    }

    @Override
    public synchronized void failed(Reminder reminder, Instant nextTry) {
        claims.computeIfPresent(
                key(reminder), (key, claim) -> claim.sent() ? claim : new Claim(claim.at(), nextTry, false));
    }

    @Override
    public synchronized int deleteUntil(Instant claimed) {
        int before = claims.size();
        claims.values().removeIf(claim -> !claim.at().isAfter(claimed));
        return before - claims.size();
    }
}
