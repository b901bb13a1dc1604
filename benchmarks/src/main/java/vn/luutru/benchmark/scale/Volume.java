package vn.luutru.benchmark.scale;

import static vn.luutru.benchmark.scale.Assumptions.BUSIEST_MONTH;
import static vn.luutru.benchmark.scale.Assumptions.LAST_MINUTE;
import static vn.luutru.benchmark.scale.Assumptions.PEAK_DAY_OF_NATION;
import static vn.luutru.benchmark.scale.Assumptions.PEAK_DAY_OF_PROVINCE;
import static vn.luutru.benchmark.scale.Assumptions.STAYS_OF_NATION_A_YEAR;
import static vn.luutru.benchmark.scale.Assumptions.STAYS_OF_PROVINCE_A_YEAR;

/**
 * Who declares how much.
 *
 * @param staysAYear    stays that begin in a year
 * @param peakPerSecond declarations a second in the busiest minute of the year
 */
record Volume(String name, double staysAYear, double peakPerSecond) {

    static final Volume PROVINCE = of("a province", STAYS_OF_PROVINCE_A_YEAR, PEAK_DAY_OF_PROVINCE);
    static final Volume NATION = of("the nation", STAYS_OF_NATION_A_YEAR, PEAK_DAY_OF_NATION);
    static final Volume TEN_NATIONS = NATION.times("ten nations", 10);

    private static Volume of(String name, double staysAYear, double peakDay) {
        return new Volume(name, staysAYear, peakDay * LAST_MINUTE / 60);
    }

    Volume times(String called, double factor) {
        return new Volume(called, factor * staysAYear, factor * peakPerSecond);
    }

    double staysInTheBusiestMonth() {
        return staysAYear * BUSIEST_MONTH;
    }

    /** Stays that are kept at the same time. */
    double staysKept(int months) {
        return staysAYear * months / 12;
    }
}
