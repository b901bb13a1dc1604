package vn.luutru.adapter.web.guest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.Vietnam;

/** Until when a code is good, as people say it. */
final class Until {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Until() {}

    /** The time of day with "today" or "tomorrow". */
    static String of(Instant until, Instant now, Texts texts, Language language) {
        LocalDateTime local = Vietnam.timeOf(until);
        boolean today = local.toLocalDate().equals(Vietnam.dateOf(now));
        return texts.text(language, today ? "guest.until.today" : "guest.until.tomorrow", TIME.format(local));
    }
}
