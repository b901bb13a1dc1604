package vn.luutru.adapter.web.desk;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.luutru.declaration.rule.DeadlinePolicy;

/**
 * What the reception page counts down to until it has loaded the rules themselves. Times of day are local, as {@code
 * HH:mm}; durations after arrival are in minutes.
 *
 * @param nightArrival     how arrivals after midnight are read: LITERAL or STRICT
 * @param evening          see {@link DeadlinePolicy}, as are the others
 */
public record Deadlines(
        String nightArrival, String evening, String morning, String nightEnds, long foreigners, long foreignersRemote) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** @throws IllegalArgumentException if the page could not show the policy, since it knows minutes only */
    static Deadlines of(DeadlinePolicy policy) {
        return new Deadlines(
                policy.nightArrival().name(),
                time(policy.evening()),
                time(policy.morning()),
                time(policy.nightEnds()),
                policy.foreigners().toMinutes(),
                policy.foreignersRemote().toMinutes());
    }

    private static String time(LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException("The reception page knows no seconds: " + time);
        }
        return TIME.format(time);
    }
}
