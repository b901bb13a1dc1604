package vn.luutru.declaration;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What the Java platform does fastest and a browser's does not do at all. Everything else of this package and those below
 * runs in both as it stands; in the browser another class with these methods takes the place of this one.
 */
final class Platform {

    /** To look one up among the providers costs more than to use it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Platform::newSha256);

    private Platform() {}

    /** The SHA-256 of bytes, 32 bytes. */
    static byte[] sha256(byte[] bytes) {
        return SHA_256.get().digest(bytes);
    }

    /** The UUID of these bits. */
    static UUID uuid(long high, long low) {
        return new UUID(high, low);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
