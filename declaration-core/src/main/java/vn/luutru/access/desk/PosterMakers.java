package vn.luutru.access.desk;

import java.util.function.Predicate;

/**
 * Whether whoever made a poster still stands. A poster outlives them, since it opens nothing; but one that was made with a
 * stolen key is marked.
 */
public final class PosterMakers {

    private final Devices devices;
    private final Predicate<String> keys;

    /** @param keys whether a key or account stands, by its id */
    public PosterMakers(Devices devices, Predicate<String> keys) {
        this.devices = devices;
        this.keys = keys;
    }

    /**
     * Whether the key, or one that took its place, is valid, or the desk is not revoked; accounts stand always. Blocks, and
     * fails as {@link Devices} does.
     */
    public boolean stands(Poster poster) {
        return Signature.of(poster.issuedBy())
                .map(desk -> devices.find(desk.device())
                        .filter(device -> device.revokedAt() == null)
                        .isPresent())
                .orElseGet(() -> keys.test(poster.issuedBy()));
    }
}
