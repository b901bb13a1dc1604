package vn.luutru.adapter.web.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.luutru.adapter.web.Forms;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.rule.DeadlinePolicy;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.declaration.validation.DeclarationValidation;

class InterviewTest {

    private static final Instant NOW = Instant.parse("2026-11-29T15:15:00Z");
    private static final EstablishmentRecord ESTABLISHMENT = new EstablishmentRecord(
            List.of(new Establishment(
                    new EstablishmentId("E-1"),
                    "Nhà nghỉ Sóng Mẫu",
                    EstablishmentType.GUEST_HOUSE,
                    null,
                    Regime.LICENSED_LODGING,
                    "16531",
                    null,
                    20,
                    40,
                    false,
                    LocalDate.of(2020, 1, 1))),
            List.of());

    private final Interview interview = new Interview(new DeclarationValidation(new RuleBook(DeadlinePolicy.STANDARD)));

    private Interview.Result take(Question question, Answers before, String... fields) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            sent.add(fields[i], fields[i + 1]);
        }
        return interview.take(question, Forms.of(sent), before, ESTABLISHMENT, NOW);
    }

    private Answers named() {
        return take(
                        Question.NAME,
                        Answers.NONE,
                        "ten",
                        "Nguyễn Văn Thử",
                        "ngay-sinh",
                        "15/03/1990",
                        "gioi-tinh",
                        "MALE")
                .answers();
    }

    @Test
    void a_guest_who_answers_everything_is_asked_nothing_more() {
        Answers answers = named();
        assertThat(Question.open(answers)).isEqualTo(Question.NUMBER);
        answers = take(Question.NUMBER, answers, "loai", "CAN_CUOC", "so", "038 090 000 001", "quoc-tich", "VNM")
                .answers();
        assertThat(Question.open(answers)).isEqualTo(Question.CHILDREN);
        answers = take(Question.CHILDREN, answers, "di-cung", "khong").answers();
        answers = take(Question.UNTIL, answers, "den-ngay", "01/12/2026").answers();
        answers = take(Question.PURPOSE, answers, "ly-do", "TOURISM").answers();
        assertThat(Question.open(answers)).isNull();
        StayDetails guest = GuestFacts.guest(answers, NOW);
        assertThat(guest.documentNumber()).isEqualTo("038090000001");
        assertThat(guest.dateOfBirth()).isEqualTo(BirthDate.of(LocalDate.of(1990, 3, 15)));
        assertThat(guest.expectedDepartureOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(guest.has(Field.ARRIVED_AT)).as("the desk says when").isFalse();
        assertThat(guest.has(Field.ROOM)).isFalse();
    }

    @Test
    void an_empty_page_says_of_each_field_what_to_do() {
        assertThat(take(Question.NAME, Answers.NONE).errors())
                .containsOnlyKeys("ten", "ngay-sinh", "gioi-tinh")
                .containsEntry("ten", "guest.error.fullName.missing");
        assertThat(take(Question.UNTIL, named()).errors())
                .containsEntry("den-ngay", "guest.error.expectedDepartureOn.missing");
        assertThat(take(Question.CHILDREN, named()).errors()).containsOnlyKeys("di-cung");
    }

    @Test
    void what_the_declaration_would_be_refused_for_is_refused_here() {
        assertThat(take(Question.NUMBER, named(), "loai", "CAN_CUOC", "so", "03809000000", "quoc-tich", "VNM")
                        .errors())
                .containsOnlyKeys("so")
                .containsEntry("so", "guest.error.documentNumber.wrong");
        assertThat(take(Question.NAME, Answers.NONE, "ten", "Thử", "ngay-sinh", "30/02/1990", "gioi-tinh", "MALE")
                        .errors())
                .containsEntry("ngay-sinh", "guest.error.dateOfBirth.wrong");
        assertThat(take(Question.UNTIL, named(), "den-ngay", "28/11/2026").errors())
                .containsEntry("den-ngay", "guest.error.expectedDepartureOn.wrong");
        assertThat(take(Question.PURPOSE, named(), "ly-do", "SPYING").errors()).containsOnlyKeys("ly-do");
    }

    @Test
    void the_two_lines_of_a_passport_answer_for_themselves() {
        Interview.Result read = take(
                Question.PASSPORT,
                Answers.NONE,
                "dong-1",
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                "dong-2",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
        assertThat(read.errors()).isEmpty();
        assertThat(Question.open(read.answers())).as("no state is called UTO").isEqualTo(Question.NUMBER);
        read = take(
                Question.PASSPORT,
                Answers.NONE,
                "dong-1",
                "P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<",
                "dong-2",
                line2("M00000001", "KOR", "850101", "M", "301231"));
        assertThat(read.errors()).isEmpty();
        StayDetails guest = GuestFacts.guest(read.answers(), NOW);
        assertThat(guest.fullName()).isEqualTo("HONG GILDONG");
        assertThat(guest.documentType()).isEqualTo(DocumentType.PASSPORT);
        assertThat(guest.nationality()).isEqualTo("KOR");
        assertThat(Question.open(read.answers())).isEqualTo(Question.CHILDREN);
    }

    @Test
    void a_mistyped_line_of_a_passport_is_not_taken() {
        assertThat(take(
                                Question.PASSPORT,
                                Answers.NONE,
                                "dong-1",
                                "P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<",
                                "dong-2",
                                line2("M00000001", "KOR", "850101", "M", "301231")
                                        .replace("850101", "850107"))
                        .errors())
                .containsEntry("dong-1", "guest.error.lines");
    }

    @Test
    void children_come_along_without_papers_and_as_one_party() {
        Answers answers = take(Question.NUMBER, named(), "loai", "CAN_CUOC", "so", "038090000001", "quoc-tich", "VNM")
                .answers();
        Interview.Result wrong = take(Question.CHILD, answers, "ten", "", "ngay-sinh", "2019", "gioi-tinh", "FEMALE");
        assertThat(wrong.errors()).containsOnlyKeys("ten");
        assertThat(wrong.answers().has(FieldNames.CHILDREN)).isFalse();
        answers = take(Question.CHILD, answers, "ten", "Nguyễn Thị Bé", "ngay-sinh", "2019", "gioi-tinh", "FEMALE")
                .answers();
        answers = take(
                        Question.CHILD,
                        answers,
                        "ten",
                        "Nguyễn Văn Tí",
                        "ngay-sinh",
                        "20/08/2021",
                        "gioi-tinh",
                        "MALE",
                        "so",
                        "038221000009")
                .answers();
        List<StayDetails> children = GuestFacts.children(answers, NOW);
        assertThat(children).extracting(StayDetails::fullName).containsExactly("Nguyễn Thị Bé", "Nguyễn Văn Tí");
        assertThat(children)
                .extracting(StayDetails::documentType)
                .containsExactly(DocumentType.NONE, DocumentType.PERSONAL_NUMBER_NOTICE);
        Answers none = take(Question.CHILDREN, answers, "di-cung", "khong").answers();
        assertThat(GuestFacts.children(none, NOW)).isEmpty();
    }

    @Test
    void a_seventh_child_is_sent_to_the_desk() {
        Answers answers = named();
        for (int child = 1; child <= FieldNames.MAX_CHILDREN; child++) {
            answers = take(Question.CHILD, answers, "ten", "Bé Mẫu", "ngay-sinh", "2020", "gioi-tinh", "MALE")
                    .answers();
        }
        assertThat(take(Question.CHILD, answers, "ten", "Bé Mẫu", "ngay-sinh", "2020", "gioi-tinh", "MALE")
                        .errors())
                .containsValue("guest.error.children.many");
    }

    /** The second line of an invented passport, with its check digits by the standard's own rule (7, 3, 1). */
    private static String line2(String number, String state, String born, String sex, String expires) {
        String optional = "<".repeat(14);
        String first = number + digit(number);
        String birth = born + digit(born);
        String expiry = expires + digit(expires);
        String last = optional + "<";
        return first + state + birth + sex + expiry + last + digit(first + birth + expiry + last);
    }

    private static char digit(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '<' ? 0 : Character.isDigit(c) ? c - '0' : c - 'A' + 10;
            sum += value * new int[] {7, 3, 1}[i % 3];
        }
        return (char) ('0' + sum % 10);
    }
}
