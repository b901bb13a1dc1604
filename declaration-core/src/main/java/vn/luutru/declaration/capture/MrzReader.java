package vn.luutru.declaration.capture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.code.Countries;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.PersonalNumber;

/**
 * Reads machine-readable zones of travel documents and cards (ICAO Doc 9303, parts 3 to 6), with every check digit.
 *
 * <p>A name stays as the zone has it, the primary identifier first. Its marks are not put back: no transliteration of the
 * standard can be undone for certain (D stands for D and for Đ, AE for AE and for Ä).
 */
public final class MrzReader {

    private MrzReader() {}

    /**
     * Reads the lines of a zone.
     *
     * @param typed the lines as scanned or typed, or the whole zone as one text
     * @param today the local day in Viet Nam
     */
    public static Capture read(List<String> typed, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        MrzLines zone = MrzLines.of(typed, findings);
        if (zone == null) {
            return Capture.unread(null, findings);
        }
        CaptureBuilder capture = new CaptureBuilder(zone.format());
        char kind = zone.at(1, 1);
        if (kind == 'V') {
            capture.foundAt(FindingCode.MRZ_VISA, MrzLines.LINES);
            return capture.unread();
        }
        boolean passport = zone.format() == DocumentFormat.TD3;
        if (passport ? kind != 'P' : kind != 'I' && kind != 'A' && kind != 'C') {
            capture.foundAt(FindingCode.MRZ_NOT_RECOGNISED, MrzLines.LINES);
            return capture.unread();
        }
        MrzLayout layout = MrzLayout.of(zone.format());
        MrzNumber number = MrzNumber.of(zone, layout);
        boolean card = MrzNumber.isVietnameseCard(zone, layout);
        new MrzChecks(zone, layout, capture).check(number);
        if (card) {
            vietnameseCard(zone, layout, capture);
        }
        return capture.refused() ? capture.unread() : new Guest(zone, layout, today, capture).read(number, card);
    }

    /** The twelve digits have a check digit of their own, and the last nine stand before them once more. */
    private static void vietnameseCard(MrzLines zone, MrzLayout layout, CaptureBuilder capture) {
        String optional = layout.optional().in(zone);
        String twelve = optional.substring(0, PersonalNumber.LENGTH);
        int last = layout.optional().to();
        if (optional.charAt(optional.length() - 1) != CheckDigits.of(twelve)) {
            capture.foundAt(
                    FindingCode.MRZ_CHECK_DIGIT_WRONG,
                    Field.DOCUMENT_NUMBER.pointer(),
                    Integer.toString(layout.optional().line()),
                    Integer.toString(last));
        } else if (!twelve.endsWith(layout.number().in(zone))) {
            capture.found(FindingCode.MRZ_NUMBERS_DIFFER, Field.DOCUMENT_NUMBER);
        }
    }

    /** The guest of a zone whose check digits are right. */
    private record Guest(MrzLines zone, MrzLayout layout, LocalDate today, CaptureBuilder capture) {

        Capture read(MrzNumber number, boolean card) {
            String digits = card ? layout.optional().in(zone).substring(0, PersonalNumber.LENGTH) : number.number();
            BirthDate born = birth(card ? digits : null);
            LocalDate expiresOn = expiry(card);
            if (capture.refused()) {
                // What is no date although its check digit is right was misread all the same.
                return capture.unread();
            }
            number(digits, number, card);
            type(card);
            nationality();
            MrzName.read(layout.name(), zone, capture);
            Sex sex = sex();
            String personal = card ? digits : personalNumber();
            if (personal != null) {
                PersonalNumberCheck.check(personal, born, sex, capture);
            }
            String state = MrzNumber.withoutFillers(layout.state().in(zone));
            return capture.build(new Paper(state, null, card ? null : personal, null, expiresOn, 0));
        }

