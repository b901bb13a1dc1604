package vn.luutru.reminder;

import java.time.LocalTime;

/**
 * When an establishment does not want to be disturbed: local times of day, the first included, the second not; over
 * midnight if the first is later. Two equal times are no quiet hours.
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** None. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Whether it is quiet at a local time of day. */
    public boolean contains(LocalTime time) {
        boolean started = !time.isBefore(from);
        boolean goesOn = time.isBefore(to);
        return from.isAfter(to) ? started || goesOn : started && goesOn;
    }
}
