package vn.luutru.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Where the law's days and times of day are judged: UTC+7 all year. */
public final class Vietnam {

    /** The zone of every deadline, day and month in this project. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The ISO 3166-1 alpha-3 code of Viet Nam. */
    public static final String CODE = "VNM";

    private Vietnam() {}

    /** The local calendar day of an instant. */
    public static LocalDate dateOf(Instant instant) {
        return timeOf(instant).toLocalDate();
    }

    /** The local date and time of day of an instant. */
    public static LocalDateTime timeOf(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
