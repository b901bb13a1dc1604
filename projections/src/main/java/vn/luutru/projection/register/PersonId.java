package vn.luutru.projection.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.DocumentType;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;

/**
 * Who is the same person: the same 12-digit personal number on whatever paper, or the same paper of the same country.
 * A guest without papers is someone of his own at each stay.
 *
 * <p>The first half of the id comes from the number alone, so that one index answers "this person" and "this number".
 */
final class PersonId {

    private PersonId() {}

    static UUID of(StayId stay, StayDetails details) {
        String number = details.documentNumber();
        DocumentType type = details.documentType();
        if (number == null || type == DocumentType.NONE) {
            return Names.uuid("luutru.person.of\n" + stay.value());
        }
        return new UUID(
                firstHalf(number),
                Names.uuid("luutru.person\n" + (isPersonalNumber(number, type) ? number : paper(details, number)))
                        .getLeastSignificantBits());
    }

    /** The lowest id of a person with this number. */
    static UUID lowest(String number) {
        return new UUID(firstHalf(number), 0);
    }

    /** The highest id of a person with this number. */
    static UUID highest(String number) {
        return new UUID(firstHalf(number), -1);
    }

    private static long firstHalf(String number) {
        return Names.uuid("luutru.document\n" + number).getMostSignificantBits();
    }

    /** A driving licence too has 12 digits, which are its own. */
    private static boolean isPersonalNumber(String number, @Nullable DocumentType type) {
        return number.length() == 12
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && type != DocumentType.DRIVING_LICENCE;
    }

    private static String paper(StayDetails details, String number) {
        return details.nationality() + "\n" + details.documentType() + "\n" + number;
    }
}
