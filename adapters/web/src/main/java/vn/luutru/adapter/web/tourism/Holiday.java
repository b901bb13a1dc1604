package vn.luutru.adapter.web.tourism;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays on which many travel. Two of them move with the Moon, so that the same dates of two years are no
 * like days.
 */
enum Holiday {
    /** Tết: from the day before the new year to the fifth day of the year. */
    TET {
        @Override
        @Nullable
        Days in(int year) {
            LocalDate first = NEW_YEAR.get(year);
            return first == null ? null : new Days(this, first.minusDays(1), first.plusDays(4));
        }
    },
    /** Day of the Hùng Kings: the 10th of the third lunar month. */
    KINGS {
        @Override
        @Nullable
        Days in(int year) {
            LocalDate day = KINGS_DAY.get(year);
            return day == null ? null : new Days(this, day, day);
        }
    },
    /** 30 April and 1 May. */
    MAY {
        @Override
        Days in(int year) {
            return new Days(this, LocalDate.of(year, 4, 30), LocalDate.of(year, 5, 1));
        }
    },
    /** National Day, 2 September, and the day beside it that is free too: mostly the one before. */
    NATIONAL {
        @Override
        Days in(int year) {
            return new Days(this, LocalDate.of(year, 9, 1), LocalDate.of(year, 9, 2));
        }
    };

    /**
     * The first day of the lunar year by the calendar of Viet Nam (UTC+7): in 2030 that is a day before China's. Reckoned
     * by the new moons and the Sun's longitude after Jean Meeus, Astronomical Algorithms; the test reckons them again.
     */
    static final Map<Integer, LocalDate> NEW_YEAR = Map.ofEntries(
            day(2020, 1, 25),
            day(2021, 2, 12),
            day(2022, 2, 1),
            day(2023, 1, 22),
            day(2024, 2, 10),
            day(2025, 1, 29),
            day(2026, 2, 17),
            day(2027, 2, 6),
            day(2028, 1, 26),
            day(2029, 2, 13),
            day(2030, 2, 2),
            day(2031, 1, 23),
            day(2032, 2, 11),
            day(2033, 1, 31),
            day(2034, 2, 19),
            day(2035, 2, 8),
            day(2036, 1, 28),
            day(2037, 2, 15),
            day(2038, 2, 4),
            day(2039, 1, 24),
            day(2040, 2, 12));

    /** The 10th of the third lunar month, reckoned in the same way. */
    static final Map<Integer, LocalDate> KINGS_DAY = Map.ofEntries(
            day(2020, 4, 2),
            day(2021, 4, 21),
            day(2022, 4, 10),
            day(2023, 4, 29),
            day(2024, 4, 18),
            day(2025, 4, 7),
            day(2026, 4, 26),
            day(2027, 4, 16),
            day(2028, 4, 4),
            day(2029, 4, 23),
            day(2030, 4, 12),
            day(2031, 4, 1),
            day(2032, 4, 19),
            day(2033, 4, 9),
            day(2034, 4, 28),
            day(2035, 4, 17),
            day(2036, 4, 6),
            day(2037, 4, 24),
            day(2038, 4, 13),
            day(2039, 4, 3),
            day(2040, 4, 20));

    /** Of one year. */
    record Days(Holiday holiday, LocalDate from, LocalDate last) {

        private long within(Period period) {
            LocalDate first = from.isBefore(period.from()) ? period.from() : from;
            LocalDate end = last.isBefore(period.last()) ? last.plusDays(1) : period.to();
            return first.isBefore(end) ? first.datesUntil(end).count() : 0;
        }
    }

    /** Its days in a year; null where that is not known. */
    abstract @Nullable Days in(int year);

    /** Those of which one period has more days than the other, with their days in either, the earliest first. */
    static List<Days> uneven(Period one, Period other) {
        List<Days> found = new ArrayList<>();
        for (Holiday holiday : values()) {
            long difference = 0;
            List<Days> touched = new ArrayList<>();
            Set<Integer> years = new TreeSet<>(years(other));
            years.addAll(years(one));
            for (int year : years) {
                Days days = holiday.in(year);
                if (days != null) {
                    long here = days.within(one);
                    long there = days.within(other);
                    difference += here - there;
                    if (here + there > 0) {
                        touched.add(days);
                    }
                }
            }
            if (difference != 0) {
                found.addAll(touched);
            }
        }
        return found;
    }

    private static List<Integer> years(Period period) {
        List<Integer> years = new ArrayList<>();
        for (int year = period.from().getYear(); year <= period.last().getYear(); year++) {
            years.add(year);
        }
        return years;
    }

    private static Map.Entry<Integer, LocalDate> day(int year, int month, int day) {
        return Map.entry(year, LocalDate.of(year, month, day));
    }
}
