package vn.luutru.projection.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.watch.WatchKeys;
import vn.luutru.declaration.StayId;

/**
 * A stay that fits an entry. Who it is stands in the register, and is read there by a recorded question.
 *
 * @param position  of the event that fitted
 * @param ward      in which the stay lies by the register: that of its last day, or of today while it goes on
 * @param matchedAt when that event was recorded
 * @param basis     of the entry; null once its month is erased
 * @param notedAt   when an officer took note of it; null while nobody has
 */
public record WatchAlert(
        UUID id,
        long position,
        UUID entry,
        StayId stay,
        String ward,
        WatchKeys.By by,
        Instant matchedAt,
        String owner,
        @Nullable String basis,
        LocalDate expiresOn,
        @Nullable Instant notedAt,
        @Nullable String notedBy,
        @Nullable String note) {

    /** Without what was noted: it may name a person. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "WatchAlert[id=%s]", id);
    }
}
