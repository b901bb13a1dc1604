package vn.luutru.projection.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayId;

/**
 * That the person of a stay is declared in another establishment for a part of the same time.
 *
 * @param stay          the stay that the reader sees
 * @param establishment the name of the other one as last described; empty while it is not registered
 * @param ward          of the other stay, which may lie outside the reader's territory
 * @param arrivedAt     of the other stay
 * @param departedAt    of the other stay; null while it goes on
 */
public record Elsewhere(
        StayId stay,
        String establishment,
        String ward,
        Instant arrivedAt,
        @Nullable Instant departedAt) {}
