package vn.luutru.declaration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identities derived from names: the same name, the same identity, on every machine. */
public final class Names {

    private Names() {}

    /** A version 8 UUID (RFC 9562) from the SHA-256 of a name. */
    public static UUID uuid(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(name));
        return version8(hash.getLong(), hash.getLong());
    }

    /** 122 bits of a name as a UUID, with the version and variant in their places. */
    static UUID version8(long high, long low) {
        return Platform.uuid((high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    public static byte[] sha256(String name) {
        return Platform.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The first bytes as lower-case hexadecimal digits. */
    public static String hex(byte[] bytes, int count) {
        StringBuilder hex = new StringBuilder(2 * count);
        for (int i = 0; i < count; i++) {
            hex.append(Character.forDigit(bytes[i] >> 4 & 0xF, 16)).append(Character.forDigit(bytes[i] & 0xF, 16));
        }
        return hex.toString();
    }
}
