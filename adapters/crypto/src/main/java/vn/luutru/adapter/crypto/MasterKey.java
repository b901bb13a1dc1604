package vn.luutru.adapter.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.codec.stored.KeyWrapping;

/**
 * The one key that must be kept outside the database: 32 random bytes in base 64, from a file or from the environment.
 * Without it no personal datum in the log can be read, ever.
 *
 * <p>It can be exchanged for another one, which wraps the keys of months from then on. What is derived for good, such as
 * receipt numbers, must stay as it is: it follows from the first master key, which the database keeps, wrapped by the one
 * that is in use.
 */
public final class MasterKey {

    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final String ROOT = "luutru first master key";
    private static final UUID ROOT_ID = Names.uuid("luutru.first-master-key");

    private final byte[] bytes;
    private final byte[] root;
    private final @Nullable MasterKey former;
    private volatile boolean exchanged;

    private MasterKey(byte[] bytes) {
        this(bytes, bytes, null, true);
    }

    private MasterKey(byte[] bytes, byte[] root, @Nullable MasterKey former, boolean exchanged) {
        this.bytes = bytes;
        this.root = root;
        this.former = former;
        this.exchanged = exchanged;
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

    /**
     * The key in the file; a new one, readable by its owner only, if there is none. A new one is written beside and on disk
     * before it has its name: the file is whole or not there. Of several that make one at the same time the first counts
     * for all.
     *
     * @param file in a file system with hard links
     */
    public static MasterKey readOrCreate(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        Path whole = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent(), "A key is kept in a folder");
        Path beside = whole.resolveSibling(whole.getFileName() + "." + UUID.randomUUID());
        try {
            write(beside, Base64.getEncoder().encodeToString(bytes) + "\n");
            // Unlike a move, a link never takes the place of a file that came meanwhile.
            Files.createLink(whole, beside);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, and its file may have no place on disk yet.
        } finally {
            Files.deleteIfExists(beside);
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
        return read(file);
    }

    private static void write(Path file, String text) throws IOException {
        Set<StandardOpenOption> asNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, asNew, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer rest = StandardCharsets.US_ASCII.encode(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Whether both are the same bytes. */
    public boolean isSame(MasterKey other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    /** This key together with the one that it takes the place of. */
    public MasterKey replacing(MasterKey before) {
        return new MasterKey(bytes, root, before, false);
    }

    /** The key that this one takes the place of; null if there is none. */
    public @Nullable MasterKey former() {
        return former;
    }

    /**
     * This key as that of a database.
     *
     * @param proof       of the key that is in use there
     * @param wrappedRoot the first master key, wrapped by that one; null if they are the same
     * @return null if neither this key nor the one before it is in use there
     */
    public @Nullable MasterKey of(byte[] proof, byte @Nullable [] wrappedRoot) {
        if (MessageDigest.isEqual(proof, proof())) {
            return new MasterKey(bytes, root(wrappedRoot), former, true);
        }
        return former == null || !MessageDigest.isEqual(proof, former.proof())
                ? null
                : new MasterKey(bytes, former.root(wrappedRoot), former, false);
    }

    private byte[] root(byte @Nullable [] wrapped) {
        return wrapped == null ? bytes : new KeyWrapping(own(ROOT)).unwrap(ROOT_ID, wrapped);
    }

    /** The first master key, wrapped by this one; null if they are the same. */
    public byte @Nullable [] wrappedRoot() {
        return MessageDigest.isEqual(root, bytes) ? null : new KeyWrapping(own(ROOT)).wrap(ROOT_ID, root);
    }

    /** Tells whoever has the database that this is its key; the key does not follow from it. */
    public byte[] proof() {
        return own("luutru master key proof");
    }

    /** Nobody is left who knows the former key only: from now on this one wraps. */
    public void exchanged() {
        exchanged = true;
    }

    /** Wraps keys for a purpose, with this key or, until it has taken its place, with the former one. */
    public KeyWrapping wrapping(String purpose) {
        return new KeyWrapping(own(purpose), former == null ? null : former.own(purpose), () -> exchanged);
    }

    /** Wraps the keys of months. */
    KeyWrapping wrapping() {
        return wrapping("luutru month keys");
    }

    /** A key for another purpose, the same for good: knowing it reveals nothing about the master key. */
    public byte[] derived(String purpose) {
        return derived(root, purpose);
    }

    /** A key for what lasts for hours at most: it is another one once the master key has been exchanged. */
    public byte[] passing(String purpose) {
        return own(purpose);
    }

    private byte[] own(String purpose) {
        return derived(bytes, purpose);
    }

    private static byte[] derived(byte[] from, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(from, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
