package vn.luutru.adapter.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.identity.SignInException.Reason;

/** How strongly and how lately somebody must have shown who they are. A claim that is demanded and missing is refused. */
final class IdTokenDemands {

    /** How far the provider's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final ProviderSettings settings;
    private final InstantSource clock;

    IdTokenDemands(ProviderSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void check(Map<String, Object> claims) {
        boolean classed = settings.acr().isEmpty()
                || (claims.get("acr") instanceof String acr && settings.acr().contains(acr));
        boolean methods = settings.amr().isEmpty()
                || (claims.get("amr") instanceof Collection<?> amr && amr.containsAll(settings.amr()));
        if (!classed || !methods || !isShownLately(claims.get("auth_time"))) {
            throw new SignInException(Reason.TOO_WEAK, "They have not shown who they are as is demanded");
        }
    }

    private boolean isShownLately(@Nullable Object authTime) {
        Duration maxAge = settings.maxAge();
        if (maxAge == null) {
            return true;
        }
        if (!(authTime instanceof Number seconds)) {
            return false;
        }
        Instant shown = Instant.ofEpochSecond(seconds.longValue());
        Instant now = clock.instant();
        return !shown.isBefore(now.minus(maxAge).minus(SKEW)) && !shown.isAfter(now.plus(SKEW));
    }
}
