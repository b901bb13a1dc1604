package vn.luutru.projection.figures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is published of a count of persons outside the police: the count and a random whole number, brought to the nearest
 * multiple of {@link #BASE}, and never below zero. The number is n with the chance 2<sup>-|n|</sup> / 3 (a two-sided
 * geometric distribution; its standard deviation is 2), so one person more or less at most doubles or halves the chance
 * of any answer about a cell, and no answer is impossible for one count and possible for its neighbour.
 *
 * <p>The number is drawn by a hash of the cell's name keyed by a secret. It is the same however and however often
 * the cell is asked for, and after a restart or a rebuild.
 */
public final class CellNoise {

    /** Counts are published in multiples of this. */
    public static final int BASE = 5;

    /** Of one cell: that of the number, which is 4, and that of the rounding. */
    public static final double VARIANCE = 4 + (BASE * BASE - 1) / 12.0;

    /** A cell whose name nobody could know without it is published from this count on, the noise included. */
    public static final int NAMED = 10;

    private static final String HASH = "HmacSHA256";

    /** Never fed, but copied: a copy needs no look-up and no schedule of its key, and a zone has some hundred cells. */
    private final Mac keyed;

    /** @param secret known to the service alone, and always the same; at least 16 bytes */
    public CellNoise(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("Too short a secret");
        }
        try {
            keyed = Mac.getInstance(HASH);
            keyed.init(new SecretKeySpec(secret, HASH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is published of a count.
     *
     * @param cell its name: all that distinguishes it from other counts, and nothing that differs between ways to ask for it
     */
    public long published(long exact, Object... cell) {
        return Math.max(0, summand(exact, cell));
    }

    /**
     * The same for a cell of which only sums are published: it may be less than nothing, so that sums are right on average.
     * A sum errs by the square root of its cells times the root of {@link #VARIANCE}.
     */
    public long summand(long exact, Object... cell) {
        return Math.floorDiv(exact + noise(cell) + BASE / 2, (long) BASE) * BASE;
    }

    /** Whether the cell is named at all; a cell in which nobody is never is. */
    public boolean named(long exact, Object... cell) {
        return exact > 0 && exact + noise(cell) >= NAMED;
    }

    private long noise(Object... cell) {
        String name = Arrays.stream(cell).map(part -> part + "\u0000").collect(Collectors.joining());
        long bits = ByteBuffer.wrap(hash(name)).getLong();
        // Of three equal parts of all hashes one is n = 0 and the rest, by the last bit, above or below it.
        if (Long.remainderUnsigned(bits >>> 1, 3) == 0) {
            return 0;
        }
        long size = 1L
                + Long.numberOfTrailingZeros(
                        ByteBuffer.wrap(hash(name + "size")).getLong());
        return (bits & 1) == 0 ? size : -size;
    }

    private byte[] hash(String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
