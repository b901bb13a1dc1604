package vn.luutru.declaration.validation;

import java.util.List;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.person.NameScripts;

/** What every text must keep to: its length, and only characters that can be seen. */
public final class TextCheck {

    private static final List<Field> TEXTS =
            Field.all().stream().filter(field -> field.type() == String.class).toList();

    private TextCheck() {}

    static void check(CheckContext context) {
        for (Field field : TEXTS) {
            if (context.details.get(field) instanceof String text) {
                int longest = TextLimits.of(field);
                if (TextLimits.isLonger(text, longest)) {
                    context.foundWith(FindingCode.FIELD_TOO_LONG, Integer.toString(longest), field);
                }
                if (hasInvisible(text)) {
                    context.found(FindingCode.FIELD_CONTROL_CHARACTERS, field);
                }
            }
        }
    }

    /**
     * Whether a text holds characters that no one can see: controls, marks of direction and of zero width, which make
     * one name look like another. Joiners between letters of scripts that need them are not among them.
     */
    public static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isInvisible(c) && !InputNormalizer.joins(text.subSequence(0, i), text, i)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    /** A text without the characters that {@link #hasInvisible} finds. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isInvisible(int c) {
        if (c < 0x300) {
            return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD;
        }
        if (NameScripts.isLatinAdditional(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> isFiller(c);
        };
    }

    /** Letters without a shape (Hangul fillers) and grapheme joiners. */
    private static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x34F;
    }
}
