package vn.luutru.declaration.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.establishment.EstablishmentId;

/** Who is put on the watch list of the police and taken off it, and what was done about a match. */
public sealed interface WatchListEvent extends JournalEvent {

    /**
     * Somebody is looked for.
     *
     * @param entry     the identity of the entry
     * @param keys      keyed hashes of what is looked for: neither a number nor a name can be read from them
     * @param name      the name looked for; null where a number is; encrypted
     * @param born      the date of birth looked for, as {@code yyyy} or {@code yyyy-MM-dd}; null where a number is;
     *                  encrypted
     * @param owner     the unit that looks for them
     * @param basis     the decision that it does so by; encrypted, null once its key is destroyed
     * @param territory ward codes in which a match is reported, separated by commas; null for the whole province
     * @param expiresOn the last local day on which a match is reported
     */
    record WatchEntryAdded(
            UUID entry,
            List<UUID> keys,
            @Nullable String name,
            @Nullable String born,
            String owner,
            @Nullable String basis,
            @Nullable String territory,
            LocalDate expiresOn,
            Instant at,
            String by)
            implements WatchListEvent {

        public WatchEntryAdded {
            keys = List.copyOf(keys);
        }

        @Override
        public UUID stream() {
            return entry;
        }

        /** Without who it is: a log line must never name a person. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "WatchEntryAdded[entry=%s, by=%s]", entry, by);
        }
    }

    /**
     * Somebody is no longer looked for.
     *
     * @param reason why; encrypted, null once its key is destroyed
     */
    record WatchEntryRemoved(UUID entry, @Nullable String reason, Instant at, String by) implements WatchListEvent {

        @Override
        public UUID stream() {
            return Names.uuid("luutru.watch-entry-removed\n" + entry);
        }

        /** Without the reason: it may name a person. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "WatchEntryRemoved[entry=%s, by=%s]", entry, by);
        }
    }

    /**
     * An officer has taken note of a match.
     *
     * @param alert the identity of the match, see {@link #alert}
     * @param note  what was done; encrypted, null once its key is destroyed
     */
    record WatchAlertAcknowledged(UUID alert, @Nullable String note, Instant at, String by) implements WatchListEvent {

        @Override
        public UUID stream() {
            return WatchListEvent.note(alert);
        }

        /** Without the note: it may name a person. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "WatchAlertAcknowledged[alert=%s, by=%s]", alert, by);
        }
    }

    /**
     * A stay of somebody who was in house when an entry was added fits it.
     *
     * @param stay          in house when the entries were compared
     * @param establishment of the stay
     * @param declaredIn    the local month whose key wraps the key of the stay: with it the match goes
     * @param matchedBy     by what it fits
     * @param by            the service
     */
    record WatchMatchFound(
            UUID entry,
            UUID stay,
            EstablishmentId establishment,
            YearMonth declaredIn,
            String matchedBy,
            Instant at,
            String by)
            implements WatchListEvent {

        @Override
        public UUID stream() {
            return Names.uuid("luutru.watch-match-found\n" + entry + "\n" + stay);
        }
    }

    /**
     * An entry was compared with those in house: its matches among them are in the log before this.
     *
     * @param matches how many were found
     * @param by      the service
     */
    record WatchEntryCompared(UUID entry, int matches, Instant at, String by) implements WatchListEvent {

        @Override
        public UUID stream() {
            return Names.uuid("luutru.watch-entry-compared\n" + entry);
        }
    }

    /** The stream of what is noted about a match: its key goes with that of the stay. */
    static UUID note(UUID alert) {
        return Names.uuid("luutru.watch-alert-acknowledged\n" + alert);
    }

    /** The identity of the match of an entry with a stay: always the same, however often it is found. */
    static UUID alert(UUID entry, UUID stay) {
        return Names.uuid("luutru.watch-alert\n" + entry + "\n" + stay);
    }
}
