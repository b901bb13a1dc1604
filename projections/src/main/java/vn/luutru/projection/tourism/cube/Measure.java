package vn.luutru.projection.tourism.cube;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.luutru.projection.tourism.Figures;

/** What is summed, as {@link Figures} says. */
public enum Measure {
    DAY_GUESTS,
    OVERNIGHT_ARRIVALS,
    OPEN_ARRIVALS,
    NIGHTS,
    OPEN_NIGHTS,
    ROOMS_USED,
    OPEN_ROOMS_USED;

    /** Of guests in groups of persons: they share rooms with guests of other groups. */
    public static final List<Measure> OF_PERSONS =
            List.of(DAY_GUESTS, OVERNIGHT_ARRIVALS, OPEN_ARRIVALS, NIGHTS, OPEN_NIGHTS);

    /** Of everything else. */
    public static final List<Measure> OF_ESTABLISHMENTS = List.of(values());

    private static final Measure[] ALL = values();

    /** By its place among all. */
    public static Measure of(int ordinal) {
        return ALL[ordinal];
    }

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it belongs to a night, and not to a day of arrival. */
    public boolean ofNights() {
        return ordinal() >= NIGHTS.ordinal();
    }

    public static List<Measure> of(boolean persons) {
        return persons ? OF_PERSONS : OF_ESTABLISHMENTS;
    }

    /** A piece of SQL for each of some measures, separated by commas. */
    public static String listed(List<Measure> measures, Function<Measure, String> piece) {
        return measures.stream().map(piece).collect(Collectors.joining(", "));
    }
}
