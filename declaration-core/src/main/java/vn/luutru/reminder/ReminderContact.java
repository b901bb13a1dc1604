package vn.luutru.reminder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Where and when an establishment wants to be reminded.
 *
 * @param emails one to {@link #MAX_EMAILS} addresses
 * @param quiet  in which hours nothing is sent
 * @param kinds  of what it wants to be reminded
 */
public record ReminderContact(
        EstablishmentId establishment, List<String> emails, QuietHours quiet, Set<ReminderKind> kinds) {

    /** The most addresses of an establishment. */
    public static final int MAX_EMAILS = 3;

    public ReminderContact {
        emails = List.copyOf(emails);
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** Without the addresses: a log line must not say whom one can write to. */
    @Override
    public String toString() {
        return "ReminderContact[" + establishment.value() + "]";
    }
}
