package vn.luutru.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import vn.luutru.declaration.establishment.Establishment;

/** Chooses where a party stays: by rooms and season, so that the beaches fill in summer and at weekends. */
final class WeightedEstablishments {

    private static final double[] SUMMER = {0.2, 0.3, 0.3, 0.6, 1.2, 1.8, 2.0, 1.6, 0.8, 0.3, 0.2, 0.2};

    private final List<Establishment> establishments;
    private final double[] tourism;
    private final double[] others;

    WeightedEstablishments(List<Establishment> establishments) {
        this.establishments = List.copyOf(establishments);
        this.tourism = cumulated(true);
        this.others = cumulated(false);
    }

    Establishment choose(SplittableRandom random, LocalDate date) {
        double season = SUMMER[date.getMonthValue() - 1] * (weekend(date) ? 1.4 : 1);
        boolean tourist = random.nextDouble() < season / (season + 0.12);
        double[] weights = none(others) || (tourist && !none(tourism)) ? tourism : others;
        double at = random.nextDouble() * weights[weights.length - 1];
        int found = Arrays.binarySearch(weights, at);
        return establishments.get(Math.min(found < 0 ? -found - 1 : found + 1, establishments.size() - 1));
    }

    /** Relative number of guests of a day against the average of the year. */
    static double season(LocalDate date) {
        return (SUMMER[date.getMonthValue() - 1] * (weekend(date) ? 1.4 : 0.85) + 0.12) / 0.9;
    }

    private static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.FRIDAY || date.getDayOfWeek() == DayOfWeek.SATURDAY;
    }

    /** A list that somebody brings along may have hotels only, or dormitories only. */
    private static boolean none(double[] weights) {
        return weights[weights.length - 1] == 0;
    }

    private double[] cumulated(boolean forTourists) {
        double[] weights = new double[establishments.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Establishment establishment = establishments.get(i);
            sum += establishment.type().tourism() == forTourists ? Math.max(1, establishment.rooms()) : 0;
            weights[i] = sum;
        }
        return weights;
    }
}
