package vn.luutru.declaration.place;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One form for what is written in many ways, for counting only: what people read is what was declared. Case, blanks and
 * dots make no difference, and neither do the words for "room" and "bed" before a number: {@code P101}, {@code P.101},
 * {@code Phòng 101}, {@code Room 101} and {@code 101} are one room.
 */
public final class NormalForm {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DOTS_AND_BLANKS = Pattern.compile("[.\\s\\p{Z}]+");
    private static final Pattern ROOM = Pattern.compile("^(?:phòng|phong|buồng|buong|room|rm|p)(?=\\d)");
    private static final Pattern BED = Pattern.compile("^(?:giường|giuong|bed|g)(?=\\d)");
    private static final Pattern SIGNS = Pattern.compile("[.,;:\"'“”‘’()]+");
    private static final Pattern COMPANY = Pattern.compile("(?<![\\p{L}\\d])(?:cty|c ty|cong ty)(?![\\p{L}\\d])");
    private static final Pattern DEPARTMENT = Pattern.compile("^khoa (?=.)");

    private NormalForm() {}

    /** A room; null if none was declared. */
    public static @Nullable String room(@Nullable String written) {
        return place(written, ROOM);
    }

    /** A bed; null if none was declared. */
    public static @Nullable String bed(@Nullable String written) {
        return place(written, BED);
    }

    /** The name of an employer; null if none was declared. */
    public static @Nullable String employer(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String words = words(SIGNS.matcher(written).replaceAll(" "));
        return orWritten(COMPANY.matcher(words).replaceAll("công ty"), written);
    }

    /** The name of a department; null if none was declared. */
    public static @Nullable String department(@Nullable String written) {
        if (written == null) {
            return null;
        }
        return orWritten(DEPARTMENT.matcher(words(written)).replaceFirst(""), written);
    }

    private static @Nullable String place(@Nullable String written, Pattern prefix) {
        if (written == null) {
            return null;
        }
        String joined = DOTS_AND_BLANKS.matcher(folded(written)).replaceAll("");
        return orWritten(prefix.matcher(joined).replaceFirst(""), written);
    }

    private static String words(String written) {
        return BLANKS.matcher(folded(written)).replaceAll(" ").strip();
    }

    private static String folded(String written) {
        return isPlain(written)
                ? written.toLowerCase(Locale.ROOT)
                : Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }

    private static String orWritten(String normal, String written) {
        return normal.isEmpty() ? written : normal;
    }
}
