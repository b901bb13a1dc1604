package vn.luutru.projection.register;

import java.util.UUID;
import vn.luutru.declaration.Names;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.person.PersonKey;
import vn.luutru.declaration.validation.InputNormalizer;

/**
 * Who is the same person, by {@link PersonKey}. A guest whom nothing identifies is a person of their own at each stay.
 *
 * <p>It stays within the register: what leaves it is a {@link vn.luutru.access.PersonPseudonyms pseudonym}.
 *
 * <p>The first half of the id comes from the number alone, so that one index answers "this person" and "this number".
 */
final class PersonId {

    private PersonId() {}

    static UUID of(StayId stay, StayDetails details) {
        String number = details.documentNumber();
        if (number == null || details.documentType() == DocumentType.NONE) {
            return ofStay(stay);
        }
        String key = PersonKey.of(details);
        UUID person = key == null ? ofStay(stay) : Names.uuid("luutru.person\n" + key);
        return new UUID(firstHalf(InputNormalizer.documentNumber(number)), person.getLeastSignificantBits());
    }

    /** The lowest id of a person with this number. */
    static UUID lowest(String number) {
        return new UUID(firstHalf(number), 0);
    }

    /** The highest id of a person with this number. */
    static UUID highest(String number) {
        return new UUID(firstHalf(number), -1);
    }

    private static UUID ofStay(StayId stay) {
        return Names.uuid("luutru.person.of\n" + stay.value());
    }

    private static long firstHalf(String number) {
        return Names.uuid("luutru.document\n" + number).getMostSignificantBits();
    }
}
