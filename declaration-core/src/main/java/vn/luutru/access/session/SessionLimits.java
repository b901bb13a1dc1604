package vn.luutru.access.session;

import java.time.Duration;
import vn.luutru.access.Role;

/**
 * How long sessions of officials last.
 *
 * @param idle              without a sign of anybody
 * @param idleAdministrator the same for administrators
 * @param longest           whatever they do
 */
public record SessionLimits(Duration idle, Duration idleAdministrator, Duration longest) {

    /** A quarter of an hour, five minutes, eight hours. */
    public static final SessionLimits DEFAULT =
            new SessionLimits(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(8));

    public SessionLimits {
        if (idle.compareTo(Duration.ofMinutes(1)) < 0
                || idleAdministrator.compareTo(Duration.ofMinutes(1)) < 0
                || longest.compareTo(idle) < 0
                || longest.compareTo(idleAdministrator) < 0) {
            throw new IllegalArgumentException(
                    "A session lasts at least a minute without a sign, and no longer without one than in all");
        }
    }

    /** How long a session of this role lasts without a sign of anybody. */
    public Duration idle(Role role) {
        return role == Role.ADMIN ? idleAdministrator : idle;
    }
}
