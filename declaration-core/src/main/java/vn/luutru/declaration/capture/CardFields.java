package vn.luutru.declaration.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a card's QR code as text: {@code number | former number | name | birth | sex | address | issued}. Cards of
 * 2021 have these seven, some leave one out, cards printed since July 2024 add up to four whose meaning is not published.
 */
final class CardFields {

    static final int FEWEST = 6;
    static final int MAX_FIELDS = 11;

    private static final int NAMED = 7;

    /** What keyboards of other countries type for the bar of a scanner that thinks itself at an American one. */
    private static final String BARS = "|~\u00a6\uff5c\u01c0";

    private final List<String> fields;

    /** Whether the field of the former number is there: a card of six fields may leave it out. */
    private final boolean former;

    private CardFields(List<String> fields) {
        this.fields = fields;
        this.former = fields.size() >= NAMED || fields.size() < 2 || isNumberOrEmpty(fields.get(1));
    }

    /** The fields of a scan; null if it has no bars at all, or too many to be a card. */
    static @Nullable CardFields of(String scan) {
        String text = withoutFrame(scan);
        for (int i = 0; i < BARS.length(); i++) {
            List<String> fields = split(text, BARS.charAt(i));
            if (fields.size() > 1) {
                return new CardFields(fields);
            }
        }
        return null;
    }

    int count() {
        return fields.size();
    }

    /** The number of the field, counted from 1 as the card has them. */
    int number() {
        return 1;
    }

    /** The former number's field; 0 if the card has none. */
    int formerNumber() {
        return former ? 2 : 0;
    }

    int name() {
        return former ? 3 : 2;
    }

    int birth() {
        return name() + 1;
    }

    int sex() {
        return name() + 2;
    }

    int address() {
        return name() + 3;
    }

    /** The day of issue; 0 if the card has no such field. */
    int issued() {
        int field = name() + 4;
        return field <= fields.size() ? field : 0;
    }

    int more() {
        return Math.max(0, fields.size() - NAMED);
    }

    /** The text of a field, counted from 1, without blanks at its ends; empty for the field 0. */
    String text(int field) {
        return field == 0 ? "" : fields.get(field - 1).strip();
    }

    /** Without the control characters and the symbology identifier ({@code ]Q1}, ISO/IEC 15424) that scanners add. */
    private static String withoutFrame(String scan) {
        int from = 0;
        int to = scan.length();
        while (from < to && isFrame(scan.charAt(from))) {
            from++;
        }
        while (to > from && isFrame(scan.charAt(to - 1))) {
            to--;
        }
        if (scan.startsWith("]Q", from) && from + 3 <= to) {
            from += 3;
        }
        return scan.substring(from, to);
    }

    private static boolean isFrame(char c) {
        return c <= ' ' || c == '\ufeff' || (c >= 0x7F && c <= 0xA0);
    }

    private static List<String> split(String text, char bar) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(bar); at >= 0; at = text.indexOf(bar, from)) {
            fields.add(text.substring(from, at));
            from = at + 1;
        }
        fields.add(text.substring(from));
        return fields;
    }

    private static boolean isNumberOrEmpty(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if ((c < '0' || c > '9') && c != ' ') {
                return false;
            }
        }
        return true;
    }
}
