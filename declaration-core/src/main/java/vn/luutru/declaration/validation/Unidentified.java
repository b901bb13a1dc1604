package vn.luutru.declaration.validation;

import java.util.Set;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.person.NameKey;

/**
 * Guests without papers of whom it is not known who they are: patients who were found, or cannot speak.
 *
 * <p>The law on medical examination and treatment, article 72, has the hospital inform the People's Committee of the
 * commune within 48 hours. Until they are identified they carry a temporary name, such as {@code VD-01} ({@code vô danh},
 * nameless), and nothing is invented for them.
 */
public final class Unidentified {

    /** ICAO Doc 9303-3: a person of unspecified nationality. */
    public static final String NATIONALITY = "XXX";

    private static final Set<String> TEMPORARY_NAMES =
            Set.of("vd", "vo danh", "khong ro danh tinh", "chua ro danh tinh", "chua xac dinh", "unidentified");

    private Unidentified() {}

    /** Whether the guest has no papers. */
    public static boolean withoutPapers(StayDetails details) {
        return details.documentType() == DocumentType.NONE;
    }

    /** Whether nothing says who the guest is: no papers, and no name, no date of birth or no nationality. */
    public static boolean is(StayDetails details) {
        String name = details.fullName();
        return withoutPapers(details)
                && (!details.has(Field.DATE_OF_BIRTH)
                        || hasUnknownNationality(details)
                        || (name != null && isTemporaryName(name)));
    }

    /** Whether the nationality is not declared, or declared as unspecified. */
    static boolean hasUnknownNationality(StayDetails details) {
        String nationality = details.nationality();
        return nationality == null || nationality.equals(NATIONALITY);
    }

    /** Whether a name is one of those given until the person is identified, with or without a number behind it. */
    public static boolean isTemporaryName(String name) {
        String key = NameKey.of(name);
        for (String temporary : TEMPORARY_NAMES) {
            if (key.equals(temporary)
                    || key.startsWith(temporary + " ")
                    || (temporary.equals("vd")
                            && key.length() > 2
                            && key.startsWith("vd")
                            && Character.isDigit(key.charAt(2)))) {
                return true;
            }
        }
        return false;
    }
}
