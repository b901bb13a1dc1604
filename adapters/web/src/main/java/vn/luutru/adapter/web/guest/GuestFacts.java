package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CaptureMethod;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.code.Purpose;
import vn.luutru.declaration.code.Sex;
import vn.luutru.declaration.validation.InputNormalizer;

/** From what was typed to the facts of stays, and back for what a scan said. */
final class GuestFacts {

    private GuestFacts() {}

    /** The guest. What is no value of its field is left out: to ask again is the question's part. */
    static StayDetails guest(Answers answers, Instant now) {
        StayDetails.Builder facts = StayDetails.builder();
        text(facts, Field.FULL_NAME, answers.get(FieldNames.NAME));
        facts.set(Field.DATE_OF_BIRTH, TypedDate.birth(answers.get(FieldNames.BORN)));
        facts.set(Field.SEX, Code.find(Sex.class, answers.get(FieldNames.SEX)));
        facts.set(Field.DOCUMENT_TYPE, Code.find(DocumentType.class, answers.get(FieldNames.TYPE)));
        text(facts, Field.DOCUMENT_NUMBER, answers.get(FieldNames.NUMBER));
        text(facts, Field.NATIONALITY, answers.get(FieldNames.NATIONALITY));
        text(facts, Field.RESIDENCE_PROVINCE, answers.get(FieldNames.PROVINCE));
        text(facts, Field.RESIDENCE_WARD, answers.get(FieldNames.WARD));
        text(facts, Field.RESIDENCE_ADDRESS, answers.get(FieldNames.ADDRESS));
        stay(facts, answers, now);
        return facts.build();
    }

    /** The children, who stay as long and for the same reason. */
    static List<StayDetails> children(Answers answers, Instant now) {
        List<StayDetails> children = new ArrayList<>();
        for (int child = 1;
                child <= FieldNames.MAX_CHILDREN && answers.has(FieldNames.child(child, FieldNames.NAME));
                child++) {
            children.add(child(answers, child, now));
        }
        return children;
    }

    static StayDetails child(Answers answers, int child, Instant now) {
        StayDetails.Builder facts = StayDetails.builder();
        text(facts, Field.FULL_NAME, answers.get(FieldNames.child(child, FieldNames.NAME)));
        facts.set(Field.DATE_OF_BIRTH, TypedDate.birth(answers.get(FieldNames.child(child, FieldNames.BORN))));
        facts.set(Field.SEX, Code.find(Sex.class, answers.get(FieldNames.child(child, FieldNames.SEX))));
        String nationality = answers.get(FieldNames.NATIONALITY);
        text(facts, Field.NATIONALITY, nationality);
        String number = answers.get(FieldNames.child(child, FieldNames.NUMBER));
        text(facts, Field.DOCUMENT_NUMBER, number);
        facts.set(
                Field.DOCUMENT_TYPE,
                number.isEmpty()
                        ? DocumentType.NONE
                        : nationality.equals(Vietnam.CODE)
                                ? DocumentType.PERSONAL_NUMBER_NOTICE
                                : DocumentType.PASSPORT);
        stay(facts, answers, now);
        return facts.build();
    }

    private static void stay(StayDetails.Builder facts, Answers answers, Instant now) {
        facts.set(Field.EXPECTED_DEPARTURE_ON, TypedDate.parse(answers.get(FieldNames.UNTIL)));
        facts.set(Field.PURPOSE, Code.find(Purpose.class, answers.get(FieldNames.PURPOSE)));
        facts.set(Field.CAPTURE_METHOD, CaptureMethod.SELF_CHECK_IN);
        facts.set(Field.CAPTURED_AT, now);
    }

    private static void text(StayDetails.Builder facts, Field field, String typed) {
        String text = InputNormalizer.of(field, typed);
        facts.set(field, text.isEmpty() ? null : text);
    }

    /** The answers that a scan gives. */
    static Answers scanned(Answers answers, StayDetails read) {
        Answers filled = answers;
        for (var fact : FieldNames.OF_FACTS.entrySet()) {
            if (read.has(fact.getKey())) {
                filled = filled.with(fact.getValue(), value(Objects.requireNonNull(read.get(fact.getKey()))));
            }
        }
        return filled.with(FieldNames.PROVINCE, (String) read.get(Field.RESIDENCE_PROVINCE))
                .with(FieldNames.WARD, (String) read.get(Field.RESIDENCE_WARD))
                .with(FieldNames.ADDRESS, (String) read.get(Field.RESIDENCE_ADDRESS));
    }

    private static String value(Object fact) {
        return fact instanceof Code code ? code.code() : fact.toString();
    }
}
