package vn.luutru.declaration.capture;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.PersonalNumber;
import vn.luutru.declaration.validation.TextLimits;

/**
 * Reads the QR code of a Vietnamese identity card. The layout is not published by the authority; it is what public
 * descriptions of cards of 2021 agree on, read with tolerance for the fields that later cards add.
 */
public final class CardQrReader {

    /** Where the finding of a whole scan stands. */
    static final String TEXT = "/text";

    static final String FORMER_NUMBER = "/paper/formerNumber";
    static final String ISSUED_ON = "/paper/issuedOn";

    /** No scan of a card is longer, whatever a keyboard made of its letters. */
    private static final int MAX_SCAN_LENGTH = 4_000;

    private static final int FORMER_NUMBER_LENGTH = 9;

    /** From this day on cards are called "căn cước" (law 26/2023/QH15). */
    private static final LocalDate FIRST_CAN_CUOC = LocalDate.of(2024, Month.JULY, 1);

    /** The first cards with 12 digits (law 59/2014/QH13). */
    static final LocalDate FIRST_CARD = LocalDate.of(2016, Month.JANUARY, 1);

    private static final int EARLIEST_BIRTH_YEAR = 1850;

    private static final String LOST = "?\ufffd\u25a1\u00bf";

    private CardQrReader() {}

    /**
     * Reads a scan.
     *
     * @param scan  what the scanner read or typed
     * @param today the local day in Viet Nam
     */
    public static Capture read(String scan, LocalDate today) {
        CardFields fields = scan.length() > MAX_SCAN_LENGTH ? null : CardFields.of(scan);
        if (fields == null || !isNumber(fields.text(fields.number()), PersonalNumber.LENGTH)) {
            return Capture.unread(null, List.of(Finding.of(FindingCode.CARD_NOT_RECOGNISED, TEXT)));
        }
        CaptureBuilder capture = new CaptureBuilder(DocumentFormat.CARD_QR);
        if (fields.count() < CardFields.FEWEST || fields.count() > CardFields.MAX_FIELDS) {
            capture.foundAt(FindingCode.CARD_FIELD_COUNT, TEXT, Integer.toString(fields.count()));
            return capture.unread();
        }
        String number = fields.text(fields.number());
        capture.set(Field.DOCUMENT_NUMBER, number, Source.field(Manner.READ, fields.number()));
        capture.set(Field.NATIONALITY, Vietnam.CODE, Source.field(Manner.DERIVED, fields.number()));
        name(fields, capture);
        BirthDate born = birth(fields, today, capture);
        Sex sex = sex(fields, number, capture);
        PersonalNumberCheck.check(number, born, sex, capture);
        LocalDate issuedOn = issued(fields, born, today, capture);
        type(fields, issuedOn, capture);
        address(fields, issuedOn, capture);
        return capture.build(new Paper(Vietnam.CODE, former(fields, capture), null, issuedOn, null, fields.more()));
    }

    private static void name(CardFields fields, CaptureBuilder capture) {
        ScannedText name = ScannedText.name(fields.text(fields.name()));
        if (name.text().isEmpty()) {
            capture.found(FindingCode.CAPTURED_FIELD_MISSING, Field.FULL_NAME);
            return;
        }
        set(Field.FULL_NAME, name, fields.name(), capture);
        if (isLost(name.text())) {
            capture.found(FindingCode.NAME_CHARACTERS_LOST, Field.FULL_NAME);
        }
    }

    private static @Nullable BirthDate birth(CardFields fields, LocalDate today, CaptureBuilder capture) {
        BirthDate born = CardDates.birth(fields.text(fields.birth()));
        if (born == null || born.year() < EARLIEST_BIRTH_YEAR || born.earliest().isAfter(today)) {
            capture.found(FindingCode.CAPTURED_BIRTH_DATE_IMPOSSIBLE, Field.DATE_OF_BIRTH);
            return null;
        }
        capture.set(Field.DATE_OF_BIRTH, born, Source.field(Manner.READ, fields.birth()));
        return born;
    }

