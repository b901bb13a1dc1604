package vn.luutru.declaration;

import java.time.Instant;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.place.Place;

/** What an operator declares about one stay. */
public sealed interface StayCommand {

    EstablishmentId establishment();

    /** The operator's own key for the stay, see {@link StayId#isReference}. */
    String reference();

    /** The stay that is meant: the one that {@link StayId#of} derives from the other two, computed once. */
    StayId stay();

    /** A guest has come. */
    record CheckIn(EstablishmentId establishment, String reference, StayId stay, StayDetails details)
            implements StayCommand {

        public CheckIn(EstablishmentId establishment, String reference, StayDetails details) {
            this(establishment, reference, StayId.of(establishment, reference), details);
        }
    }

    /** A guest has left. */
    record CheckOut(EstablishmentId establishment, String reference, StayId stay, Instant departedAt)
            implements StayCommand {

        public CheckOut(EstablishmentId establishment, String reference, Instant departedAt) {
            this(establishment, reference, StayId.of(establishment, reference), departedAt);
        }
    }

    /**
     * A guest has moved within the establishment.
     *
     * @param to the parts of the place that the move names, see {@link vn.luutru.declaration.place.Move}
     */
    record Move(EstablishmentId establishment, String reference, StayId stay, Instant movedAt, Place to)
            implements StayCommand {

        public Move(EstablishmentId establishment, String reference, Instant movedAt, Place to) {
            this(establishment, reference, StayId.of(establishment, reference), movedAt, to);
        }
    }

    /** Something was declared wrongly: only the named fields change. */
    record Correct(EstablishmentId establishment, String reference, StayId stay, Changes changes, String reason)
            implements StayCommand {

        public Correct(EstablishmentId establishment, String reference, Changes changes, String reason) {
            this(establishment, reference, StayId.of(establishment, reference), changes, reason);
        }

        /** Without the reason: free text may name the guest. */
        @Override
        public String toString() {
            return "Correct[establishment=" + establishment + ", reference=" + reference + ", changes=" + changes + "]";
        }
    }

    /** The stay never was. */
    record Cancel(EstablishmentId establishment, String reference, StayId stay, CancellationReason reason)
            implements StayCommand {

        public Cancel(EstablishmentId establishment, String reference, CancellationReason reason) {
            this(establishment, reference, StayId.of(establishment, reference), reason);
        }
    }
}
