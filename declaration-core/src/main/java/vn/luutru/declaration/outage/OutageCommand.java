package vn.luutru.declaration.outage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator says about an outage. */
public sealed interface OutageCommand {

    /** The outage. */
    UUID outage();

    /**
     * Proclaims it. Each part is null where it is not given.
     *
     * @param movedTo null for its end
     * @param wards   empty for the whole province
     */
    record Proclaim(
            UUID outage,
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable Instant movedTo,
            List<String> wards,
            @Nullable String reason,
            @Nullable String document)
            implements OutageCommand {

        public Proclaim {
            wards = List.copyOf(wards);
        }
    }

    /** Agrees with what another administrator proclaimed or withdrew. */
    record Confirm(UUID outage) implements OutageCommand {}

    /** Withdraws it. */
    record Withdraw(UUID outage, @Nullable String reason) implements OutageCommand {}
}
