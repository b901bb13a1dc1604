package vn.luutru.projection.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is looked for, as officers see it. The number of a paper is kept as a keyed hash and is never shown.
 *
 * @param byNumber  whether the number of a paper is looked for, or else a name with a date of birth
 * @param name      null where a number is looked for, and once its month is erased
 * @param born      {@code yyyy} or {@code yyyy-MM-dd}; null likewise
 * @param basis     null once its month is erased
 * @param wards     where a match is reported; empty for the whole province
 * @param expiresOn the last local day
 * @param removedAt null while it stands
 * @param matches   how many stays fitted it in the reader's territory
 */
public record WatchEntry(
        UUID id,
        boolean byNumber,
        @Nullable String name,
        @Nullable String born,
        String owner,
        @Nullable String basis,
        List<String> wards,
        LocalDate expiresOn,
        Instant addedAt,
        String addedBy,
        @Nullable Instant removedAt,
        @Nullable String removedBy,
        @Nullable String reason,
        int matches) {

    public WatchEntry {
        wards = List.copyOf(wards);
    }

    /** Whether a guest is still compared with it. */
    public boolean isActive(LocalDate today) {
        return removedAt == null && !today.isAfter(expiresOn);
    }

    /** Without who it is: a log line must never name a person. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "WatchEntry[id=%s]", id);
    }
}
