package vn.luutru.declaration.validation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.luutru.declaration.Field;

/**
 * The longest texts, in characters (Unicode code points): a policy that few real values meet.
 *
 * <p>What the law asks for is refused when it is longer, since part of a name is another name. All else is cut, with a
 * warning: it is never a reason to refuse a guest.
 */
public final class TextLimits {

    /** The longest correction's reason. */
    public static final int REASON = 200;

    private static final Set<Field> OBLIGATORY = EnumSet.of(Field.FULL_NAME, Field.NATIONALITY, Field.DOCUMENT_NUMBER);

    private static final Map<Field, Integer> MAX_LENGTHS = Collections.unmodifiableMap(new EnumMap<>(Map.ofEntries(
            Map.entry(Field.FULL_NAME, 120),
            Map.entry(Field.DOCUMENT_NUMBER, 30),
            Map.entry(Field.RESIDENCE_PROVINCE, 20),
            Map.entry(Field.RESIDENCE_WARD, 20),
            Map.entry(Field.RESIDENCE_ADDRESS, 200),
            Map.entry(Field.PHONE, 40),
            Map.entry(Field.OCCUPATION, 100),
            Map.entry(Field.ROOM, 20),
            Map.entry(Field.BED, 20),
            Map.entry(Field.PARTY, 64),
            Map.entry(Field.WORKER_EMPLOYER, 200),
            Map.entry(Field.WORKER_EMPLOYER_TAX_CODE, 20),
            Map.entry(Field.PATIENT_DEPARTMENT, 100))));

    private TextLimits() {}

    /** How long the text of a field may be; the greatest number where its form or table bounds it. */
    public static int of(Field field) {
        Integer longest = MAX_LENGTHS.get(field);
        return longest == null ? Integer.MAX_VALUE : longest;
    }

    /** Whether a text that is too long or cannot be shown refuses the declaration. */
    public static boolean refuses(Field field) {
        return OBLIGATORY.contains(field);
    }

    /** Whether a text has more characters than this. */
    public static boolean isLonger(String text, int longest) {
        return text.length() > longest && text.codePointCount(0, text.length()) > longest;
    }

    /** The first characters of a text that is longer. */
    public static String cut(String text, int longest) {
        return text.substring(0, text.offsetByCodePoints(0, longest)).strip();
    }
}
