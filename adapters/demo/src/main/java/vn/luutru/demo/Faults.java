package vn.luutru.demo;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.finding.FindingCode;

/** Ways to get a check-in wrong, each with the finding that must name it. */
enum Faults {
    NAME_MISSING(FindingCode.FIELD_REQUIRED, Field.FULL_NAME.pointer(), value("fullName", "null")),
    NAME_CONTROL(
            FindingCode.FIELD_CONTROL_CHARACTERS, Field.FULL_NAME.pointer(), value("fullName", "\"Nguyễn\\u0007Thử\"")),
    BIRTH_MALFORMED(FindingCode.DATE_MALFORMED, Field.DATE_OF_BIRTH.pointer(), value("dateOfBirth", "\"1990-13-40\"")),
    BIRTH_IN_FUTURE(FindingCode.BIRTH_IN_FUTURE, Field.DATE_OF_BIRTH.pointer(), value("dateOfBirth", "\"2199-01-01\"")),
    SEX_UNKNOWN(FindingCode.CODE_UNKNOWN, Field.SEX.pointer(), value("sex", "\"X\"")),
    COUNTRY_UNKNOWN(FindingCode.COUNTRY_UNKNOWN, Field.NATIONALITY.pointer(), value("nationality", "\"QQQ\"")),
    NUMBER_AS_NUMBER(FindingCode.FIELD_TYPE_WRONG, Field.DOCUMENT_NUMBER.pointer(), value("number", "38090000001")),
    ARRIVAL_WITHOUT_OFFSET(
            FindingCode.INSTANT_MALFORMED, Field.ARRIVED_AT.pointer(), value("arrivedAt", "\"2026-07-01T14:05:00\"")),
    DEPARTURE_BEFORE_ARRIVAL(
            FindingCode.EXPECTED_DEPARTURE_BEFORE_ARRIVAL,
            Field.EXPECTED_DEPARTURE_ON.pointer(),
            value("expectedDepartureOn", "\"2001-01-01\"")),
    ESTABLISHMENT_UNKNOWN(
            FindingCode.ESTABLISHMENT_UNKNOWN, "/establishmentId", value("establishmentId", "\"38-00000-9999\"")),
    TYPE_MISSING(FindingCode.TYPE_MISSING, "/type", line -> line.replace("\"type\":\"CHECK_IN\",", "")),
    TYPE_UNKNOWN(FindingCode.TYPE_UNKNOWN, "/type", value("type", "\"CHECKIN\"")),
    CUT_SHORT(FindingCode.JSON_MALFORMED, "", line -> line.substring(0, line.length() / 2));

    static final List<Faults> ALL = List.of(values());

    private final FindingCode code;
    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // every one of them is a lambda that holds only texts
    private final UnaryOperator<String> spoil;

    Faults(FindingCode code, String field, UnaryOperator<String> spoil) {
        this.code = code;
        this.field = field;
        this.spoil = spoil;
    }

    GeneratedLine spoiled(String checkIn) {
        return new GeneratedLine(spoil.apply(checkIn), code, field);
    }

    /** Replaces the first value of a member, be it a text or null. */
    private static UnaryOperator<String> value(String member, String json) {
        String start = "\"" + member + "\":";
        return line -> {
            int from = line.indexOf(start) + start.length();
            int to = line.charAt(from) == '"' ? line.indexOf('"', from + 1) + 1 : from + "null".length();
            return line.substring(0, from) + json + line.substring(to);
        };
    }
}
