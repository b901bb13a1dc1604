package vn.luutru.adapter.mail;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.luutru.reminder.Reminder;
import vn.luutru.text.TextBundle;

/** The words of a reminder: what it is about in the subject, both languages in the body. */
record Letter(String subject, String body) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String RULE = "\n\n----------\n\n";

    /** @param page where the reception page is */
    static Letter of(String establishmentName, Reminder reminder, String page) {
        String subject = head(LetterTexts.VIETNAMESE, reminder) + " · " + establishmentName;
        String body = body(LetterTexts.VIETNAMESE, establishmentName, reminder, page)
                + RULE
                + body(LetterTexts.ENGLISH, establishmentName, reminder, page)
                + "\n";
        return new Letter(subject, body);
    }

    private static String head(TextBundle texts, Reminder reminder) {
        return switch (reminder.kind()) {
            case NEAR -> texts.text("near", TIME.format(reminder.deadline()), day(reminder));
            case LATE -> texts.text("late", TIME.format(reminder.deadline()), day(reminder));
            case MISSING -> texts.text("missing", days(reminder.silentDays()));
        };
    }

    private static String body(TextBundle texts, String name, Reminder reminder, String page) {
        StringBuilder body = new StringBuilder();
        body.append(name).append(" (").append(reminder.establishment().value()).append(")\n\n");
        body.append(head(texts, reminder)).append(".\n\n");
        switch (reminder.kind()) {
            case NEAR, LATE -> {
                if (!reminder.silentDays().isEmpty()) {
                    line(body, silent(texts, reminder));
                }
                if (reminder.guestCards() > 0) {
                    line(body, texts.count("open.guest-cards", reminder.guestCards()));
                }
                if (reminder.unidentified() > 0) {
                    line(body, texts.count("open.unidentified", reminder.unidentified()));
                }
            }
            case MISSING -> line(body, texts.text("open.missing"));
        }
        body.append('\n').append(texts.text("do." + reminder.kind().code().toLowerCase(Locale.ROOT)));
        body.append('\n').append(page).append("\n\n");
        return body.append(texts.text("end")).toString();
    }

    /** A day of which something is to be reported by the deadline is another one if an outage moved the deadline. */
    private static String silent(TextBundle texts, Reminder reminder) {
        List<LocalDate> days = reminder.silentDays();
        return days.equals(List.of(reminder.deadline().toLocalDate()))
                ? texts.text("open.silent")
                : texts.text("open.silentDays", days(days));
    }

    private static void line(StringBuilder body, String words) {
        body.append("- ").append(words).append('\n');
    }

    private static String day(Reminder reminder) {
        return DAY.format(reminder.deadline());
    }

    private static String days(List<LocalDate> days) {
        return days.stream().map(DAY::format).collect(Collectors.joining(", "));
    }
}
