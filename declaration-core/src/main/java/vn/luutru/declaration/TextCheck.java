package vn.luutru.declaration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What every text must keep to: its length, and only characters that can be seen. */
public final class TextCheck {

    /** The longest correction's reason, in characters. */
    static final int LONGEST_REASON = 200;

    /** The longest values in characters (Unicode code points): a policy that no real value has met. */
    private static final Map<Field, Integer> LONGEST = new EnumMap<>(Map.ofEntries(
            Map.entry(Field.FULL_NAME, 120),
            Map.entry(Field.DOCUMENT_NUMBER, 30),
            Map.entry(Field.RESIDENCE_ADDRESS, 200),
            Map.entry(Field.PHONE, 20),
            Map.entry(Field.OCCUPATION, 100),
            Map.entry(Field.ROOM, 20),
            Map.entry(Field.BED, 20),
            Map.entry(Field.PARTY, 64),
            Map.entry(Field.WORKER_EMPLOYER, 200),
            Map.entry(Field.WORKER_EMPLOYER_TAX_CODE, 14),
            Map.entry(Field.PATIENT_DEPARTMENT, 100)));

    private static final List<Field> TEXTS =
            Field.all().stream().filter(field -> field.type() == String.class).toList();

    private TextCheck() {}

    static void check(Checked checked) {
        for (Field field : TEXTS) {
            if (checked.details.get(field) instanceof String text) {
                Integer longest = LONGEST.get(field);
                if (longest != null && isLonger(text, longest)) {
                    checked.foundWith(FindingCode.FIELD_TOO_LONG, longest.toString(), field);
                }
                if (hasInvisible(text)) {
                    checked.found(FindingCode.FIELD_CONTROL_CHARACTERS, field);
                }
            }
        }
    }

    static boolean isLonger(String text, int longest) {
        return text.length() > longest && text.codePointCount(0, text.length()) > longest;
    }

    /**
     * Whether a text holds characters that no one can see: controls, marks of direction and of zero width, which make
     * one name look like another, and those that stand for letters lost on the way.
     */
    public static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isInvisible(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static boolean isInvisible(int c) {
        if (c < 0x300) {
            return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xFFFD || isFiller(c);
        };
    }

    /** Letters without a shape (Hangul fillers) and grapheme joiners. */
    private static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x34F;
    }
}