    /** The word, or what the number says where a keyboard lost the word's letters. */
    private static Sex sex(CardFields fields, String number, CaptureBuilder capture) {
        ScannedText word = ScannedText.name(fields.text(fields.sex()));
        String lower = word.text().toLowerCase(Locale.ROOT);
        Sex read = lower.equals("nam") ? Sex.MALE : lower.equals("nữ") ? Sex.FEMALE : null;
        if (read == null) {
            Sex derived = PersonalNumber.sex(number);
            capture.set(Field.SEX, derived, Source.field(Manner.DERIVED, fields.number()));
            capture.found(FindingCode.CARD_SEX_UNREADABLE, Field.SEX);
            return derived;
        }
        capture.set(Field.SEX, read, Source.field(word.repaired() ? Manner.REPAIRED : Manner.READ, fields.sex()));
        return read;
    }

    private static @Nullable LocalDate issued(
            CardFields fields, @Nullable BirthDate born, LocalDate today, CaptureBuilder capture) {
        String text = fields.text(fields.issued());
        if (text.isEmpty()) {
            return null;
        }
        LocalDate issued = CardDates.date(text);
        if (issued == null
                || issued.isBefore(FIRST_CARD)
                || issued.isAfter(today)
                || (born != null && issued.isBefore(born.earliest()))) {
            capture.foundAt(FindingCode.CARD_ISSUE_DATE_IMPOSSIBLE, ISSUED_ON);
            return null;
        }
        return issued;
    }

    private static void type(CardFields fields, @Nullable LocalDate issuedOn, CaptureBuilder capture) {
        if (issuedOn == null) {
            capture.set(Field.DOCUMENT_TYPE, DocumentType.CCCD, Source.field(Manner.ASSUMED, fields.number()));
            capture.found(FindingCode.DOCUMENT_TYPE_ASSUMED, Field.DOCUMENT_TYPE);
            return;
        }
        DocumentType type = issuedOn.isBefore(FIRST_CAN_CUOC) ? DocumentType.CCCD : DocumentType.CAN_CUOC;
        capture.set(Field.DOCUMENT_TYPE, type, Source.field(Manner.DERIVED, fields.issued()));
    }

    private static @Nullable String former(CardFields fields, CaptureBuilder capture) {
        String former = InputNormalizer.documentNumber(fields.text(fields.formerNumber()));
        if (former.isEmpty()) {
            return null;
        }
        if (!isNumber(former, FORMER_NUMBER_LENGTH) && !isNumber(former, PersonalNumber.LENGTH)) {
            capture.foundAt(FindingCode.CARD_FORMER_NUMBER_MALFORMED, FORMER_NUMBER);
            return null;
        }
        return former;
    }

    private static void address(CardFields fields, @Nullable LocalDate issuedOn, CaptureBuilder capture) {
        ScannedText address = ScannedText.of(fields.text(fields.address()));
        if (address.text().isEmpty()) {
            capture.found(FindingCode.CAPTURED_FIELD_MISSING, Field.RESIDENCE_ADDRESS);
            return;
        }
        set(Field.RESIDENCE_ADDRESS, address, fields.address(), capture);
        new CardAddress(address.text(), issuedOn).read(fields.address(), capture);
    }

    private static void set(Field field, ScannedText read, int place, CaptureBuilder capture) {
        String text = read.text();
        int longest = TextLimits.of(field);
        if (TextLimits.isLonger(text, longest)) {
            text = TextLimits.cut(text, longest);
            capture.found(FindingCode.FIELD_SHORTENED, field, Integer.toString(longest));
        }
        capture.set(field, text, Source.field(read.repaired() ? Manner.REPAIRED : Manner.READ, place));
        if (read.repaired()) {
            capture.found(FindingCode.CAPTURED_TEXT_REPAIRED, field);
        }
    }

    /** Whether a text has a sign that stands for lost letters. */
    static boolean isLost(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (LOST.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
