package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Shell;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Vietnam;

/** A question as its page shows it: what was typed, and what is wrong with it. */
public final class Ask {

    /** Purposes that guests know as theirs; all others are {@code OTHER}, which the desk may refine. */
    private static final List<String> PURPOSES =
            List.of("TOURISM", "BUSINESS_TRIP", "FAMILY_VISIT", "WORK", "MEDICAL_TREATMENT", "STUDY", "OTHER");

    private final Question question;
    private final Answers answers;
    private final Map<String, String> errors;
    private final Language language;
    private final LocalDate today;

    Ask(Question question, Answers answers, Map<String, String> errors, Language language, Instant now) {
        this.question = question;
        this.answers = answers;
        this.errors = errors;
        this.language = language;
        this.today = Vietnam.dateOf(now);
    }

    /** Which of the guest's four questions this is. */
    public int number() {
        return question.number();
    }

    /** How many there are. */
    public int of() {
        return Question.COUNTED;
    }

    /** The last part of this page's address. */
    public String slug() {
        return question.slug();
    }

    /** What was typed into a field; a date as the guest's language writes it. */
    public String value(String field) {
        String typed = answers.get(field);
        if (field.equals("ngay-sinh")) {
            BirthDate born = TypedDate.birth(typed);
            return born == null ? typed : TypedDate.text(born, language);
        }
        if (field.equals("den-ngay")) {
            LocalDate date = TypedDate.parse(typed);
            return date == null ? typed : TypedDate.text(date, language);
        }
        return typed;
    }

    /** The text of what is wrong with a field; null if nothing is. */
    public @Nullable String error(Shell shell, String field) {
        String key = errors.get(field);
        return key == null ? null : shell.text(key);
    }

    /** All that is wrong, in words by field. */
    public Map<String, String> errors(Shell shell) {
        Map<String, String> words = new LinkedHashMap<>();
        errors.forEach((field, key) -> words.put(field, shell.text(key)));
        return words;
    }

    /** Whether something is wrong. */
    public boolean wrong() {
        return !errors.isEmpty();
    }

    /** A day from today as the guest's language writes it. */
    public String day(int fromToday) {
        return TypedDate.text(today.plusDays(fromToday), language);
    }

    /** Countries by code. */
    public Map<String, String> countries() {
        return Countries.in(language);
    }

    /** The country to choose first: what was typed, or the one where most speak the language; empty where none is. */
    public String country() {
        if (answers.has("quoc-tich")) {
            return answers.get("quoc-tich");
        }
        return switch (language) {
            case VI -> Vietnam.CODE;
            case KO -> "KOR";
            case ZH -> "CHN";
            case EN -> "";
        };
    }

    /** The purposes that are offered. */
    public List<String> purposes() {
        return PURPOSES;
    }

    /** How many children were entered before this one. */
    public int children() {
        return Interview.next(answers) - 1;
    }
}
