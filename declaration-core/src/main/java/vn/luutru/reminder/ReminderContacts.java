package vn.luutru.reminder;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.FindingCode;

/** Where establishments want to be reminded, as their desks say. All methods block, and fail as {@link ReminderStore}. */
public final class ReminderContacts {

    /** RFC 5321, section 4.5.3.1.3: a path has at most 256 characters, its two angle brackets included. */
    private static final int MAX_LENGTH = 254;

    /** Addresses as people have them; no quoted local parts, no comments, nothing that could end a header. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private final ReminderStore store;
    private final InstantSource clock;

    public ReminderContacts(ReminderStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Of an establishment; empty if it wants no reminders. */
    public Optional<ReminderContact> find(EstablishmentId establishment) {
        return store.find(establishment);
    }

    /**
     * Keeps a contact in place of an earlier one.
     *
     * @param emails    addresses; blank ones are left out, and without any nothing is sent any more
     * @param quietFrom local time of day, {@code HH:mm}; null with {@code quietTo} for no quiet hours
     * @param quietTo   local time of day, {@code HH:mm}
     * @param kinds     of what; null for all
     * @param by        who says so, as callers are named in the log
     * @return what is kept; empty if nothing is
     * @throws ContactException if an address, a time or a kind is none
     */
    public Optional<ReminderContact> keep(
            EstablishmentId establishment,
            @Nullable List<@Nullable String> emails,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable List<@Nullable String> kinds,
            String by) {
        List<String> addresses = emails(emails == null ? List.of() : emails);
        QuietHours quiet = quietFrom == null && quietTo == null
                ? QuietHours.NONE
                : new QuietHours(time(quietFrom, "/quietFrom"), time(quietTo, "/quietTo"));
        Set<ReminderKind> wanted = kinds == null ? EnumSet.allOf(ReminderKind.class) : kinds(kinds);
        if (addresses.isEmpty()) {
            store.remove(establishment);
            return Optional.empty();
        }
        ReminderContact contact = new ReminderContact(establishment, addresses, quiet, wanted);
        store.keep(contact, clock.instant(), by);
        return Optional.of(contact);
    }

    private static List<String> emails(List<@Nullable String> typed) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String text = typed.get(i);
            String address = text == null ? "" : text.strip();
            if (address.length() > MAX_LENGTH
                    || (!address.isEmpty() && !EMAIL.matcher(address).matches())) {
                throw new ContactException(FindingCode.EMAIL_MALFORMED, "/emails/" + i);
            }
            if (!address.isEmpty() && !addresses.contains(address)) {
                addresses.add(address);
            }
        }
        if (addresses.size() > ReminderContact.MAX_EMAILS) {
            throw new ContactException(
                    FindingCode.TOO_MANY_EMAILS, "/emails", Integer.toString(ReminderContact.MAX_EMAILS));
        }
        return addresses;
    }

    private static LocalTime time(@Nullable String text, String field) {
        if (text == null) {
            throw new ContactException(FindingCode.FIELD_REQUIRED, field);
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new ContactException(FindingCode.TIME_MALFORMED, field);
        }
    }

    private static Set<ReminderKind> kinds(List<@Nullable String> names) {
        Set<ReminderKind> kinds = EnumSet.noneOf(ReminderKind.class);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            kinds.add(Arrays.stream(ReminderKind.values())
                    .filter(kind -> kind.code().equals(name))
                    .findFirst()
                    .orElseThrow(unknown(i)));
        }
        return kinds;
    }

    private static Supplier<ContactException> unknown(int index) {
        return () -> new ContactException(FindingCode.CODE_UNKNOWN, "/kinds/" + index, Code.shown(ReminderKind.class));
    }
}
