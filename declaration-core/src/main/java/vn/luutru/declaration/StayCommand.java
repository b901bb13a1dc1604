package vn.luutru.declaration;

import java.time.Instant;

/** What an operator declares about one stay. */
public sealed interface StayCommand {

    EstablishmentId establishment();

    /** The operator's own key for the stay, see {@link StayId#isReference}. */
    String reference();

    /** The stay that is meant. */
    default StayId stay() {
        return StayId.of(establishment(), reference());
    }

    /** A guest has come. */
    record CheckIn(EstablishmentId establishment, String reference, StayDetails details) implements StayCommand {}

    /** A guest has left. */
    record CheckOut(EstablishmentId establishment, String reference, Instant departedAt) implements StayCommand {}

    /** Something was told wrongly: only the named fields change. */
    record Correct(EstablishmentId establishment, String reference, Changes changes, String reason)
            implements StayCommand {

        /** Without the reason: free text may name the guest. */
        @Override
        public String toString() {
            return "Correct[establishment=%s, reference=%s, changes=%s]".formatted(establishment, reference, changes);
        }
    }

    /** The stay never was. */
    record Cancel(EstablishmentId establishment, String reference, CancellationReason reason) implements StayCommand {}
}
