package vn.luutru.access.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.access.Role;
import vn.luutru.access.Scope;

/**
 * An enrolled browser with whoever is signed in at it.
 *
 * @param person null if nobody signed in, or the person was removed
 * @param usedAt when they were last known to be there; null without a person
 */
public record Desk(
        Device device, @Nullable Person person, @Nullable Instant usedAt) {

    /** After so long without a sign of anybody the PIN is asked again. */
    public static final Duration INACTIVITY = Duration.ofMinutes(15);

    /** When the session ends if nobody gives a sign; null without a session. */
    public @Nullable Instant until() {
        return usedAt == null ? null : usedAt.plus(INACTIVITY);
    }

    /** Who is signed in at an instant; null if nobody is. */
    public @Nullable Person signedIn(Instant now) {
        Instant until = until();
        return person != null && until != null && now.isBefore(until) ? person : null;
    }

    /** The desk as a caller with this person at it: for one establishment, with what its device may do. */
    public Caller.Operator caller(Person at) {
        return new Caller.Operator(
                new Signature(device.id(), at.id()).text(),
                Role.DESK,
                Scope.establishments(Set.of(device.establishment())),
                device.operations());
    }
}