        private void number(String digits, MrzNumber number, boolean card) {
            if (digits.isEmpty()) {
                capture.found(FindingCode.CAPTURED_FIELD_MISSING, Field.DOCUMENT_NUMBER);
                return;
            }
            int from = layout.optional().from();
            Source twelve = new Source(Manner.READ, layout.optional().line(), from, from + PersonalNumber.LENGTH - 1);
            capture.set(Field.DOCUMENT_NUMBER, digits, card ? twelve : number.source());
        }

        private void type(boolean card) {
            Source source = new Source(card ? Manner.ASSUMED : Manner.READ, 1, 1, 2);
            if (card) {
                // The zone does not say whether the card is of before July 2024.
                capture.set(Field.DOCUMENT_TYPE, DocumentType.CCCD, source);
                capture.found(FindingCode.DOCUMENT_TYPE_ASSUMED, Field.DOCUMENT_TYPE);
            } else {
                boolean passport = zone.format() == DocumentFormat.TD3;
                capture.set(Field.DOCUMENT_TYPE, passport ? DocumentType.PASSPORT : DocumentType.OTHER, source);
            }
        }

        private void nationality() {
            String read = MrzNumber.withoutFillers(layout.nationality().in(zone));
            String code = Countries.code(read);
            if (CodeTables.COUNTRIES.on(code, today) == null) {
                capture.found(FindingCode.COUNTRY_UNKNOWN, Field.NATIONALITY, Countries.example(read));
            } else {
                capture.set(Field.NATIONALITY, code, layout.nationality().source(Manner.READ));
            }
        }

        private @Nullable BirthDate birth(@Nullable String personalNumber) {
            String text = layout.birth().in(zone);
            if (MrzDates.isUnknown(text)) {
                capture.found(FindingCode.CAPTURED_FIELD_MISSING, Field.DATE_OF_BIRTH);
                return null;
            }
            // A card's own number says the century, where it says the same year.
            BirthDate born =
                    personalNumber == null ? null : MrzDates.birthIn(PersonalNumber.birthYear(personalNumber), text);
            if (born == null || born.earliest().isAfter(today)) {
                born = MrzDates.birth(text, today);
            }
            if (born == null) {
                capture.found(FindingCode.CAPTURED_BIRTH_DATE_IMPOSSIBLE, Field.DATE_OF_BIRTH);
                return null;
            }
            capture.set(Field.DATE_OF_BIRTH, born, layout.birth().source(Manner.READ));
            return born;
        }

        private Sex sex() {
            int line = layout.birth().line();
            Sex sex = switch (zone.at(line, layout.sex())) {
                case 'M' -> Sex.MALE;
                case 'F' -> Sex.FEMALE;
                default -> Sex.UNKNOWN;
            };
            capture.set(Field.SEX, sex, new Source(Manner.READ, line, layout.sex(), layout.sex()));
            return sex;
        }

        /** Passports of Viet Nam carry the holder's personal number as optional data. */
        private @Nullable String personalNumber() {
            String optional = MrzNumber.withoutFillers(layout.optional().in(zone));
            boolean vietnamese = layout.state().in(zone).equals(Vietnam.CODE);
            return vietnamese && CardQrReader.isNumber(optional, PersonalNumber.LENGTH) ? optional : null;
        }

        private @Nullable LocalDate expiry(boolean card) {
            String text = layout.expiry().in(zone);
            if (MrzDates.isUnknown(text)) {
                return null;
            }
            LocalDate expiry = MrzDates.expiry(text, today);
            if (expiry == null) {
                capture.foundAt(FindingCode.MRZ_EXPIRY_IMPOSSIBLE, MrzChecks.EXPIRES_ON);
            } else if (card && expiry.isBefore(CardQrReader.FIRST_CARD)) {
                // There were no such cards then: it is one of the next century, which never expires.
                return expiry.plusYears(100);
            } else if (expiry.isBefore(today)) {
                capture.foundAt(FindingCode.MRZ_DOCUMENT_EXPIRED, MrzChecks.EXPIRES_ON, expiry.toString());
            }
            return expiry;
        }
    }
}
