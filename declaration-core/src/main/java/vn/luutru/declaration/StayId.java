package vn.luutru.declaration;

import java.nio.ByteBuffer;
import java.util.UUID;
import vn.luutru.declaration.establishment.EstablishmentId;

/**
 * The identity of a stay and of its stream, derived from the establishment and the operator's own reference.
 *
 * <p>A declaration that is sent again therefore meets its own stream. The first 48 bits come from the establishment
 * alone, and the next 12 from the {@linkplain #series series} of the reference, so that what an establishment declares
 * one after the other lies side by side in every index: an evening touches a few pages for each establishment that declares,
 * not one for each guest, however many millions have stayed before. The form is a version 8 UUID (RFC 9562).
 */
public record StayId(UUID value) {

    private static final long ESTABLISHMENT_BITS = 0xFFFF_FFFF_FFFF_0000L;
    private static final long SERIES_BITS = 0xFFF;
    private static final int WITHIN_SERIES = 2;

    /** The stay that this establishment calls by this reference. */
    public static StayId of(EstablishmentId establishment, String reference) {
        ByteBuffer hash = ByteBuffer.wrap(Names.sha256("luutru.establishment\n" + establishment.value()));
        ByteBuffer stay = ByteBuffer.wrap(Names.sha256("luutru.stay\n" + establishment.value() + "\n" + reference));
        long high = (hash.getLong() & ESTABLISHMENT_BITS) | (series(reference) & SERIES_BITS);
        return new StayId(Names.version8(high, stay.getLong()));
    }

    /**
     * A reference without its last two characters, read as if it were a decimal number: B-100734 and B-100735 are of one
     * series, B-100801 is of the next. A reference that counts nothing has some series or other.
     */
    private static long series(String reference) {
        long number = 0;
        for (int i = 0; i < reference.length() - WITHIN_SERIES; i++) {
            number = number * 10 + reference.charAt(i) - '0';
        }
        return number;
    }

    /**
     * Whether a text has the form of an operator's reference: that of an establishment's id, 1 to 64 of {@code A-Z a-z 0-9
     * . _ -}, but not {@code .} or {@code ..}, which software removes from an address (RFC 3986, 5.2.4), so that the stay
     * could not be named by one.
     */
    public static boolean isReference(String text) {
        return EstablishmentId.isValid(text) && !text.equals(".") && !text.equals("..");
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static StayId parse(String text) {
        return new StayId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
