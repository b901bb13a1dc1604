package vn.luutru.adapter.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.luutru.declaration.Vietnam;

/** Times as people in Viet Nam write them, in local time. */
final class PaperDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss, dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy", Locale.ROOT);

    private PaperDates() {}

    static String day(LocalDate day) {
        return day.format(DAY);
    }

    static String second(Instant instant) {
        return local(instant).format(SECOND);
    }

    static String minute(Instant instant) {
        return local(instant).format(MINUTE);
    }

    private static LocalDateTime local(Instant instant) {
        return Vietnam.timeOf(instant);
    }
}
