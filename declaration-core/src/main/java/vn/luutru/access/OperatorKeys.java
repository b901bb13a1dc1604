package vn.luutru.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where operators' keys are kept. Secrets are known by their SHA-256 only. Calls may block. */
public interface OperatorKeys {

    /** The valid key whose secret has this hash; empty if there is none or it is revoked. */
    Optional<OperatorKey> find(byte[] secretHash);

    /** Keeps a new key. */
    void add(OperatorKey key, byte[] secretHash);

    /** All keys, revoked ones too, oldest first. */
    List<OperatorKey> all();

    /** Makes a key invalid from now on; false if there is no valid key of this id. */
    boolean revoke(String id, Instant at);
}
