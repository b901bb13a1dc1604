package vn.luutru.access.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Where posters are kept. Each method is atomic, blocks, and fails with
 * {@link vn.luutru.declaration.StoreUnavailableException} when the store does not answer.
 */
public interface PosterStore {

    /** Keeps a new poster; false if the establishment has this many that are not revoked. */
    boolean add(Poster poster, int max);

    /** How many posters of an establishment are not revoked. */
    int counted(EstablishmentId establishment);

    /** By its id, revoked ones too. */
    Optional<Poster> find(UUID id);

    /** Those of an establishment, revoked ones too, newest first, at most 500. */
    List<Poster> of(EstablishmentId establishment);

    /** Revokes a poster; false if there is none that is not revoked. */
    boolean revoke(UUID id, Instant now, String by);
}
