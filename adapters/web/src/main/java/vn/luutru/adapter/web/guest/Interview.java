package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.capture.Capture;
import vn.luutru.declaration.capture.CaptureOutcome;
import vn.luutru.declaration.capture.CardQrReader;
import vn.luutru.declaration.capture.MrzReader;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.validation.Validation;

/** Takes one answer after the other, each only if nothing is wrong with it. */
final class Interview {

    private static final String YES = "co";
    private static final String NO = "khong";

    /** Longer than any answer that could be right; what is cut here is refused as too long. */
    private static final int MAX_LENGTH = 300;

    private final Check check;

    Interview(Validation validation) {
        check = new Check(validation);
    }

    /**
     * What became of an answer.
     *
     * @param answers with the new one, if nothing is wrong
     * @param errors  keys of texts by the names of fields
     */
    record Result(Answers answers, Map<String, String> errors) {

        Result {
            errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        }
    }

    Result take(Question question, PageForm form, Answers before, EstablishmentRecord establishment, Instant now) {
        return switch (question) {
            case PAPER -> new Result(before.with(FieldNames.TYPE, form.get(FieldNames.TYPE)), Map.of());
            case PASSPORT ->
                scanned(
                        before,
                        MrzReader.read(
                                List.of(cut(form.get(FieldNames.LINE_1)), cut(form.get(FieldNames.LINE_2))),
                                Vietnam.dateOf(now)),
                        FieldNames.LINE_1,
                        "guest.error.lines");
            case IDENTITY_CARD ->
                scanned(
                        before,
                        CardQrReader.read(form.get(FieldNames.SCANNED), Vietnam.dateOf(now)),
                        FieldNames.SCANNED,
                        "guest.error.identity-card");
            case NAME -> facts(before, form, establishment, now, Field.FULL_NAME, Field.DATE_OF_BIRTH, Field.SEX);
            case NUMBER ->
                facts(before, form, establishment, now, Field.DOCUMENT_TYPE, Field.DOCUMENT_NUMBER, Field.NATIONALITY);
            case CHILDREN -> children(before, form);
            case CHILD -> child(before, form, establishment, now);
            case UNTIL -> facts(before, form, establishment, now, Field.EXPECTED_DEPARTURE_ON);
            case PURPOSE -> facts(before, form, establishment, now, Field.PURPOSE);
        };
    }

    private static Result scanned(Answers before, Capture capture, String field, String error) {
        if (capture.outcome() == CaptureOutcome.UNREAD) {
            return new Result(before, Map.of(field, error));
        }
        // What could not be read is asked next.
        return new Result(GuestFacts.scanned(before, capture.guest()), Map.of());
    }

    private Result facts(
            Answers before, PageForm form, EstablishmentRecord establishment, Instant now, Field... asked) {
        Answers after = before;
        Map<Field, String> names = new EnumMap<>(Field.class);
        for (Field field : asked) {
            String name = Objects.requireNonNull(FieldNames.OF_FACTS.get(field));
            names.put(field, name);
            after = after.with(name, cut(form.get(name)));
        }
        StayDetails facts = GuestFacts.guest(after, now);
        return result(after, facts, names, establishment, now);
    }

    private Result result(
            Answers after,
            StayDetails facts,
            Map<Field, String> names,
            EstablishmentRecord establishment,
            Instant now) {
        Map<String, String> errors = new LinkedHashMap<>(check.errors(facts, names, establishment, now));
        names.forEach((field, name) -> {
            // What was typed and is no value never reached the rules.
            if (after.has(name) && !facts.has(field)) {
                errors.put(name, "guest.error." + field.storedName() + ".wrong");
            } else if (!after.has(name) && !facts.has(field)) {
                errors.putIfAbsent(name, "guest.error." + field.storedName() + ".missing");
            }
        });
        Map<String, String> ordered = new LinkedHashMap<>();
        names.values().stream()
                .filter(errors::containsKey)
                .forEach(name -> ordered.put(name, Objects.requireNonNull(errors.get(name))));
        return new Result(after, ordered);
    }

    /** Whether children come along; a button asks for one more. */
    private static Result children(Answers before, PageForm form) {
        String answer = form.get(FieldNames.CHILDREN);
        if (answer.equals(NO)) {
            Answers none = before;
            for (int child = 1; child <= FieldNames.MAX_CHILDREN; child++) {
                none = none.without(FieldNames.child(child, ""));
            }
            return new Result(none.with(FieldNames.CHILDREN, NO), Map.of());
        }
        return answer.equals(YES)
                ? new Result(before, Map.of())
                : new Result(before, Map.of(FieldNames.CHILDREN, "guest.error.children"));
    }

    /** One more child, who needs no paper of their own. */
    private Result child(Answers before, PageForm form, EstablishmentRecord establishment, Instant now) {
        int child = next(before);
        if (child > FieldNames.MAX_CHILDREN) {
            return new Result(before, Map.of(FieldNames.NAME, "guest.error.children.many"));
        }
        Answers after = before.with(FieldNames.CHILDREN, YES);
        Map<Field, String> names = new EnumMap<>(Field.class);
        names.put(Field.FULL_NAME, FieldNames.NAME);
        names.put(Field.DATE_OF_BIRTH, FieldNames.BORN);
        names.put(Field.SEX, FieldNames.SEX);
        Answers typed = Answers.NONE;
        for (String name : List.of(FieldNames.NAME, FieldNames.BORN, FieldNames.SEX, FieldNames.NUMBER)) {
            typed = typed.with(name, cut(form.get(name)));
            after = after.with(FieldNames.child(child, name), cut(form.get(name)));
        }
        StayDetails facts = GuestFacts.child(after, child, now);
        if (facts.documentType() != DocumentType.NONE) {
            names.put(Field.DOCUMENT_NUMBER, FieldNames.NUMBER);
        }
        Map<String, String> errors =
                result(typed, facts, names, establishment, now).errors();
        return new Result(errors.isEmpty() ? after : before, errors);
    }

    /** The number of the next child, from 1. */
    static int next(Answers answers) {
        int child = 1;
        while (answers.has(FieldNames.child(child, FieldNames.NAME))) {
            child++;
        }
        return child;
    }

    private static String cut(String typed) {
        return typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
    }
}
