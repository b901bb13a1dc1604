package vn.luutru.access.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * A printed code by which guests of an establishment type their own details.
 *
 * @param label     where it hangs, in the establishment's words
 * @param issuedBy  the id of the key or account, or the signature of the desk, that made it
 * @param revokedAt null while it is not revoked
 */
public record Poster(
        UUID id,
        EstablishmentId establishment,
        String label,
        Instant issuedAt,
        String issuedBy,
        @Nullable Instant revokedAt) {}
