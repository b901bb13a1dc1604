package vn.luutru.projection.tourism;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How figures become safe to publish. Every published figure is a sum of atoms, the same atoms whatever is asked, and
 * each atom is rounded before anything is summed: to one of the two nearest multiples of a base, up as often as is
 * needed to be right on average. Which of the two is fixed by the atom's noise, a hash of its name keyed by a secret.
 *
 * <p>So whoever asks, however often and however split, can work out nothing but the table of rounded atoms, in which
 * no guest can be told from up to four others, or from nobody.
 *
 * <p>An atom is a ward's establishments of one type and rank: on one day, or, of persons, in one month with what the
 * guests are. Its noise is one number, of which each measure has a digit of its own, from 0 to the base less one.
 */
public final class Rounding {

    /** Guests are rounded to multiples of this: no figure from 1 to 4 is ever told. */
    static final int GUESTS = 5;

    /** Nights of a month are: the stay of one guest has up to 31 of them. */
    static final int NIGHTS_OF_MONTH = 50;

    /** How many values the digits before each have together, and at last all of them. */
    private static final long[] OF_HOUSES = weights(false);

    private static final long[] OF_PERSONS = weights(true);

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

    /** The noise of an atom. Not for several threads at the same time. */
    long noise(boolean ofPersons, Object... name) {
        return Long.remainderUnsigned(
                ByteBuffer.wrap(hash(name)).getLong(), (ofPersons ? OF_PERSONS : OF_HOUSES)[Measure.values().length]);
    }

    /** Differs between secrets, and tells nothing about them. */
    String fingerprint() {
        return HexFormat.of().formatHex(hash("fingerprint"), 0, 8);
    }

    private synchronized byte[] hash(Object... name) {
        String text = Arrays.stream(name).map(String::valueOf).collect(Collectors.joining("|"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is told of a figure. */
    static long told(Measure measure, boolean ofPersons, long exact, long noise) {
        int base = base(measure, ofPersons);
        long weight = (ofPersons ? OF_PERSONS : OF_HOUSES)[measure.ordinal()];
        return (exact + noise / weight % base) / base * base;
    }

    private static int base(Measure measure, boolean ofPersons) {
        return ofPersons && measure.ofNights() ? NIGHTS_OF_MONTH : GUESTS;
    }

    private static long[] weights(boolean ofPersons) {
        Measure[] measures = Measure.values();
        long[] weights = new long[measures.length + 1];
        weights[0] = 1;
        for (Measure measure : measures) {
            weights[measure.ordinal() + 1] = weights[measure.ordinal()] * base(measure, ofPersons);
        }
        return weights;
    }
}
