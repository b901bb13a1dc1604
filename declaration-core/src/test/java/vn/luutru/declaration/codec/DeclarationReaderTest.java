package vn.luutru.declaration.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.declaration.Samples.ESTABLISHMENT;
import static vn.luutru.declaration.codec.ReadDeclaration.HEAD;
import static vn.luutru.declaration.codec.ReadDeclaration.body;
import static vn.luutru.declaration.codec.ReadDeclaration.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand.Cancel;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayCommand.CheckOut;
import vn.luutru.declaration.StayCommand.Correct;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.CancellationReason;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

class DeclarationReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"declarations\": []} | /declarations",
                "{\"declarations\": [{\"type\": \"CHECK_OUT\", \"reference\": \"R-1\"}]} | /declarations",
                "{\"version\": 1, \"data\": {\"items\": []}} | /data",
                "{\"establishmentId\": \"38-16531-0001\", \"guests\": [{}]} | /guests",
                "[] | ''",
                "[ | ''",
                "[{\"type\": \"CHECK_OUT\"}] | ''",
            })
    void declarations_within_something_else_are_told_how_to_be_sent_and_not_what_they_lack(String sent, String where) {
        assertThat(line(sent).findings()).containsExactly(Finding.of(FindingCode.DECLARATIONS_WRAPPED, where));
        assertThat(line(sent).command()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | TYPE_MISSING",
                "{\"guest\": {\"sex\": \"?\"}, \"extras\": []} | TYPE_MISSING",
                "{\"reference\": \"R-1\", \"extras\": {}} | TYPE_MISSING",
                "{\"type\": \"CHECK_OUT\", \"extras\": []} | FIELD_REQUIRED",
                "{\"extra\": \"text\"} | TYPE_MISSING",
                "7 | JSON_MALFORMED",
                "\"[]\" | JSON_MALFORMED",
            })
    void what_has_anything_of_a_declaration_is_judged_as_one(String sent, FindingCode code) {
        assertThat(line(sent).findings())
                .extracting(Finding::code)
                .contains(code)
                .doesNotContain(FindingCode.DECLARATIONS_WRAPPED);
    }

    @Test
    void a_list_in_the_body_of_a_single_call_is_not_one_object() {
        assertThat(body(DeclarationType.CHECK_IN, "[]").findings())
                .containsExactly(Finding.of(FindingCode.JSON_MALFORMED, ""));
    }

    @Test
    void a_whole_check_in_is_read_fact_by_fact() {
        ParsedDeclaration reading = body(DeclarationType.CHECK_IN, """
            {"guest": {"fullName": "  Nguyễn  Văn Thử ", "dateOfBirth": "1990-03-15", "sex": "MALE",
                       "nationality": "VNM", "document": {"type": "CCCD", "number": "038090000001"},
                       "residence": {"province": "38", "ward": "16531", "address": "Khu phố Mẫu"},
                       "phone": null, "occupation": null},
             "arrivedAt": "2026-07-01T14:05:00+07:00", "expectedDepartureOn": "2026-07-03",
             "room": "301", "bed": null, "party": "B-1007", "purpose": "TOURISM",
             "capture": {"method": "CARD_QR", "capturedAt": "2026-07-01T14:04:10+07:00"},
             "worker": {"employer": "Công ty Mẫu", "employerTaxCode": "2800000000"},
             "patient": {"role": "INPATIENT", "department": "Nội"}}\
            """);

        assertThat(reading.findings()).isEmpty();
        StayDetails details = ((CheckIn) reading.command()).details();
        assertThat(details.fullName()).isEqualTo("Nguyễn Văn Thử");
        assertThat(details.dateOfBirth()).isEqualTo(BirthDate.of(LocalDate.of(1990, 3, 15)));
        assertThat(details.sex()).isEqualTo(Sex.MALE);
        assertThat(details.documentType()).isEqualTo(DocumentType.CCCD);
        assertThat(details.arrivedAt()).isEqualTo(Instant.parse("2026-07-01T07:05:00Z"));
        assertThat(details.purpose()).isEqualTo(Purpose.TOURISM);
        assertThat(details.captureMethod()).isEqualTo(CaptureMethod.CARD_QR);
        assertThat(details.fields())
                .hasSize(Field.all().size() - 5)
                .doesNotContain(Field.PHONE, Field.OCCUPATION, Field.BED, Field.DEPARTED_AT, Field.MOVED_AT);
    }

    @Test
    void a_name_typed_in_decomposed_marks_is_the_same_name() {
        String composed = "Nguyễn Thị Thử";
        String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);

        assertThat(body(DeclarationType.CHECK_IN, "{\"guest\": {\"fullName\": \"" + decomposed + "\"}}")
                        .command())
                .isEqualTo(body(DeclarationType.CHECK_IN, "{\"guest\": {\"fullName\": \"" + composed + "\"}}")
                        .command());
    }

    @Test
    void only_the_year_of_birth_may_be_known() {
        ParsedDeclaration reading = body(DeclarationType.CHECK_IN, "{\"guest\": {\"dateOfBirth\": \"1957\"}}");

        assertThat(((CheckIn) reading.command()).details().dateOfBirth()).isEqualTo(BirthDate.ofYear(1957));
    }

    @Test
    void a_line_says_its_type_wherever_it_stands() {
        assertThat(line("{\"departedAt\": \"2026-07-03T05:00:00Z\", " + HEAD + ", \"type\": \"CHECK_OUT\"}")
                        .command())
                .isEqualTo(new CheckOut(ESTABLISHMENT, "R-1", Instant.parse("2026-07-03T05:00:00Z")));
        assertThat(line("{\"type\": \"CANCELLATION\", " + HEAD + ", \"reason\": \"NO_SHOW\"}")
                        .command())
                .isEqualTo(new Cancel(ESTABLISHMENT, "R-1", CancellationReason.NO_SHOW));
    }

    @Test
    void a_correction_names_what_changes_and_what_is_taken_back() {
        ParsedDeclaration reading =
                line("{\"type\": \"CORRECTION\", " + HEAD + ", \"reason\": \"Đổi phòng\", \"changes\": "
                        + "{\"room\": \"302\", \"bed\": null, \"guest\": {\"phone\": null}, \"worker\": null}}");

        Correct correct = (Correct) reading.command();
        assertThat(correct.changes().set().fields()).containsExactly(Field.ROOM);
        assertThat(correct.changes().removed())
                .containsExactly(Field.PHONE, Field.BED, Field.WORKER_EMPLOYER, Field.WORKER_EMPLOYER_TAX_CODE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"arrivedAt\": \"2026-07-01T14:05:00\"} | INSTANT_MALFORMED | /arrivedAt",
                "{\"arrivedAt\": \"2026-02-30T14:05:00Z\"} | INSTANT_MALFORMED | /arrivedAt",
                "{\"arrivedAt\": 1751353500} | FIELD_TYPE_WRONG | /arrivedAt",
                "{\"expectedDepartureOn\": \"03/07/2026\"} | DATE_MALFORMED | /expectedDepartureOn",
                "{\"guest\": {\"dateOfBirth\": \"1990-13-01\"}} | DATE_MALFORMED | /guest/dateOfBirth",
                "{\"guest\": {\"sex\": \"M\"}} | CODE_UNKNOWN | /guest/sex",
                "{\"guest\": \"Nguyễn\"} | FIELD_TYPE_WRONG | /guest",
                "{\"guest\": {\"document\": {\"number\": 38090000001}}} | FIELD_TYPE_WRONG | /guest/document/number",
                "{\"room\": \"1\", \"room\": \"2\"} | FIELD_DUPLICATE | /room",
                "{\"guest\": {\"fullName\": 7}} | FIELD_TYPE_WRONG | /guest/fullName",
                "{\"room\": [\"1\"]} | FIELD_TYPE_WRONG | /room",
                "{\"room\": \"\\ud800\"} | UTF8_INVALID | /room",
                "{\"departedAt\": \"2026-07-03T05:00:00Z\"} | FIELD_NOT_ALLOWED | /departedAt",
                "{\"room\": \"1\" | JSON_MALFORMED | ~~",
                "{\"room\": \"1\"} {} | JSON_MALFORMED | ~~",
                "[] | JSON_MALFORMED | ~~",
                "~~ | JSON_MALFORMED | ~~",
            })
    void a_fault_of_form_is_named_by_code_and_place(String json, FindingCode code, String field) {
        ParsedDeclaration reading = body(DeclarationType.CHECK_IN, json);

        assertThat(reading.command()).isNull();
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.field()).isEqualTo(field);
        });
    }

    @Test
    void a_value_that_is_no_code_is_answered_with_the_codes() {
        ParsedDeclaration reading = body(DeclarationType.CHECK_IN, "{\"guest\": {\"sex\": \"Nam\"}}");
        ParsedDeclaration cancelled = body(DeclarationType.CANCELLATION, "{\"reason\": \"nhầm\"}");

        assertThat(reading.findings())
                .containsExactly(Finding.of(FindingCode.CODE_UNKNOWN, "/guest/sex", "MALE, FEMALE, UNKNOWN"));
        assertThat(cancelled.findings())
                .containsExactly(
                        Finding.of(FindingCode.CODE_UNKNOWN, "/reason", "ENTERED_BY_MISTAKE, NO_SHOW, DUPLICATE"));
    }

    @Test
    void all_faults_are_named_in_one_go() {
        ParsedDeclaration reading =
                line("{\"type\": \"CHECK_IN\", \"establishmentId\": \"a b\", \"arrivedAt\": \"gestern\", "
                        + "\"purpose\": \"FUN\"}");

        assertThat(reading.findings())
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("/arrivedAt", "/purpose", "/establishmentId", "/reference");
    }

    @Test
    void a_line_without_or_with_a_wrong_type_still_names_its_stay() {
        ParsedDeclaration missing = line("{" + HEAD + "}");
        ParsedDeclaration wrong = line("{\"type\": \"CHECKIN\", " + HEAD + "}");

        assertThat(missing.findings()).containsExactly(Finding.of(FindingCode.TYPE_MISSING, "/type"));
        assertThat(wrong.findings()).containsExactly(Finding.of(FindingCode.TYPE_UNKNOWN, "/type"));
        assertThat(wrong.establishmentId()).isEqualTo("38-16531-0001");
        assertThat(wrong.reference()).isEqualTo("R-1");
    }

    @Test
    void what_is_not_known_is_passed_over_with_a_warning() {
        ParsedDeclaration reading = body(DeclarationType.CHECK_OUT, """
            {"departedAt": "2026-07-03T05:00:00Z", "minibar": {"beer": 2}, "room": "301"}\
            """);

        assertThat(reading.command()).isNotNull();
        assertThat(reading.findings())
                .containsExactly(
                        Finding.of(FindingCode.FIELD_UNKNOWN, "/minibar"),
                        Finding.of(FindingCode.FIELD_IGNORED, "/room"));
    }

    @Test
    void a_body_may_repeat_the_address_of_its_call_and_must_not_contradict_it() {
        String departed = ", \"departedAt\": \"2026-07-03T05:00:00Z\"}";
        ParsedDeclaration same = body(DeclarationType.CHECK_OUT, "{\"type\": \"CHECK_OUT\", " + HEAD + departed);
        ParsedDeclaration other = body(
                DeclarationType.CHECK_OUT,
                "{\"type\": \"CANCELLATION\", \"establishmentId\": \"38-16531-0002\", \"reference\": \"R-2\""
                        + departed);

        assertThat(same.findings()).isEmpty();
        assertThat(other.command()).isNull();
        assertThat(other.findings())
                .containsExactly(
                        Finding.of(FindingCode.ADDRESS_CONTRADICTED, "/type"),
                        Finding.of(FindingCode.ADDRESS_CONTRADICTED, "/establishmentId"),
                        Finding.of(FindingCode.ADDRESS_CONTRADICTED, "/reference"));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        Stream.of(
                        new byte[] {(byte) 0xFF},
                        new byte[] {(byte) 0xC0, (byte) 0xAF},
                        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                        new byte[] {(byte) 0xE1, (byte) 0xBB})
                .forEach(bad -> {
                    byte[] start = "{\"room\": \"".getBytes(StandardCharsets.UTF_8);
                    byte[] json = new byte[start.length + bad.length + 2];
                    System.arraycopy(start, 0, json, 0, start.length);
                    System.arraycopy(bad, 0, json, start.length, bad.length);
                    json[json.length - 2] = '"';
                    json[json.length - 1] = '}';
                    assertThat(DeclarationReader.line(json, 0, json.length).findings())
                            .containsExactly(Finding.of(FindingCode.UTF8_INVALID, ""));
                });
    }

    @Property(tries = 500)
    void no_bytes_whatever_make_the_reader_throw(@ForAll byte[] bytes) {
        ParsedDeclaration reading = DeclarationReader.line(bytes, 0, bytes.length);

        assertThat(reading.command()).isNull();
        assertThat(reading.findings()).anyMatch(Finding::refuses);
    }
}
