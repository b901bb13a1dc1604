package vn.luutru.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where operators' keys are kept. Secrets are known by their SHA-256 only. Calls may block. */
public interface OperatorKeys {

    /** The key whose secret has this hash, in any state; empty if there is none. */
    Optional<OperatorKey> find(byte[] secretHash);

    /** A key in any state. */
    Optional<OperatorKey> find(UUID id);

    /** The keys that were made to take the place of this one, in any state. */
    default List<OperatorKey> successors(UUID id) {
        return all().stream().filter(key -> id.equals(key.replaces())).toList();
    }

    /** Keeps a new key. */
    void add(OperatorKey key, byte[] secretHash);

    /** All keys, revoked ones too, oldest first. */
    List<OperatorKey> all();

    /** Makes a pending key valid; false if there is no pending key of this id. */
    boolean confirm(UUID id, Instant at, String by);

    /** Makes a key invalid from now on; false if there is none of this id that is not revoked. */
    boolean revoke(UUID id, Instant at, String by);
}
