package vn.luutru.benchmark.load;

import java.time.Duration;
import java.time.LocalTime;

/**
 * When the declarations of an evening come, as the rush before 23:00 has it (load model of the rules and formats, 8.2).
 *
 * <p>Of a day's declarations 40 % come from 21:00 to 23:00, 10 % in the last ten minutes of it and 3 % in the last
 * minute: hence 30 % until 22:50, 7 % until 22:59 and 3 % until 23:00, evenly within each.
 *
 * @param from  the local time at which the replay begins, from 21:00 on
 * @param speed how many times as fast as life
 */
public record Evening(LocalTime from, double speed) {

    /** The beginning of the rush, local time. */
    public static final LocalTime BEGIN = LocalTime.of(21, 0);

    /** Its end, the deadline for those who came before. */
    public static final LocalTime END = LocalTime.of(23, 0);

    private static final double[] UNTIL = {seconds(LocalTime.of(22, 50)), seconds(LocalTime.of(22, 59)), seconds(END)};
    private static final double[] SHARE = {0.30, 0.07, 0.03};

    public Evening {
        if (from.isBefore(BEGIN) || !from.isBefore(END)) {
            throw new IllegalArgumentException("The evening lasts from 21:00 to 23:00");
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("Time does not go backwards");
        }
    }

    /** How much of the day's declarations come in this part of the evening: 0.4 for the whole of it. */
    public double shareOfDay() {
        return sharesUntil(seconds(END)) - sharesUntil(seconds(from));
    }

    /** How long the replay takes. */
    public Duration length() {
        return Duration.ofNanos((long) ((seconds(END) - seconds(from)) / speed * 1e9));
    }

    /**
     * When a declaration comes, in nanoseconds after the beginning of the replay.
     *
     * @param fraction its place among all of this evening's, from 0 to 1
     */
    public long dueNanos(double fraction) {
        double share = sharesUntil(seconds(from)) + fraction * shareOfDay();
        double begin = 0;
        double shares = 0;
        for (int part = 0; part < UNTIL.length; part++) {
            if (share <= shares + SHARE[part] || part == UNTIL.length - 1) {
                double within = Math.min(1, (share - shares) / SHARE[part]);
                double at = begin + within * (UNTIL[part] - begin);
                return (long) ((at - seconds(from)) / speed * 1e9);
            }
            shares += SHARE[part];
            begin = UNTIL[part];
        }
        throw new IllegalStateException("unreachable");
    }

    private static double sharesUntil(double second) {
        double begin = 0;
        double shares = 0;
        for (int part = 0; part < UNTIL.length; part++) {
            double within = Math.clamp((second - begin) / (UNTIL[part] - begin), 0, 1);
            shares += within * SHARE[part];
            begin = UNTIL[part];
        }
        return shares;
    }

    /** Seconds since the beginning of the rush. */
    private static double seconds(LocalTime time) {
        return time.toSecondOfDay() - BEGIN.toSecondOfDay();
    }
}
