package vn.luutru.declaration;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of a stay and of its stream, derived from the establishment and the operator's own reference.
 *
 * <p>A declaration that is sent again therefore meets its own stream. The first 48 bits come from the establishment
 * alone, so that stays of one establishment lie together in every index: an evening push of a few hundred houses
 * touches a few hundred places instead of thousands. The form is a version 8 UUID (RFC 9562).
 */
public record StayId(UUID value) {

    private static final long HOUSE_BITS = 0xFFFF_FFFF_FFFF_0000L;
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The stay that this establishment calls by this reference. */
    public static StayId of(EstablishmentId establishment, String reference) {
        ByteBuffer house = ByteBuffer.wrap(Names.sha256("luutru.establishment\n" + establishment.value()));
        ByteBuffer stay = ByteBuffer.wrap(Names.sha256("luutru.stay\n" + establishment.value() + "\n" + reference));
        long high = (house.getLong() & HOUSE_BITS) | (stay.getLong() & ~HOUSE_BITS);
        return new StayId(Names.version8(high, stay.getLong()));
    }

    /** Whether a text has the form of an operator's reference: 1 to 64 of {@code A-Z a-z 0-9 . _ -}. */
    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
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
