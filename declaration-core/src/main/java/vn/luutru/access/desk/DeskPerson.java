package vn.luutru.access.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works at a desk.
 *
 * @param device      the desk
 * @param name        as colleagues know them; personal, never in the log
 * @param wrongPins   wrong PINs since the last right one
 * @param lockedUntil until when their PIN is not looked at; null or past if it is
 */
public record DeskPerson(
        UUID id,
        UUID device,
        String name,
        int wrongPins,
        @Nullable Instant lockedUntil) {

    /** Whether their PIN is not looked at. */
    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Without the name. */
    @Override
    public String toString() {
        return "DeskPerson[" + id + "]";
    }
}
