package vn.luutru.projection.tourism;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is summed, as {@link Figures} says. */
enum Measure {
    DAY_GUESTS,
    OVERNIGHT_ARRIVALS,
    OPEN_ARRIVALS,
    NIGHTS,
    OPEN_NIGHTS,
    ROOMS_USED,
    OPEN_ROOMS_USED;

    /** Of guests in groups of persons: they share rooms with guests of other groups. */
    static final List<Measure> OF_PERSONS = List.of(DAY_GUESTS, OVERNIGHT_ARRIVALS, OPEN_ARRIVALS, NIGHTS, OPEN_NIGHTS);

    /** Of everything else. */
    static final List<Measure> OF_ESTABLISHMENTS = List.of(values());

    private static final Measure[] ALL = values();

    /** By its place among all. */
    static Measure of(int ordinal) {
        return ALL[ordinal];
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it belongs to a night, and not to a day of arrival. */
    boolean ofNights() {
        return ordinal() >= NIGHTS.ordinal();
    }

    static List<Measure> of(boolean persons) {
        return persons ? OF_PERSONS : OF_ESTABLISHMENTS;
    }

    /** A piece of SQL for each of some measures, separated by commas. */
    static String listed(List<Measure> measures, Function<Measure, String> piece) {
        return measures.stream().map(piece).collect(Collectors.joining(", "));
    }
}
