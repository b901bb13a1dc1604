package vn.luutru.adapter.web.police;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.web.PageForm;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentsQuestion;

/**
 * What an officer looks for.
 *
 * @param words   as typed
 * @param when    {@code bay-gio} now, {@code dem-qua} last night, {@code ngay} on a day, {@code moi-luc} at any time
 * @param day     of {@code ngay}; null if it cannot be read
 * @param reading the key of the reading that was chosen; empty for the first that finds anybody
 */
public record SearchFilter(
        String words, String when, @Nullable LocalDate day, String reading) {

    static final String NOW = "bay-gio";
    static final String LAST_NIGHT = "dem-qua";
    static final String DAY = "ngay";
    static final String ANY_TIME = "moi-luc";

    private static final int MAX_LENGTH = 200;

    private static final Pattern READING = Pattern.compile("[a-z][0-9]{0,4}");

    /** What marks are once letters are taken apart, and the one letter that cannot be. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}đĐ]");

    static SearchFilter empty() {
        return new SearchFilter("", NOW, null, "");
    }

    static SearchFilter of(PageForm form) {
        String words = form.get("q");
        String when = form.get("luc");
        return new SearchFilter(
                words.length() > MAX_LENGTH ? words.substring(0, MAX_LENGTH) : words,
                when.equals(LAST_NIGHT) || when.equals(DAY) || when.equals(ANY_TIME) ? when : NOW,
                day(form.get("ngay")),
                READING.matcher(form.get("cach")).matches() ? form.get("cach") : "");
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether it lacks the day that it names. */
    public boolean isWithoutDay() {
        return when.equals(DAY) && day == null;
    }

    /** Whether marks were typed, which are not looked at. */
    public boolean hasMarks() {
        return MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).find();
    }

    ResidentsQuestion.Builder question(Instant now) {
        ResidentsQuestion.Builder question = ResidentsQuestion.builder();
        LocalDate today = Vietnam.dateOf(now);
        return switch (when) {
            // The midnight that ends the evening before: whoever slept there was there then.
            case LAST_NIGHT -> question.at(Vietnam.startOf(today));
            case DAY ->
                day == null ? question : question.from(Vietnam.startOf(day)).to(Vietnam.startOf(day.plusDays(1)));
            case ANY_TIME -> question;
            default -> question.state(Resident.State.IN_HOUSE);
        };
    }

    /** As the access log keeps it. */
    Map<String, String> recorded() {
        Map<String, String> recorded = new LinkedHashMap<>();
        recorded.put("words", words);
        recorded.put("when", when);
        if (day != null) {
            recorded.put("day", day.toString());
        }
        if (!reading.isEmpty()) {
            recorded.put("reading", reading);
        }
        return recorded;
    }

    /** Without what is looked for: it may name a person. */
    @Override
    public String toString() {
        return "SearchFilter";
    }
}
