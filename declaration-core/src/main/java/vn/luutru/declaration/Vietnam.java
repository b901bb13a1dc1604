package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where the law's days and times of day are judged: UTC+7 all year. */
public final class Vietnam {

    /** The zone of every deadline, day and month in this project. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The ISO 3166-1 alpha-3 code of Viet Nam. */
    public static final String CODE = "VNM";

    /** Since the last change of 1975: every declaration is asked for its day some ten times. */
    private static final ZoneOffset OFFSET = ZONE.getRules().getOffset(Instant.EPOCH.plusSeconds(Integer.MAX_VALUE));

    private static final long SETTLED =
            ZONE.getRules().getTransitions().getLast().toEpochSecond();
    private static final long SECONDS_OF_A_DAY = 86_400;

    private Vietnam() {}

    /** The local calendar day of an instant. */
    public static LocalDate dateOf(Instant instant) {
        return instant.getEpochSecond() < SETTLED
                ? timeOf(instant).toLocalDate()
                : LocalDate.ofEpochDay(
                        Math.floorDiv(instant.getEpochSecond() + OFFSET.getTotalSeconds(), SECONDS_OF_A_DAY));
    }

    /** The local date and time of day of an instant. */
    public static LocalDateTime timeOf(Instant instant) {
        return LocalDateTime.ofInstant(instant, instant.getEpochSecond() < SETTLED ? ZONE : OFFSET);
    }

    /**
     * The instant of a local date and time of day: of a time that clocks showed twice the first one, of a time that they
     * left out the one at which they would have shown it, had they not been set.
     */
    public static Instant instantOf(LocalDateTime time) {
        // At the last change clocks showed an hour twice: a day later there is one instant for each time.
        return time.toEpochSecond(OFFSET) < SETTLED + SECONDS_OF_A_DAY
                ? time.atZone(ZONE).toInstant()
                : time.toInstant(OFFSET);
    }

    /** The instant at which a local calendar day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
