package vn.luutru.adapter.vneid;

import java.time.DateTimeException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.validation.InputNormalizer;

/** From claims to facts. What is no value of its field is left out: the guest is asked for it. */
final class ClaimFacts {

    private final GuestProvider.Claims names;

    ClaimFacts(GuestProvider.Claims names) {
        this.names = names;
    }

    StayDetails of(Map<String, Object> claims) {
        StayDetails.Builder facts = StayDetails.builder();
        text(facts, Field.FULL_NAME, claims.get(names.name()));
        facts.set(Field.DATE_OF_BIRTH, born(claims.get(names.birthDate())));
        facts.set(Field.SEX, sex(claims.get(names.sex())));
        String number = claims.get(names.number()) instanceof String text ? text.strip() : "";
        if (number.matches("[0-9]{12}")) {
            facts.set(Field.DOCUMENT_TYPE, DocumentType.CAN_CUOC);
            facts.set(Field.DOCUMENT_NUMBER, number);
            facts.set(Field.NATIONALITY, Vietnam.CODE);
        }
        if (claims.get(names.nationality()) instanceof String nationality && nationality.matches("[A-Z]{3}")) {
            facts.set(Field.NATIONALITY, nationality);
        }
        text(facts, Field.RESIDENCE_ADDRESS, address(claims.get(names.residence())));
        return facts.build();
    }

    private static void text(StayDetails.Builder facts, Field field, @Nullable Object claim) {
        String text = claim instanceof String said ? InputNormalizer.of(field, said) : "";
        facts.set(field, text.isEmpty() ? null : text);
    }

    /** {@code 0000-03-15} of OpenID Connect hides the year, and is no date of birth here. */
    private static @Nullable BirthDate born(@Nullable Object claim) {
        if (!(claim instanceof String said) || said.startsWith("0000")) {
            return null;
        }
        try {
            return BirthDate.parse(said);
        } catch (DateTimeException e) {
            // No date of birth: the guest is asked for it.
            return null;
        }
    }

    private static @Nullable Sex sex(@Nullable Object claim) {
        return switch (claim instanceof String said ? said.toLowerCase(Locale.ROOT) : "") {
            case "male", "nam", "m" -> Sex.MALE;
            case "female", "nữ", "f" -> Sex.FEMALE;
            default -> null;
        };
    }

    /** One line, or the object of OpenID Connect Core 1.0, section 5.1.1. */
    private static @Nullable Object address(@Nullable Object claim) {
        return claim instanceof Map<?, ?> parts ? parts.get("formatted") : claim;
    }
}
