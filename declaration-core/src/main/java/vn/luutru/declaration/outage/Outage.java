package vn.luutru.declaration.outage;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.event.OutageEvent;
import vn.luutru.declaration.event.OutageEvent.OutageConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageProclaimed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawalConfirmed;
import vn.luutru.declaration.event.OutageEvent.OutageWithdrawn;

/**
 * An official outage as it stands.
 *
 * @param begins           the first instant of the outage
 * @param ends             the first instant after it
 * @param movedTo          to which deadlines within it are moved
 * @param wards            where it holds; empty for the whole province
 * @param reason           what is out of order
 * @param document         the decision that proclaims it
 * @param confirmedBy      the second administrator; null where none was needed, or while one is waited for
 * @param withdrawalReason null while nobody withdraws it
 * @param withdrawnAt      when the withdrawal was asked for or, where one administrator is enough, made
 * @param withdrawnBy      who did
 */
public record Outage(
        UUID id,
        Instant begins,
        Instant ends,
        Instant movedTo,
        List<String> wards,
        String reason,
        String document,
        State state,
        Instant proclaimedAt,
        String proclaimedBy,
        @Nullable String confirmedBy,
        @Nullable String withdrawalReason,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {

    /** Whether it moves deadlines. */
    public enum State implements Code {
        /** Not before another administrator confirms it. */
        PENDING("PENDING"),
        /** It does. */
        IN_FORCE("IN_FORCE"),
        /** It does until another administrator confirms its withdrawal. */
        WITHDRAWAL_PENDING("WITHDRAWAL_PENDING"),
        /** Not any more. */
        WITHDRAWN("WITHDRAWN");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    public Outage {
        wards = List.copyOf(wards);
    }

    /** Whether it moves deadlines now. */
    public boolean inForce() {
        return state == State.IN_FORCE || state == State.WITHDRAWAL_PENDING;
    }

    /** Whether it moves a deadline of an establishment in a ward, if it is in force. */
    public boolean moves(Instant dueAt, String ward) {
        return !dueAt.isBefore(begins) && dueAt.isBefore(ends) && holdsIn(ward);
    }

    /** Whether it holds in a ward. */
    public boolean holdsIn(String ward) {
        return wards.isEmpty() || wards.contains(ward);
    }

    /**
     * The outage after one more event.
     *
     * @param known null before the first
     * @throws IllegalArgumentException if an event comes before its proclamation
     */
    public static Outage evolve(@Nullable Outage known, OutageEvent event) {
        if (event instanceof OutageProclaimed first) {
            return new Outage(
                    first.outage(),
                    first.begins(),
                    first.ends(),
                    first.movedTo(),
                    wards(first.territory()),
                    first.reason(),
                    first.document(),
                    first.pending() ? State.PENDING : State.IN_FORCE,
                    first.at(),
                    first.by(),
                    null,
                    null,
                    null,
                    null);
        }
        if (known == null) {
            throw new IllegalArgumentException("The first event of an outage is its proclamation");
        }
        return switch (event) {
            case OutageProclaimed first -> throw new IllegalStateException("returned above");
            case OutageConfirmed confirmed -> known.with(State.IN_FORCE, confirmed.by(), null);
            case OutageWithdrawn withdrawn ->
                known.with(
                        withdrawn.pending() ? State.WITHDRAWAL_PENDING : State.WITHDRAWN, known.confirmedBy, withdrawn);
            case OutageWithdrawalConfirmed confirmed -> known.with(State.WITHDRAWN, known.confirmedBy, null);
        };
    }

    private Outage with(State now, @Nullable String confirmed, @Nullable OutageWithdrawn withdrawn) {
        return new Outage(
                id,
                begins,
                ends,
                movedTo,
                wards,
                reason,
                document,
                now,
                proclaimedAt,
                proclaimedBy,
                confirmed,
                withdrawn == null ? withdrawalReason : withdrawn.reason(),
                withdrawn == null ? withdrawnAt : withdrawn.at(),
                withdrawn == null ? withdrawnBy : withdrawn.by());
    }

    private static List<String> wards(@Nullable String territory) {
        return territory == null ? List.of() : Arrays.asList(territory.split(",", -1));
    }
}
