package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.time.temporal.JulianFields;

/**
 * The lunar calendar of Viet Nam, reckoned: months begin on the local day (UTC+7) of a new moon, the eleventh has the
 * winter solstice, and of thirteen between two solstices the first without a major solar term is a leap month. New moons
 * and the Sun's longitude after Jean Meeus, Astronomical Algorithms.
 */
final class LunarCalendar {

    private static final double ZONE = 7 / 24.0;
    private static final double MONTH = 29.530588853;
    private static final double FIRST_NEW_MOON = 2415021.076998695;
    private static final double RADIANS = Math.PI / 180;

    private LunarCalendar() {}

    /** @param month 1 to 10, none of which comes twice before it in the year */
    static LocalDate dayOf(int year, int month, int day) {
        long solstice = eleventh(year - 1);
        long next = eleventh(year);
        int place = month + 1;
        if (next - solstice > 365 && place >= leapMonth(solstice)) {
            place++;
        }
        long first = newMoon(Math.round((solstice - FIRST_NEW_MOON) / MONTH) + place);
        return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, first + day - 1);
    }

    /** The first day of the month with the winter solstice. */
    private static long eleventh(int year) {
        long end = LocalDate.of(year, 12, 31).getLong(JulianFields.JULIAN_DAY);
        long moon = (long) ((end - 2415021) / MONTH);
        long first = newMoon(moon);
        return sign(first) >= 9 ? newMoon(moon - 1) : first;
    }

    private static int leapMonth(long solstice) {
        long moon = Math.round((solstice - FIRST_NEW_MOON) / MONTH);
        int place = 1;
        int last;
        int sign = sign(newMoon(moon + place));
        do {
            last = sign;
            place++;
            sign = sign(newMoon(moon + place));
        } while (sign != last && place < 14);
        return place - 1;
    }

    private static double sin(double degrees) {
        return Math.sin(degrees * RADIANS);
    }

    /** The local Julian day of a new moon, counted from 1 January 1900. */
    private static long newMoon(long moon) {
        double t = moon / 1236.85;
        double t2 = t * t;
        double t3 = t2 * t;
        double mean = 2415020.75933
                + 29.53058868 * moon
                + 0.0001178 * t2
                - 0.000000155 * t3
                + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
        double sun = 359.2242 + 29.10535608 * moon - 0.0000333 * t2 - 0.00000347 * t3;
        double anomaly = 306.0253 + 385.81691806 * moon + 0.0107306 * t2 + 0.00001236 * t3;
        double node = 21.2964 + 390.67050646 * moon - 0.0016528 * t2 - 0.00000239 * t3;
        double corrected = (0.1734 - 0.000393 * t) * sin(sun)
                + 0.0021 * sin(2 * sun)
                - 0.4068 * sin(anomaly)
                + 0.0161 * sin(2 * anomaly)
                - 0.0004 * sin(3 * anomaly)
                + 0.0104 * sin(2 * node)
                - 0.0051 * sin(sun + anomaly)
                - 0.0074 * sin(sun - anomaly)
                + 0.0004 * sin(2 * node + sun)
                - 0.0004 * sin(2 * node - sun)
                - 0.0006 * sin(2 * node + anomaly)
                + 0.0010 * sin(2 * node - anomaly)
                + 0.0005 * sin(2 * anomaly + sun);
        double deltaT = -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (long) Math.floor(mean + corrected - deltaT + 0.5 + ZONE);
    }

    /** In which twelfth of its way the Sun is as a local day begins: the winter solstice begins the tenth, 9. */
    private static int sign(long julianDay) {
        double t = (julianDay - 2451545.5 - ZONE) / 36525;
        double t2 = t * t;
        double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        double longitude = 280.46645
                + 36000.76983 * t
                + 0.0003032 * t2
                + (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.000290 * sin(3 * anomaly);
        double turned = longitude - 360 * Math.floor(longitude / 360);
        return (int) Math.floor(turned / 30);
    }
}
