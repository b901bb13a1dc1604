package vn.luutru.adapter.eventstoredb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vn.luutru.eventstore.stored.StoredRow;

/** Whether stored events are the same, byte for byte, and a digest over many in their order. */
final class LogDigest {

    private static final int ABSENT = -1;

    private final MessageDigest sha256;
    private long events;

    LogDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    void add(StoredRow row) {
        events++;
        sha256.update(ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES)
                .putLong(row.stream().getMostSignificantBits())
                .putLong(row.stream().getLeastSignificantBits())
                .putLong(row.recordedAt().toEpochMilli())
                .putInt(row.version())
                .flip());
        add(row.type().getBytes(StandardCharsets.UTF_8));
        add(row.open());
        add(row.encrypted());
        add(row.metadata());
    }

    private void add(byte @Nullable [] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? ABSENT : bytes.length)
                .flip());
        if (bytes != null) {
            sha256.update(bytes);
        }
    }

    long events() {
        return events;
    }

    /** Of what was added until now. */
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the Java platform can be cloned", e);
        }
    }

    /** Whether stream, place in it, position, instant, type and all bytes are the same. Keys are not looked at. */
    boolean equal(StoredRow one, StoredRow other) {
        return one.stream().equals(other.stream())
                && one.version() == other.version()
                && one.position() == other.position()
                && one.recordedAt().equals(other.recordedAt())
                && one.type().equals(other.type())
                && Arrays.equals(one.open(), other.open())
                && Arrays.equals(one.encrypted(), other.encrypted())
                && Arrays.equals(one.metadata(), other.metadata());
    }
}
