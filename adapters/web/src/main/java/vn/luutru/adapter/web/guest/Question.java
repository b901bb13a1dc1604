package vn.luutru.adapter.web.guest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions in the order in which they are asked; some are parts of one for the guest, who counts four. */
enum Question {
    PAPER("giay-to", 1),
    PASSPORT("ho-chieu", 1),
    IDENTITY_CARD("the", 1),
    NAME("ten", 1),
    NUMBER("so-giay-to", 1),
    CHILDREN("di-cung", 2),
    CHILD("tre-em", 2),
    UNTIL("den-ngay", 3),
    PURPOSE("ly-do", 4);

    /** How many questions a guest counts. */
    static final int COUNTED = 4;

    private static final List<Question> ASKED_OF_ALL = List.of(NAME, NUMBER, CHILDREN, UNTIL, PURPOSE);

    private final String slug;
    private final int number;

    Question(String slug, int number) {
        this.slug = slug;
        this.number = number;
    }

    /** Its part of the address. */
    String slug() {
        return slug;
    }

    /** Which of the guest's four it belongs to. */
    int number() {
        return number;
    }

    String template() {
        return "guest/"
                + switch (this) {
                    case PAPER -> "paper";
                    case PASSPORT -> "passport";
                    case IDENTITY_CARD -> "identity-card";
                    case NAME -> "name";
                    case NUMBER -> "number";
                    case CHILDREN -> "children";
                    case CHILD -> "child";
                    case UNTIL -> "until";
                    case PURPOSE -> "purpose";
                }
                + ".jte";
    }

    /** Null for an address of none. */
    static @Nullable Question at(String slug) {
        for (Question question : values()) {
            if (question.slug.equals(slug)) {
                return question;
            }
        }
        return null;
    }

    /** The first that is open; null when all are answered. Who has said nothing yet chooses their paper first. */
    static @Nullable Question open(Answers answers) {
        if (!answers.has(FieldNames.NAME) && !answers.has(FieldNames.NUMBER)) {
            return PAPER;
        }
        for (Question question : ASKED_OF_ALL) {
            if (!question.isAnswered(answers)) {
                return question;
            }
        }
        return null;
    }

    private boolean isAnswered(Answers answers) {
        return switch (this) {
            case NAME -> answers.has(FieldNames.NAME) && answers.has(FieldNames.BORN) && answers.has(FieldNames.SEX);
            case NUMBER ->
                answers.has(FieldNames.TYPE) && answers.has(FieldNames.NUMBER) && answers.has(FieldNames.NATIONALITY);
            case CHILDREN -> answers.has(FieldNames.CHILDREN);
            case UNTIL -> answers.has(FieldNames.UNTIL);
            case PURPOSE -> answers.has(FieldNames.PURPOSE);
            case PAPER, PASSPORT, IDENTITY_CARD, CHILD -> true;
        };
    }
}
