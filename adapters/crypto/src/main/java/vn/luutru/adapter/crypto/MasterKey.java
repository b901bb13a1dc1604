package vn.luutru.adapter.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one key that must be kept outside the database: 32 random bytes in base 64, from a file or from the environment.
 * Without it no personal datum in the log can be read, ever.
 */
public final class MasterKey {

    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if the text is not 32 bytes in base 64 */
    public static MasterKey parse(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A master key is 32 bytes in base 64");
        }
        return new MasterKey(bytes);
    }

    /** @throws NoSuchFileException if there is no such file */
    public static MasterKey read(Path file) throws IOException {
        return parse(Files.readString(file, StandardCharsets.US_ASCII));
    }

    /** The key in the file; a new one, readable by its owner only, if there is none. */
    public static MasterKey readOrCreate(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.SYNC);
        return new MasterKey(bytes);
    }

    SecretKey wrapping() {
        return new SecretKeySpec(derived("luutru month keys"), "AES");
    }

    /** A key for another purpose: knowing it reveals nothing about the master key. */
    public byte[] derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
