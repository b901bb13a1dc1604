package vn.luutru.adapter.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.identity.SignInException.Reason;

/** How strongly and how lately somebody must have shown who they are. A claim that is demanded and missing is refused. */
public final class IdTokenDemands {

    /** How far the provider's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final List<String> acr;
    private final Set<String> amr;
    private final @Nullable Duration maxAge;
    private final InstantSource clock;

    /**
     * @param acr    the classes of authentication of which a token must name one; empty for whichever
     * @param amr    the methods all of which a token must name; empty for whichever
     * @param maxAge how long ago at most they have shown who they are; null for whenever
     */
    public IdTokenDemands(List<String> acr, Set<String> amr, @Nullable Duration maxAge, InstantSource clock) {
        this.acr = List.copyOf(acr);
        this.amr = Set.copyOf(amr);
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** Whether the claims of a token say enough. */
    public boolean areMet(Map<String, ?> claims) {
        boolean classed = acr.isEmpty() || (claims.get("acr") instanceof String named && acr.contains(named));
        boolean methods = amr.isEmpty() || (claims.get("amr") instanceof Collection<?> used && used.containsAll(amr));
        return classed && methods && isShownLately(claims.get("auth_time"));
    }

    void check(Map<String, Object> claims) {
        if (!areMet(claims)) {
            throw new SignInException(Reason.TOO_WEAK, "They have not shown who they are as is demanded");
        }
    }

    private boolean isShownLately(@Nullable Object authTime) {
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
