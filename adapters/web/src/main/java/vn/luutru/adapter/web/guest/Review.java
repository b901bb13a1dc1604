package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.Vietnam;

/** All answers on one page, each with the way back to its question. */
final class Review {

    private Review() {}

    static List<ReviewRow> rows(Answers answers, Texts texts, Language language, Instant now) {
        List<ReviewRow> rows = new ArrayList<>();
        rows.add(row(texts, language, "name", answers.get(FieldNames.NAME), Question.NAME));
        rows.add(row(
                texts, language, "born", born(TypedDate.birth(answers.get(FieldNames.BORN)), language), Question.NAME));
        rows.add(row(
                texts,
                language,
                "sex",
                texts.text(language, "guest.sex." + answers.get(FieldNames.SEX)),
                Question.NAME));
        rows.add(row(texts, language, "number", answers.get(FieldNames.NUMBER), Question.NUMBER));
        rows.add(row(
                texts,
                language,
                "nationality",
                Countries.name(answers.get(FieldNames.NATIONALITY), language),
                Question.NUMBER));
        rows.add(row(texts, language, "until", until(answers, texts, language, now), Question.UNTIL));
        rows.add(row(texts, language, "purpose", purpose(answers, texts, language), Question.PURPOSE));
        rows.add(row(texts, language, "children", children(answers, texts, language, now), Question.CHILDREN));
        return rows;
    }

    /** What somebody else said of the guest, as far as it came. */
    static List<ReviewRow> answers(Answers answers, Texts texts, Language language) {
        List<ReviewRow> rows = new ArrayList<>();
        rows.add(row(texts, language, "name", answers.get(FieldNames.NAME), Question.NAME));
        rows.add(row(
                texts, language, "born", born(TypedDate.birth(answers.get(FieldNames.BORN)), language), Question.NAME));
        String sex =
                answers.has(FieldNames.SEX) ? texts.text(language, "guest.sex." + answers.get(FieldNames.SEX)) : "";
        rows.add(row(texts, language, "sex", sex, Question.NAME));
        rows.add(row(texts, language, "number", answers.get(FieldNames.NUMBER), Question.NUMBER));
        String nationality = answers.has(FieldNames.NATIONALITY)
                ? Countries.name(answers.get(FieldNames.NATIONALITY), language)
                : "";
        rows.add(row(texts, language, "nationality", nationality, Question.NUMBER));
        rows.add(row(texts, language, "residence", answers.get(FieldNames.ADDRESS), Question.NUMBER));
        rows.removeIf(row -> row.value().isEmpty());
        return rows;
    }

    private static String purpose(Answers answers, Texts texts, Language language) {
        return texts.text(language, "guest.purpose." + answers.get(FieldNames.PURPOSE));
    }

    private static String born(@Nullable BirthDate date, Language language) {
        return date == null ? "" : TypedDate.text(date, language);
    }

    private static String until(Answers answers, Texts texts, Language language, Instant now) {
        LocalDate until = TypedDate.parse(answers.get(FieldNames.UNTIL));
        if (until == null) {
            return "";
        }
        long nights = ChronoUnit.DAYS.between(Vietnam.dateOf(now), until);
        String key = nights == 1 ? "guest.review.nights.one" : "guest.review.nights";
        return texts.text(language, key, TypedDate.text(until, language), nights);
    }

    private static String children(Answers answers, Texts texts, Language language, Instant now) {
        List<StayDetails> children = GuestFacts.children(answers, now);
        if (children.isEmpty()) {
            return texts.text(language, "guest.review.no-children");
        }
        List<String> names = new ArrayList<>();
        for (StayDetails child : children) {
            names.add(child.fullName() + ", " + born(child.dateOfBirth(), language));
        }
        return String.join("; ", names);
    }

    private static ReviewRow row(Texts texts, Language language, String name, String value, Question question) {
        return new ReviewRow(texts.text(language, "guest.review." + name), value, question.slug());
    }
}
