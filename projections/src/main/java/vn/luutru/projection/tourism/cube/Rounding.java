package vn.luutru.projection.tourism.cube;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.luutru.projection.figures.CellNoise;

/**
 * The noise of published tourism figures. Each cell of the published table has a seed, a hash of its name keyed by a
 * secret, and each count of the cell a whole number n drawn from the seed with the chance 2<sup>-|n|</sup> / 3, as
 * {@link CellNoise} has it. A count is published as count + n, to the nearest multiple of a base: one guest more or less
 * at most doubles or halves the chance of whatever is published of it, and nothing is possible with the guest and
 * impossible without. The result may be negative; a figure is the sum of cells, and only the sum is held at zero, so that
 * figures are right on average.
 *
 * <p>The seed is the same however and however often is asked, and after a restart or a rebuild.
 */
public final class Rounding {

    /** Guests, rooms, and the nights of one day are published in multiples of this. */
    public static final int GUESTS = 5;

    /** Nights of a month are published in multiples of this. */
    public static final int NIGHTS_OF_MONTH = 50;

    /** A guest has so many nights in a month at most: their noise is so many times larger. */
    private static final int MAX_NIGHTS = 31;

    /** The place of the noise that decides whether a cell is named, after those of the measures. */
    private static final int NAME = Measure.values().length;

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final String HASH = "HmacSHA256";

    private final Mac mac;

    /** @param secret known to the service alone, and always the same; at least 16 bytes */
    public Rounding(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("Too short a secret");
        }
        try {
            mac = Mac.getInstance(HASH);
            mac.init(new SecretKeySpec(secret, HASH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The seed of a cell. */
    public long seed(Object... name) {
        return ByteBuffer.wrap(hash(name)).getLong();
    }

    /** Differs between secrets, and reveals nothing about them. */
    String fingerprint() {
        return HexFormat.of().formatHex(hash("fingerprint"), 0, 8);
    }

    private synchronized byte[] hash(Object... name) {
        String text = Arrays.stream(name).map(String::valueOf).collect(Collectors.joining("|"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is published of a count of a cell; it may be less than nothing. */
    public static long published(Measure measure, boolean ofPersons, long exact, long seed) {
        int base = base(measure, ofPersons);
        int width = width(measure, ofPersons);
        return Math.floorDiv(exact + (long) width * noise(seed, measure.ordinal()) + base / 2, (long) base) * base;
    }

    private static int base(Measure measure, boolean ofPersons) {
        return ofPersons && measure.ofNights() ? NIGHTS_OF_MONTH : GUESTS;
    }

    private static int width(Measure measure, boolean ofPersons) {
        return ofPersons && measure.ofNights() ? MAX_NIGHTS : 1;
    }

    /** Of what is published of one cell: that of the noise, which is 4 of a width of one, and that of the rounding. */
    public static double variance(Measure measure, boolean ofPersons) {
        int base = base(measure, ofPersons);
        int width = width(measure, ofPersons);
        return 4.0 * width * width + (base * base - 1) / 12.0;
    }

    /** Whether a cell whose name nobody knows without its guests is published at all. */
    public static boolean named(long guests, long seed) {
        return guests > 0 && guests + noise(seed, NAME) >= CellNoise.NAMED;
    }

    /** The noise at a place: the seed is spread (as SplitMix64 does), so that places have noise of their own. */
    public static int noise(long seed, int place) {
        long bits = seed + (place + 1) * GOLDEN;
        bits = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D0_49BB_1331_11EBL;
        bits ^= bits >>> 31;
        // Of three equal parts one is n = 0 and the rest, by the next bit, above or below it.
        if ((bits >>> 33) % 3 == 0) {
            return 0;
        }
        int size = 1 + Integer.numberOfTrailingZeros((int) bits);
        return (bits >>> 32 & 1) == 0 ? size : -size;
    }
}
