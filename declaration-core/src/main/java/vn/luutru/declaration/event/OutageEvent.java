package vn.luutru.declaration.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators proclaim about an official outage, which moves legal deadlines. Each outage is a stream. */
public sealed interface OutageEvent extends Event {

    /** The identity of the outage. */
    UUID outage();

    /** When it was recorded, by the clock of the service. */
    Instant at();

    /** The id of the account that said so. */
    String by();

    @Override
    default UUID stream() {
        return outage();
    }

    /**
     * The way to declare is officially out of order for some time.
     *
     * @param begins    the first instant of the outage
     * @param ends      the first instant after it
     * @param movedTo   to which a deadline from {@code begins} on, and before {@code ends}, is moved
     * @param territory ward codes in which it holds, separated by commas; null for the whole province
     * @param reason    what is out of order, as establishments read it
     * @param document  the decision that proclaims it
     * @param pending   whether it moves deadlines that are past, so that it has no effect until another administrator
     *                  confirms it
     */
    record OutageProclaimed(
            UUID outage,
            Instant begins,
            Instant ends,
            Instant movedTo,
            @Nullable String territory,
            String reason,
            String document,
            boolean pending,
            Instant at,
            String by)
            implements OutageEvent {}

    /** Another administrator agreed: it moves deadlines from now on. */
    record OutageConfirmed(UUID outage, Instant at, String by) implements OutageEvent {}

    /**
     * It moves no deadline any more.
     *
     * @param pending whether deadlines that were moved are past, so that it stays until another administrator confirms
     *                the withdrawal
     */
    record OutageWithdrawn(UUID outage, String reason, boolean pending, Instant at, String by) implements OutageEvent {}

    /** Another administrator agreed with the withdrawal. */
    record OutageWithdrawalConfirmed(UUID outage, Instant at, String by) implements OutageEvent {}
}
