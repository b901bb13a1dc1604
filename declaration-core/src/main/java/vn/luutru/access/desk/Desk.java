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
        Device device,
        @Nullable DeskPerson person,
        @Nullable Instant usedAt) {

    /** After so long without a sign of anybody the PIN is asked again. */
    public static final Duration INACTIVITY = Duration.ofMinutes(15);

    /** When the session ends if nobody gives a sign; null without a session. */
    public @Nullable Instant until() {
        return usedAt == null ? null : usedAt.plus(INACTIVITY);
    }

    /** Who is signed in at an instant; null if nobody is. */
    public @Nullable DeskPerson signedIn(Instant now) {
        Instant until = until();
        return person != null && until != null && now.isBefore(until) ? person : null;
    }

    /** The desk as a caller with this person at it: for one establishment, with what its device may do. */
    public Caller.Operator caller(DeskPerson at) {
        return caller(signature(at));
    }

    /** The signature of this person at the desk. */
    public Signature signature(DeskPerson at) {
        return new Signature(device.id(), at.id());
    }

    /** The desk as a caller with a signature of its own. */
    public Caller.Operator caller(Signature signature) {
        return new Caller.Operator(
                signature.text(), Role.DESK, Scope.establishments(Set.of(device.establishment())), device.operations());
    }
}
