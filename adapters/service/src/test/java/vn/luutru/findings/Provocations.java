package vn.luutru.findings;

import static vn.luutru.app.RunningLuutru.ADMIN;
import static vn.luutru.app.RunningLuutru.OPERATOR;
import static vn.luutru.app.RunningLuutru.POLICE;
import static vn.luutru.app.RunningLuutru.WARD_POLICE;
import static vn.luutru.findings.Provocation.call;
import static vn.luutru.findings.Provocation.checkIn;
import static vn.luutru.findings.Provocation.get;
import static vn.luutru.findings.Provocation.line;
import static vn.luutru.findings.Provocation.text;

import java.time.YearMonth;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.finding.Findings;
import vn.luutru.findings.Provocation.Answer;

/** The request that provokes each code; a code without one fails the test. */
final class Provocations {

    private static final String TOURISM = "demo-tourism";
    private static final String RESIDENTS = "/v1/residents";

    private Provocations() {}

    static Provocation of(FindingCode code) {
        return switch (code) {
            case INTERNAL_ERROR,
                    OVERLOADED,
                    BODY_TOO_SLOW,
                    KEY_REVOKED,
                    STORE_UNAVAILABLE,
                    STORE_NOT_READABLE,
                    CLOCK_SKEW,
                    POSITION_NOT_REACHED,
                    READ_MODEL_UNAVAILABLE,
                    READ_MODEL_STOPPED,
                    READ_MODEL_PAUSED,
                    EVENT_UNREADABLE,
                    EVENT_NOT_STORABLE,
                    OFFICIALS_UNAVAILABLE,
                    HEADER_INVALID -> FaultProvocations.of(code);
            case UNAUTHENTICATED -> get("luutru_het-han", "/v1/keys");
            case ROLE_NOT_ALLOWED -> get(TOURISM, RESIDENTS);
            case ESTABLISHMENT_OUT_OF_SCOPE, OPERATION_OUT_OF_SCOPE -> CourseProvocations.ofKey(code);
            case TERRITORY_OUT_OF_SCOPE -> get(WARD_POLICE, RESIDENTS + "?ward=14797", "X-Purpose", "RESIDENCE_CHECK");
            case PURPOSE_REQUIRED -> get(POLICE, RESIDENTS + "?ward=16531");
            case PURPOSE_UNKNOWN -> get(POLICE, RESIDENTS, "X-Purpose", "CURIOSITY");
            case CASE_REQUIRED -> get(POLICE, RESIDENTS, "X-Purpose", "MISSING_PERSON");
            case CASE_TOO_LONG -> get(POLICE, RESIDENTS, "X-Purpose", "MISSING_PERSON", "X-Case", "7".repeat(65));
            case CASE_UNREADABLE -> get(POLICE, RESIDENTS, "X-Purpose", "MISSING_PERSON", "X-Case", "---");
            case KEY_NEEDS_SECOND_ADMINISTRATOR, KEY_PENDING -> CourseProvocations.ofKey(code);
            case MONTH_NOT_OVER ->
                call(
                        "POST /v1/privacy/months/(this one)/destruction",
                        stage -> Answer.of(stage.call(
                                ADMIN,
                                "POST",
                                "/v1/privacy/months/" + YearMonth.now(Vietnam.ZONE) + "/destruction",
                                "")));
            case OUTAGE_TIMES_IMPOSSIBLE ->
                call(
                        "POST /v1/outages (it ends before it begins)",
                        stage -> Answer.of(stage.call(ADMIN, "POST", "/v1/outages", """
                            {"begins": "2026-11-30T14:30:00Z", "ends": "2026-11-29T17:00:00Z", "reason": "Đứt cáp quang",
                             "document": "CV 88/CAT"}\
                            """)));
            case MONTH_KEPT, SECOND_ADMINISTRATOR_REQUIRED -> CourseProvocations.ofMonth(code);
            case NOT_FOUND -> get(POLICE, "/v1/code-tables/planets");
            case METHOD_NOT_ALLOWED,
                    MEDIA_TYPE_UNSUPPORTED,
                    CONTENT_ENCODING_UNSUPPORTED,
                    NOT_ACCEPTABLE,
                    PARAMETER_MALFORMED,
                    ANSWER_TOO_LARGE,
                    PARAMETER_UNKNOWN,
                    PARAMETER_UNKNOWN_VALUE,
                    BODY_TOO_LARGE,
                    POSITION_UNKNOWN -> RequestProvocations.of(code);
            case EVENT_READABLE ->
                call(
                        "POST /v1/log/1/quarantine",
                        stage -> Answer.of(
                                stage.call(ADMIN, "POST", "/v1/log/1/quarantine", "{\"reason\": \"Phiếu 7\"}")));
            case FINDINGS_OMITTED -> checkIn(Stage.HOTEL, manyUnknown());
            case UTF8_INVALID -> text("\"room\":\"301\"", "\"room\":\"\\ud800\"");
            case JSON_MALFORMED -> line("{\"type\": \"CHECK_IN\", \"establishmentId\":");
            case ARRAY_MALFORMED ->
                call(
                        "POST /v1/declarations (Content-Type: application/json) " + Findings.example(code),
                        stage -> new Answer(
                                200,
                                stage.call(OPERATOR, "POST", "/v1/declarations", Findings.example(code))
                                        .json()
                                        .at("/outcomes/1")));
            case DECLARATIONS_WRAPPED -> line(Findings.example(code));
            case NOTHING_DECLARED ->
                call(
                        "POST /v1/declarations (Content-Type: application/json) " + Findings.example(code),
                        stage -> new Answer(
                                200,
                                stage.call(OPERATOR, "POST", "/v1/declarations", Findings.example(code))
                                        .json()
                                        .path("summary")));
            case CSV_MALFORMED -> FaultProvocations.of(code);
            case LINE_TOO_LONG -> line("{\"type\": \"" + "x".repeat(65_537) + "\"}");
            case DRY_RUN_TOO_LARGE -> CourseProvocations.largeDryRun();
            case TYPE_MISSING, TYPE_UNKNOWN, ESTABLISHMENT_MALFORMED, REFERENCE_MALFORMED ->
                line(CourseProvocations.lineOf(Findings.example(code)));
            case ADDRESS_CONTRADICTED -> checkIn(Stage.HOTEL, Findings.example(code));
            case FIELD_DUPLICATE -> text("\"room\":\"301\"", "\"room\":\"301\",\"room\":\"302\"");
            case FIELD_NOT_ALLOWED -> checkIn(Stage.HOTEL, "{\"departedAt\": \"2026-07-03T11:00:00+07:00\"}");
            case DAY_OUT_OF_RANGE,
                    NIL_REPORT_IN_FUTURE,
                    NIL_REPORT_DAY_NOT_OVER,
                    NIL_REPORT_LONG_AGO,
                    NIL_REPORT_CONTRADICTED,
                    DAY_REPORTED_NIL -> CourseProvocations.of(code);
            case ESTABLISHMENT_UNKNOWN -> checkIn("38-16531-9999", "{}");
            case ESTABLISHMENT_CLOSED -> checkIn(Stage.CLOSED, "{}");
            case ESTABLISHMENT_MERGED -> checkIn(Stage.MERGED, "{}");
            case MERGER_INTO_ITSELF -> merger(Stage.MERGED);
            case MERGER_INTO_CLOSED -> merger(Stage.CLOSED);
            case ESTABLISHMENT_SUSPENDED -> checkIn(Stage.SUSPENDED, "{}");
            case ESTABLISHMENT_NOT_BEGUN -> checkIn(Stage.HOTEL, Findings.example(code));
            case GUEST_UNIDENTIFIED -> checkIn(Stage.HOSPITAL, Findings.example(code));
            case DECLARATION_NOT_REQUIRED, TAX_CODE_IMPLAUSIBLE, DOCUMENT_MISSING ->
                checkIn(Stage.RENTED, Findings.example(code));
            case FIELD_REQUIRED,
                    FIELD_EXPECTED,
                    FIELD_TYPE_WRONG,
                    FIELD_NUMBER_READ,
                    FIELD_UNKNOWN,
                    FIELD_TOO_LONG,
                    FIELD_SHORTENED,
                    FIELD_CONTROL_CHARACTERS,
                    FIELD_CHARACTERS_DROPPED,
                    FIELD_LEFT_OUT,
                    CODE_UNKNOWN,
                    DATE_MALFORMED,
                    INSTANT_MALFORMED,
                    NAME_WITHOUT_LETTERS,
                    NAME_WITH_DIGITS,
                    NAME_CHARACTERS_LOST,
                    NAME_PLACEHOLDER,
                    NAME_MIXED_SCRIPTS,
                    NAME_STACKED_MARKS,
                    BIRTH_DATE_UNKNOWN,
                    BIRTH_IN_FUTURE,
                    BIRTH_AFTER_ARRIVAL,
                    BIRTH_IMPOSSIBLE,
                    AGE_IMPLAUSIBLE,
                    COUNTRY_UNKNOWN,
                    PROVINCE_UNKNOWN,
                    PROVINCE_FORMER,
                    WARD_UNKNOWN,
                    WARD_FORMER,
                    WARD_OUTSIDE_PROVINCE,
                    PHONE_IMPLAUSIBLE,
                    PERSONAL_NUMBER_MALFORMED,
                    PERSONAL_NUMBER_PREFIX_UNKNOWN,
                    PERSONAL_NUMBER_YEAR_DIFFERS,
                    PERSONAL_NUMBER_SEX_DIFFERS,
                    CMND_NUMBER_MALFORMED,
                    CMND_EXPIRED,
                    PASSPORT_NUMBER_MALFORMED,
                    DOCUMENT_NUMBER_MALFORMED,
                    DOCUMENT_NUMBER_PLACEHOLDER,
                    DOCUMENT_NUMBER_UNEXPECTED,
                    DOCUMENT_NATIONALITY_DIFFERS,
                    DOCUMENT_UNUSUAL_FOR_AGE,
                    REPORT_AT_ONCE,
                    ARRIVAL_IN_FUTURE,
                    ARRIVAL_IMPOSSIBLE,
                    ARRIVAL_LONG_AGO,
                    EXPECTED_DEPARTURE_BEFORE_ARRIVAL,
                    EXPECTED_DEPARTURE_FAR,
                    CAPTURE_IN_FUTURE,
                    TEMPORARY_RESIDENCE_THRESHOLD,
                    WORKER_UNEXPECTED,
                    PATIENT_UNEXPECTED -> checkIn(Stage.HOTEL, Findings.example(code));
            case CARD_NOT_RECOGNISED,
                    CARD_FIELD_COUNT,
                    CARD_SEX_UNREADABLE,
                    CARD_FORMER_NUMBER_MALFORMED,
                    CARD_ISSUE_DATE_IMPOSSIBLE,
                    DOCUMENT_TYPE_ASSUMED,
                    CAPTURED_FIELD_MISSING,
                    CAPTURED_TEXT_REPAIRED,
                    CAPTURED_BIRTH_DATE_IMPOSSIBLE,
                    ADDRESS_PROVINCE_UNREADABLE,
                    ADDRESS_PROVINCE_FORMER,
                    ADDRESS_WARD_TO_CHOOSE,
                    MRZ_NOT_RECOGNISED,
                    MRZ_LINE_LENGTH,
                    MRZ_CHARACTER_INVALID,
                    MRZ_CHECK_DIGIT_WRONG,
                    MRZ_COMPOSITE_CHECK_DIGIT_WRONG,
                    MRZ_NUMBERS_DIFFER,
                    MRZ_VISA,
                    MRZ_EXPIRY_IMPOSSIBLE,
                    MRZ_DOCUMENT_EXPIRED,
                    MRZ_NAME_CUT,
                    MRZ_NAME_WITHOUT_MARKS -> captured(Findings.example(code));
            case DESK_LOCKED,
                    DEVICE_REVOKED,
                    DEVICE_NEEDS_SECOND_ADMINISTRATOR,
                    DESK_REQUEST_REFUSED,
                    CAPTURED_BY_UNKNOWN,
                    DESK_NEEDS_HTTPS,
                    DESK_NEEDS_A_PERSON,
                    ENROLMENT_CODE_INVALID,
                    TOO_MANY_ATTEMPTS,
                    PIN_MALFORMED,
                    PIN_TOO_EASY,
                    PIN_WRONG,
                    PIN_LOCKED,
                    TOO_MANY_DEVICES,
                    TOO_MANY_PEOPLE,
                    TOO_MANY_POSTERS,
                    TOO_MANY_CARDS,
                    POSTER_UNKNOWN,
                    EMAIL_MALFORMED,
                    TOO_MANY_EMAILS,
                    TIME_MALFORMED,
                    POSTER_REVOKED -> DeskProvocations.of(code);
            case RECEIPT_UNKNOWN -> get(OPERATOR, "/v1/receipts/1-000000000");
            case DAY_WITHOUT_ARRIVALS -> get(OPERATOR, "/v1/establishments/38-16531-0001/receipts/2020-01-01");
            case RECEIPT_OF_ERASED_STAY -> CourseProvocations.receiptOfErased();
            case MOVE_IN_FUTURE,
                    MOVE_BEFORE_ARRIVAL,
                    MOVE_AFTER_DEPARTURE,
                    MOVE_CHANGES_NOTHING,
                    MOVE_OUT_OF_ORDER,
                    MOVE_REPLACES_ANOTHER,
                    MOVE_OUTSIDE_STAY,
                    MOVE_SUPERSEDED,
                    MOVE_BY_CORRECTION -> MoveProvocations.of(code);
            case FIELD_IGNORED,
                    ALREADY_IN_HOUSE,
                    DEPARTURE_BEFORE_ARRIVAL,
                    DEPARTURE_IN_FUTURE,
                    STAY_UNKNOWN,
                    STAY_CONFLICT,
                    STAY_CANCELLED,
                    STAY_DEPARTED,
                    STAY_CHANGED_TOO_OFTEN,
                    REPLAY_OF_CANCELLED_STAY,
                    REPLAY_OF_DEPARTED_STAY,
                    STAY_FORGOTTEN,
                    NO_SHOW_AFTER_DEPARTURE,
                    CORRECTION_EMPTY,
                    CORRECTION_CHANGES_NOTHING,
                    CORRECTION_NEEDS_DOCUMENT_TYPE,
                    CORRECTION_SUPERSEDED,
                    CHECK_OUT_BY_CORRECTION -> CourseProvocations.of(code);
            default -> throw new AssertionError(code + " has no request that provokes it: write one here");
        };
    }

    private static Provocation merger(String into) {
        String body = "{\"into\": \"" + into + "\"";
        return call(
                "POST …/" + Stage.MERGED + "/merger " + body + "}",
                stage -> Answer.of(stage.call(
                        ADMIN,
                        "POST",
                        "/v1/establishments/" + Stage.MERGED + "/merger",
                        body + ", \"from\": \"2026-01-01\", \"reason\": \"Thử\"}")));
    }

    /** What a scanner read. */
    private static Provocation captured(String example) {
        String path = "/v1/capture/" + (example.contains("\"lines\"") ? "mrz" : "card-qr");
        return call(
                "POST %s %s".formatted(path, example), stage -> Answer.of(stage.call(OPERATOR, "POST", path, example)));
    }

    private static String manyUnknown() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            fields.append(i == 0 ? "" : ", ").append("\"unknown").append(i).append("\": 1");
        }
        return "{" + fields + "}";
    }
}
