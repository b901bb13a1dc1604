package vn.luutru.access.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Where guest cards wait, their content encrypted. Each method is atomic, blocks, and fails with
 * {@link vn.luutru.declaration.StoreUnavailableException} when the store does not answer.
 */
public interface GuestCardStore {

    /** What became of keeping a card. */
    enum Kept {
        KEPT,
        /** A card with this id waits at the establishment; it stays as it is. */
        THERE,
        /** Another card that waits at the establishment has this code. */
        CODE_TAKEN,
        FULL
    }

    /** Keeps a card; {@code max} may wait at an establishment. */
    Kept add(GuestCard card, int max);

    /**
     * Those that wait at an establishment, oldest first, with their content.
     *
     * @param filledAfter only those filled after this instant
     */
    List<GuestCard> waiting(EstablishmentId establishment, Instant filledAfter);

    /** One that waits at an establishment; empty if it does not, or was filled at or before this instant. */
    Optional<GuestCard> find(EstablishmentId establishment, UUID id, Instant filledAfter);

    /** Deletes one that waits at an establishment; false if it does not. */
    boolean delete(EstablishmentId establishment, UUID id);

    /** Deletes all that were filled at or before this instant. */
    int deleteUntil(Instant filled);
}
