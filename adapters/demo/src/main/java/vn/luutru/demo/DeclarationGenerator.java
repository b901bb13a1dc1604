package vn.luutru.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.establishment.Establishment;

/**
 * Days of plausible declarations, as lines of an upload: the same for the same seed, in constant memory however many.
 *
 * <p>Every name and number is invented. The very first guest of every day is always the same person, so that a reader of
 * the tour has somebody to look for.
 */
public final class DeclarationGenerator {

    /** Who is always there. */
    public static final String NAMED_GUEST = "Nguyễn Văn Thử";

    /** The number of {@link #NAMED_GUEST}: a 12-digit number that is formed like a real one. */
    public static final String NAMED_NUMBER = "038090000001";

    /** Of 100 guests of hospitals, how many are there for a patient unless somebody says otherwise. */
    static final int USUAL_COMPANIONS = 25;

    private static final int MAX_NIGHTS = 6;
    private static final int SLACK = 20;

    private final long seed;
    private final Establishment first;
    private final WeightedEstablishments establishments;
    private final int companions;

    public DeclarationGenerator(long seed, List<Establishment> establishments) {
        this(seed, establishments, USUAL_COMPANIONS);
    }

    /**
     * @param establishments at least one; who has most rooms gets most guests
     * @param companions     of 100 guests of hospitals, how many are there for a patient; 0 to 100
     */
    public DeclarationGenerator(long seed, List<Establishment> establishments, int companions) {
        this.companions = companions;
        this.seed = seed;
        this.first = establishments.getFirst();
        this.establishments = new WeightedEstablishments(establishments);
    }

    /**
     * A day of exactly so many lines: check-ins, and in between a few departures of hourly guests, moves and
     * cancellations of this day's stays; nothing in it needs another day.
     *
     * @param faults how many of the lines are wrong on purpose, spread over the whole
     */
    public Stream<GeneratedLine> day(LocalDate date, int lines, int faults) {
        DayOfStays day = new DayOfStays(seed, date, lines, establishments, companions);
        return Stream.concat(
                        Stream.of(new Line(namedGuest(date), false)),
                        IntStream.range(0, day.blocks())
                                .boxed()
                                .mapMulti((Integer block, Consumer<Line> into) ->
                                        lines(date, block, day.block(block), into)))
                .limit(lines)
                .map(new Spoiling(lines, faults, seed)::apply);
    }

    /**
     * Several days that belong together: each begins with the departures of earlier days, as far as the range knows
     * them, then come its arrivals. Long stays (workers, students, patients) have not ended yet.
     *
     * @param average check-ins of an average day of the year; the season makes more or less of it
     */
    public Stream<GeneratedLine> days(LocalDate from, int days, int average) {
        return IntStream.range(0, days).boxed().flatMap(i -> {
            LocalDate date = from.plusDays(i);
            Stream<GeneratedLine> departures = IntStream.rangeClosed(0, Math.min(i, MAX_NIGHTS + 1))
                    .boxed()
                    .flatMap(back -> departures(date.minusDays(back), date, average));
            return Stream.concat(arrivals(date, average), departures);
        });
    }

    private Stream<GeneratedLine> arrivals(LocalDate date, int average) {
        return stays(date, average).map(stay -> GeneratedLine.sound(Lines.checkIn(stay)));
    }

    private Stream<GeneratedLine> departures(LocalDate arrived, LocalDate on, int average) {
        return stays(arrived, average)
                .filter(stay -> Vietnam.dateOf(stay.departsAt()).equals(on))
                .map(stay -> GeneratedLine.sound(Lines.checkOut(stay)));
    }

    private Stream<GeneratedStay> stays(LocalDate date, int average) {
        int count = (int) (average * WeightedEstablishments.season(date));
        DayOfStays day = new DayOfStays(seed, date, count, establishments, companions);
        return IntStream.range(0, day.blocks()).boxed().flatMap(block -> day.block(block).stream());
    }

    private void lines(LocalDate date, int block, List<GeneratedStay> stays, Consumer<Line> into) {
        SplittableRandom random = new SplittableRandom((seed * 31 + date.toEpochDay()) * 1_000_003 + block);
        for (GeneratedStay stay : stays) {
            String next = sameDay(stay, date, random.nextInt(1_000));
            into.accept(new Line(Lines.checkIn(stay), next == null));
            if (next != null) {
                into.accept(new Line(next, false));
            }
        }
    }

    /** What else happens to a stay on the day that it begins. */
    private static @Nullable String sameDay(GeneratedStay stay, LocalDate date, int of1000) {
        if (Vietnam.dateOf(stay.departsAt()).equals(date)) {
            return Lines.checkOut(stay);
        }
        return of1000 < 8 ? Lines.roomChange(stay) : of1000 < 12 ? Lines.noShow(stay) : null;
    }

    private String namedGuest(LocalDate date) {
        Guest guest = new Guest(NAMED_GUEST, LocalDate.of(1990, 3, 15), false, "MALE", "VNM", "CCCD", NAMED_NUMBER);
        Instant arrivedAt = date.atTime(14, 5).atZone(Vietnam.ZONE).toInstant();
        LocalDate departsOn = date.plusDays(2);
        String reference = "THU-" + date;
        return Lines.checkIn(new GeneratedStay(
                first,
                reference,
                guest,
                arrivedAt,
                departsOn,
                departsOn.atTime(10, 0).atZone(Vietnam.ZONE).toInstant(),
                "301",
                null,
                "THU",
                "TOURISM",
                "CARD_QR",
                false));
    }

    /**
     * A sound line.
     *
     * @param alone a check-in on which no other line depends: spoiling it makes exactly one line wrong
     */
    private record Line(String json, boolean alone) {}

    /** Makes exactly so many of the lines wrong, evenly spread; a fault may come a line or two later than due. */
    private static final class Spoiling {

        private final int lines;
        private final int faults;
        private final SplittableRandom random;
        private int seen;
        private int spoiled;

        private Spoiling(int lines, int faults, long seed) {
            this.lines = lines;
            this.faults = faults;
            this.random = new SplittableRandom(seed + 1);
        }

        private GeneratedLine apply(Line line) {
            seen++;
            // A little ahead of time, so that none is still due when the last lines cannot be spoiled.
            boolean due = spoiled < faults && spoiled < (double) faults * (seen + SLACK) / lines;
            if (!due || !line.alone()) {
                return GeneratedLine.sound(line.json());
            }
            spoiled++;
            return Faults.ALL.get(random.nextInt(Faults.ALL.size())).spoiled(line.json());
        }
    }
}
