package vn.luutru.access.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;

/**
 * An official who is signed in at a browser.
 *
 * @param id              names the session; it opens nothing
 * @param name            as the provider says it, for the pages; the account itself is the official's id
 * @param startedAt       when they signed in
 * @param seenAt          when they were last known to be there
 * @param endsAt          when it ends whatever they do
 * @param providerSession the provider's own session ({@code sid}); null if it names none
 */
public record OfficialSession(
        UUID id,
        Caller.Official official,
        String name,
        Instant startedAt,
        Instant seenAt,
        Instant endsAt,
        @Nullable String providerSession) {

    /** When it ends if nobody gives a sign. */
    public Instant until(SessionLimits limits) {
        Instant idle = seenAt.plus(limits.idle(official.role()));
        return idle.isBefore(endsAt) ? idle : endsAt;
    }

    /** Whether it is open at an instant. */
    public boolean isOpen(Instant now, SessionLimits limits) {
        return now.isBefore(until(limits));
    }

    OfficialSession seen(Instant now) {
        return new OfficialSession(id, official, name, startedAt, now, endsAt, providerSession);
    }
}
