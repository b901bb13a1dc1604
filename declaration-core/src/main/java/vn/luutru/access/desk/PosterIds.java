package vn.luutru.access.desk;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of posters as their addresses have them: the id and 80 bits of an HMAC-SHA-256 over it, in base 64 for
 * addresses. An invented one is found out without a look into the database.
 */
public final class PosterIds {

    private static final int ID = 16;
    private static final int MAC_LENGTH = 10;

    private final SecretKeySpec key;

    /** @param key 32 bytes, the same in all processes of one service; whoever has it can make ids */
    public PosterIds(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The text of an id, 35 characters. */
    public String text(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(ID + MAC_LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        bytes.put(mac(bytes.array()), 0, MAC_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The id of a text; empty if we never made it. */
    public Optional<UUID> read(String text) {
        if (text.length() > 64) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID + MAC_LENGTH) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] expected = Arrays.copyOf(mac(bytes), MAC_LENGTH);
        boolean ours = MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, ID, ID + MAC_LENGTH));
        // Base 64 of 26 bytes has two bits to spare: of the four texts of an id only one is its text.
        return ours && text(id).equals(text) ? Optional.of(id) : Optional.empty();
    }

    private byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(bytes, 0, ID);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
