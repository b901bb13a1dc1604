package vn.luutru.declaration.capture;

import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.validation.PersonalNumber;

/**
 * The number of a document in its zone. Numbers of more than nine characters go on in the optional data of cards: a
 * filler stands for their check digit, and the rest, the check digit and a filler come first in the optional data (ICAO
 * Doc 9303-5 and 9303-6, note j).
 *
 * <p>Identity cards of Viet Nam put the last nine of their twelve digits there, and all twelve with a check digit of
 * their own into the optional data (read off published samples).
 *
 * @param number       without fillers
 * @param checked      what the check digit covers
 * @param line         the line of the check digit, counted from 1
 * @param checkDigitAt the position of the check digit, counted from 1
 * @param source       where the number stands
 */
record MrzNumber(String number, String checked, int line, int checkDigitAt, Source source) {

    static MrzNumber of(MrzLines zone, MrzLayout layout) {
        MrzLayout.Span span = layout.number();
        String number = span.in(zone);
        int checkDigitAt = span.to() + 1;
        if (zone.at(span.line(), checkDigitAt) == CheckDigits.FILLER && zone.format() != DocumentFormat.TD3) {
            String optional = layout.optional().in(zone);
            int end = optional.indexOf(CheckDigits.FILLER);
            int rest = (end < 0 ? optional.length() : end) - 1;
            if (rest > 0) {
                int from = layout.optional().from();
                String whole = number + optional.substring(0, rest);
                return new MrzNumber(
                        withoutFillers(whole),
                        whole,
                        span.line(),
                        from + rest,
                        new Source(Manner.READ, span.line(), span.from(), from + rest - 1));
            }
        }
        return new MrzNumber(withoutFillers(number), number, span.line(), checkDigitAt, span.source(Manner.READ));
    }

    /** Whether a zone is that of a Vietnamese identity card: twelve digits stand in its optional data. */
    static boolean isVietnameseCard(MrzLines zone, MrzLayout layout) {
        return zone.format() == DocumentFormat.TD1
                && layout.state().in(zone).equals(Vietnam.CODE)
                && CardQrReader.isNumber(
                        layout.optional().in(zone).substring(0, PersonalNumber.LENGTH), PersonalNumber.LENGTH);
    }

    static String withoutFillers(String text) {
        return text.replace("<", "");
    }
}
