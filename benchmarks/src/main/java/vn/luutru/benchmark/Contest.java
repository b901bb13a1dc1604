package vn.luutru.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several measures in one run, in turns.
 *
 * <p>A shared machine is slow for minutes at a time. Measures therefore take turns, a few seconds each, and a ratio is
 * formed inside each round: what slows one slows the other. The rounds' ratios then give a median and a spread.
 */
public final class Contest {

    private final Map<Measure, List<Double>> runs = new LinkedHashMap<>();
    private final PrintStream progress;

    public Contest(List<? extends Measure> measures, PrintStream progress) {
        measures.forEach(measure -> runs.put(measure, new ArrayList<>()));
        this.progress = progress;
    }

    /**
     * One warm-up turn for each measure, which does not count, then the rounds that do.
     *
     * @throws Exception if a measure fails
     */
    public void run(int rounds, Duration warmUp, Duration turn) throws Exception {
        for (Measure measure : runs.keySet()) {
            progress.printf("warm-up   %-52s %,12.0f/s%n", measure.name(), measure.perSecond(warmUp));
        }
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<Measure, List<Double>> entry : runs.entrySet()) {
                double perSecond = entry.getKey().perSecond(turn);
                entry.getValue().add(perSecond);
                progress.printf(
                        "round %d/%d %-52s %,12.0f/s%n",
                        round, rounds, entry.getKey().name(), perSecond);
            }
        }
    }

    /** What a measure did per second, over all rounds. */
    public Spread rate(Measure measure) {
        return Spread.of(of(measure));
    }

    /** The ratio of two measures, formed round by round. */
    public Spread ratio(Measure above, Measure below) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of(above).size(); round++) {
            ratios.add(of(above).get(round) / of(below).get(round));
        }
        return Spread.of(ratios);
    }

    private List<Double> of(Measure measure) {
        List<Double> found = runs.get(measure);
        if (found == null) {
            throw new IllegalArgumentException("Not in this contest: " + measure.name());
        }
        return found;
    }
}
