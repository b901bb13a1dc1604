package vn.luutru.declaration.capture;

import vn.luutru.declaration.Field;
import vn.luutru.declaration.finding.FindingCode;

/** All check digits of a zone. One that is wrong refuses the whole zone: it cannot say which character is. */
final class MrzChecks {

    static final String EXPIRES_ON = "/paper/expiresOn";
    static final String PERSONAL_NUMBER = "/paper/personalNumber";

    private final MrzLines zone;
    private final MrzLayout layout;
    private final CaptureBuilder capture;

    MrzChecks(MrzLines zone, MrzLayout layout, CaptureBuilder capture) {
        this.zone = zone;
        this.layout = layout;
        this.capture = capture;
    }

    void check(MrzNumber number) {
        check(number.checked(), number.line(), number.checkDigitAt(), Field.DOCUMENT_NUMBER.pointer());
        check(layout.birth(), Field.DATE_OF_BIRTH.pointer());
        check(layout.expiry(), EXPIRES_ON);
        if (zone.format() == DocumentFormat.TD3) {
            optional();
        }
        int line = zone.format() == DocumentFormat.TD1 ? 2 : layout.birth().line();
        int last = zone.format().length();
        if (CheckDigits.of(MrzLayout.composite(zone)) != zone.at(line, last)) {
            capture.foundAt(FindingCode.MRZ_COMPOSITE_CHECK_DIGIT_WRONG, MrzLines.LINES, Integer.toString(line));
        }
    }

    /** Without optional data its check digit may be a filler (ICAO Doc 9303-4, section 4.2.2.2). */
    private void optional() {
        MrzLayout.Span span = layout.optional();
        String data = span.in(zone);
        boolean empty = data.equals("<".repeat(data.length()));
        if (!empty || zone.at(span.line(), span.to() + 1) != CheckDigits.FILLER) {
            check(span, PERSONAL_NUMBER);
        }
    }

    private void check(MrzLayout.Span span, String pointer) {
        check(span.in(zone), span.line(), span.to() + 1, pointer);
    }

    private void check(String checked, int line, int position, String pointer) {
        if (zone.at(line, position) != CheckDigits.of(checked)) {
            capture.foundAt(
                    FindingCode.MRZ_CHECK_DIGIT_WRONG, pointer, Integer.toString(line), Integer.toString(position));
        }
    }
}
