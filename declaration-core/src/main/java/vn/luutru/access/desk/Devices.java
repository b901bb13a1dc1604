package vn.luutru.access.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * Where devices and their sessions are kept. Each method is atomic, blocks, and fails with
 * {@link vn.luutru.declaration.StoreUnavailableException} when the store does not answer.
 */
public interface Devices {

    /**
     * Keeps a new device.
     *
     * @param codeHash of its enrolment code
     * @param max      devices that an establishment may have, of which expired and revoked ones do not count
     * @return false, and nothing is kept, if the establishment has as many
     */
    boolean add(Device device, byte[] codeHash, int max);

    /** How many devices of an establishment count for {@code max} of {@link #add} at that instant. */
    int counted(EstablishmentId establishment, Instant now);

    /** By its id; empty if there is none. */
    Optional<Device> find(UUID id);

    /** The device whose code is this, not expired at that instant, neither pending nor revoked nor used. */
    Optional<Device> findByCode(byte[] codeHash, Instant now);

    /**
     * The devices of the establishments in a scope, revoked ones too, in the order of their ids.
     *
     * @param establishment only this one's; null for all in the scope
     * @param after         only those behind this id; null for the first page
     * @param size          at most so many
     */
    List<Device> list(Scope scope, @Nullable EstablishmentId establishment, @Nullable UUID after, int size);

    /** All devices of the establishments in a scope that wait to be confirmed at that instant, the oldest first. */
    List<Device> pending(Scope scope, Instant now);

    /** Confirms a pending device; false if it is not pending, expired or revoked. */
    boolean confirm(UUID id, String by, Instant now, Instant codeExpiresAt);

    /**
     * Trades a code for a secret, once.
     *
     * @return empty if the code is not one of {@link #findByCode} any more
     */
    Optional<Device> enrol(byte[] codeHash, byte[] secretHash, Instant now);

    /** Revokes a device and ends its session; false if there is none that is not revoked. */
    boolean revoke(UUID id, Instant now, String by);

    /** The ids of the devices that a key or account asked for and that are not revoked. */
    List<UUID> issuedBy(String issuer);

    /** The desk behind a browser's secret, revoked ones too; empty if there is none. */
    Optional<Desk> findBySecret(byte[] secretHash);

    /** Signs a person in, in place of whoever was; false if the device is not enrolled or revoked. */
    boolean openSession(UUID device, UUID person, Instant now);

    /** Notes that somebody is at the desk; without effect if this person is not signed in any more. */
    void touch(UUID device, UUID person, Instant now);

    /** Signs out whoever is signed in. */
    void closeSession(UUID device);

    /** Deletes the devices whose code nobody entered before this instant. */
    int deleteExpired(Instant before);
}
