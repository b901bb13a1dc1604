package vn.luutru.access.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * What a guest typed by a poster and nobody has checked: neither a declaration nor the guest's identity card. It waits at
 * the desk and is deleted with it, or {@link #LIFETIME} after it was typed.
 *
 * @param code     by which the guest and the desk speak of it, for example {@code M3-18}; unique among those that wait
 * @param language in which the guest typed it, as a language tag
 * @param content  the guest's details as JSON, in the shape of a check-in: encrypted where it is kept
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between the page, the store and the desk, never compared
public record GuestCard(
        UUID id,
        EstablishmentId establishment,
        UUID poster,
        String code,
        Instant filledAt,
        String language,
        byte[] content) {

    /** Half an hour less than a day: the deletion, which comes by a timer, is then never later than a day. */
    public static final Duration LIFETIME = Duration.ofHours(24).minusMinutes(30);

    /** When it is gone in any case. */
    public Instant expiresAt() {
        return filledAt.plus(LIFETIME);
    }

    /** Without what the guest typed. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "GuestCard[id=%s, code=%s]", id, code);
    }
}
