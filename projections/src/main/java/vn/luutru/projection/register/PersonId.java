package vn.luutru.projection.register;

import java.sql.ResultSet;
import java.sql.SQLException;
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
 * <p>The first half of the id comes from the number alone. The halves are columns of their own, so that one index answers
 * "this person" and "this number", also of many at once.
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
        return new UUID(numberHash(InputNormalizer.documentNumber(number)), person.getLeastSignificantBits());
    }

    /** The first half of the id of every person with this number. */
    static long numberHash(String number) {
        return Names.uuid("luutru.document\n" + number).getMostSignificantBits();
    }

    /** The id of a row's two halves: {@code number_hash} and {@code person_hash}. */
    static UUID of(ResultSet row) throws SQLException {
        return new UUID(row.getLong("number_hash"), row.getLong("person_hash"));
    }

    private static UUID ofStay(StayId stay) {
        return Names.uuid("luutru.person.of\n" + stay.value());
    }
}
