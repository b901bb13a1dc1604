package vn.luutru.declaration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identities derived from names: the same name, the same identity, on every machine. */
public final class Names {

    /** To look one up among the providers costs more than to use it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Names::newSha256);

    private Names() {}

    /** A version 8 UUID (RFC 9562) from the SHA-256 of a name. */
    public static UUID uuid(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        return version8(hash.getLong(), hash.getLong());
    }

    /** 122 bits of a name as a UUID, with the version and variant in their places. */
    static UUID version8(long high, long low) {
        return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    public static byte[] sha256(String name) {
        return SHA_256.get().digest(name.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
