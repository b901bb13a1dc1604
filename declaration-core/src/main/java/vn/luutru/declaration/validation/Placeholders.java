package vn.luutru.declaration.validation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.luutru.declaration.person.NameKey;

/** What people type into a field that must not stay empty. The words are a policy. */
public final class Placeholders {

    private static final int MAX_NAME = 20;

    /** No real number of a paper is shorter. */
    private static final int SHORTEST_NUMBER = 2;

    private static final String ASCENDING = "01234567890123456789";
    private static final String DESCENDING = "98765432109876543210";

    /** In lower case, without punctuation, with and without marks. */
    private static final Set<String> NAMES = Set.of(
            "a",
            "x",
            "aa",
            "aaa",
            "xx",
            "xxx",
            "abc",
            "abcd",
            "asd",
            "asdf",
            "qwerty",
            "test",
            "tets",
            "testing",
            "test test",
            "na",
            "none",
            "null",
            "nil",
            "unknown",
            "undefined",
            "no name",
            "noname",
            "name",
            "full name",
            "guest",
            "customer",
            "tourist",
            "khách",
            "khach",
            "khách hàng",
            "khach hang",
            "khách lẻ",
            "khach le",
            "khách sạn",
            "khach san",
            "khách tây",
            "khach tay",
            "khách nước ngoài",
            "khach nuoc ngoai",
            "không",
            "khong",
            "không có",
            "khong co",
            "không có tên",
            "khong co ten",
            "không tên",
            "khong ten",
            "không biết",
            "khong biet",
            "không rõ",
            "khong ro",
            "chưa có",
            "chua co",
            "chưa biết",
            "chua biet",
            "chưa rõ",
            "chua ro",
            "họ và tên",
            "ho va ten",
            "họ tên",
            "ho ten",
            "tên",
            "ten");

    /** Without marks, blanks and punctuation. */
    private static final Set<String> NUMBERS = Set.of(
            "ko",
            "koco",
            "kogiayto",
            "kocogiayto",
            "na",
            "no",
            "none",
            "nopassport",
            "null",
            "nil",
            "unknown",
            "test",
            "mat");

    /** What such a word begins with where it goes on in many ways: {@code khongcogiayto}, {@code quencccd}. */
    private static final List<String> NUMBERS_BEGIN = List.of(
            "khong",
            "chuaco",
            "chualam",
            "chuacap",
            "chuaro",
            "chuabiet",
            "quen",
            "matgiay",
            "matthe",
            "matcccd",
            "matcmnd",
            "matcancuoc",
            "mathochieu",
            "thatlac");

    private Placeholders() {}

    /** Whether a name is none: "test", "N/A", "khách". */
    public static boolean isName(String name) {
        if (name.length() > MAX_NAME) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (NAMES.contains(lower)) {
            return true;
        }
        int first = 0;
        while (first < lower.length() && isOfWord(lower.charAt(first))) {
            first++;
        }
        return first < lower.length() && NAMES.contains(words(lower, first).strip());
    }

    /** @param first up to where there is nothing to leave out */
    private static String words(String lower, int first) {
        StringBuilder words = new StringBuilder(lower.length()).append(lower, 0, first);
        for (int i = first; i < lower.length(); i++) {
            if (isOfWord(lower.charAt(i))) {
                words.append(lower.charAt(i));
            }
        }
        return words.toString();
    }

    private static boolean isOfWord(char c) {
        return c == ' ' || Character.isLetter(c);
    }

    /**
     * Whether a number of a paper identifies nobody: "0", "KHÔNG", "N/A", one character over and over, digits in their
     * order.
     */
    public static boolean isNumber(String number) {
        int digits = 0;
        boolean same = true;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            same &= c == number.charAt(0);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        if (same || number.length() < SHORTEST_NUMBER) {
            return true;
        }
        if (digits == number.length()) {
            return ASCENDING.contains(number) || DESCENDING.contains(number);
        }
        if (digits > 0) {
            return false;
        }
        String word = NameKey.of(number).replace(" ", "");
        return word.length() < SHORTEST_NUMBER
                || NUMBERS.contains(word)
                || NUMBERS_BEGIN.stream().anyMatch(word::startsWith);
    }
}
