package vn.luutru.access;

import java.util.Optional;
import java.util.UUID;

/**
 * Whether what was made with a key still stands: while the key, or one that took its place, is valid. Asked of the store
 * at each use, since a key that is revoked may make something in between, and another process may know it as valid for a
 * while.
 */
public final class KeySuccession {

    private final OperatorKeys keys;

    public KeySuccession(OperatorKeys keys) {
        this.keys = keys;
    }

    /**
     * Whether a key or account may still stand behind what it made. Blocks, and fails as {@link OperatorKeys} does.
     *
     * @param issuer the id of the key or account; accounts stand always, and so do keys that the store never had
     */
    public boolean stands(String issuer) {
        return keyId(issuer).flatMap(keys::find).map(this::stands).orElse(true);
    }

    private boolean stands(OperatorKey key) {
        return switch (key.state()) {
            case VALID -> true;
            case PENDING -> false;
            case REVOKED -> keys.successors(key.id()).stream().anyMatch(this::stands);
        };
    }

    private static Optional<UUID> keyId(String issuer) {
        try {
            return Optional.of(UUID.fromString(issuer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
