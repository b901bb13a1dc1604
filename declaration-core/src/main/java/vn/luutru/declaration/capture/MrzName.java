package vn.luutru.declaration.capture;

import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;

/** The name in a zone: primary and secondary identifier with two fillers between, one filler between words. */
final class MrzName {

    private MrzName() {}

    static void read(MrzLayout.Span span, MrzLines zone, CaptureBuilder capture) {
        String field = span.in(zone);
        String name = words(field);
        if (name.isEmpty()) {
            capture.found(FindingCode.CAPTURED_FIELD_MISSING, Field.FULL_NAME);
            return;
        }
        int end = field.length();
        while (field.charAt(end - 1) == CheckDigits.FILLER) {
            end--;
        }
        capture.set(Field.FULL_NAME, name, new Source(Manner.READ, span.line(), span.from(), span.from() + end - 1));
        if (hasDigit(name)) {
            capture.found(FindingCode.NAME_WITH_DIGITS, Field.FULL_NAME);
        }
        if (end == field.length()) {
            capture.found(FindingCode.MRZ_NAME_CUT, Field.FULL_NAME);
        }
        MrzLayout layout = MrzLayout.of(zone.format());
        if (layout.nationality().in(zone).equals(Vietnam.CODE)) {
            capture.found(FindingCode.MRZ_NAME_WITHOUT_MARKS, Field.FULL_NAME);
        }
    }

    private static String words(String field) {
        StringBuilder words = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != CheckDigits.FILLER) {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().strip();
    }

    private static boolean hasDigit(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= '0' && name.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
