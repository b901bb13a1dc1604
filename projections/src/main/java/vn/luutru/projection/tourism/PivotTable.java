package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.figures.KeyIndex;
import vn.luutru.projection.tourism.cube.Group;
import vn.luutru.projection.tourism.cube.GroupBy;
import vn.luutru.projection.tourism.cube.Guest;
import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.MonthColumns;

/** The sums of a question, cell by cell. */
final class PivotTable {

    private static final int ROOMS = Measure.values().length;
    private static final int BEDS = ROOMS + 1;
    /** Whether there are establishments in the cell, with guests or not. */
    private static final int ESTABLISHMENTS = ROOMS + 2;

    /** How many published cells were added up. */
    private static final int CELLS = ROOMS + 3;

    /** Bits for the part of establishments, and for that of guests; what is left is the time. */
    private static final int PART = 24;

    private final TourismQuestion question;
    private final Period period;
    private final Split<Group> establishments;
    private final Split<Guest> guests;
    private final boolean byDay;
    private final boolean byMonth;
    private final KeyIndex slots = new KeyIndex();
    private final long[][] sums = new long[CELLS + 1][0];

    /**
     * Local days.
     *
     * @param to           the day before which arrivals count
     * @param countedUntil the day before which nights are over
     */
    record Period(LocalDate from, LocalDate to, LocalDate countedUntil) {

        /** The first day of the month of the first day. */
        LocalDate firstMonth() {
            return from.withDayOfMonth(1);
        }
    }

    PivotTable(TourismQuestion question, Period period, Dictionary<Group> groups, Dictionary<Guest> kinds) {
        this.question = question;
        this.period = period;
        establishments = new Split<>(
                groups,
                dimensions(question, List.of(GroupBy.WARD, GroupBy.ESTABLISHMENT_TYPE, GroupBy.STARS)),
                Group::value,
                group -> question.territory().covers(group.ward()));
        guests = new Split<>(
                kinds, question.groupBy().stream().filter(GroupBy::ofPersons).toList(), Guest::value, guest -> true);
        byDay = question.groupBy().contains(GroupBy.DAY);
        byMonth = question.groupBy().contains(GroupBy.MONTH);
    }

    private static List<GroupBy> dimensions(TourismQuestion question, List<GroupBy> some) {
        return question.groupBy().stream().filter(some::contains).toList();
    }

    /**
     * Adds the counts of a month, exact or published; of persons, the whole month is asked for.
     *
     * @param month its first day
     * @throws TooManyGroupsException if there are too many cells
     */
    void add(MonthColumns atoms, LocalDate month) {
        int[][] figures = atoms.counts();
        int wholeMonth = time(month.isBefore(period.from) ? period.from : month);
        int first = Math.toIntExact(ChronoUnit.DAYS.between(month, period.from));
        int end = Math.toIntExact(ChronoUnit.DAYS.between(month, period.to));
        int nightsOver = Math.toIntExact(ChronoUnit.DAYS.between(month, period.countedUntil));
        int offset = byDay ? -first : wholeMonth;
        for (int slot = 0; slot < atoms.size(); slot++) {
            int place = atoms.place(slot);
            int establishment = establishments.part(atoms.group(slot));
            if (establishment < 0) {
                continue;
            }
            if (atoms.ofPersons()) {
                add(figures, slot, wholeMonth, establishment, guests.part(place), true);
            } else if (place >= first && place < end) {
                // A stay may have a declared departure to come: its nights count once they are over.
                add(figures, slot, byDay ? offset + place : offset, establishment, 0, place < nightsOver);
            }
        }
    }

    /** Whether all days of a month are asked for without being told apart, and all its nights are over. */
    boolean sumsUp(LocalDate month) {
        LocalDate end = month.plusMonths(1);
        return !byDay && !period.from.isAfter(month) && !end.isAfter(period.to) && !end.isAfter(period.countedUntil);
    }

    /**
     * Adds what is published of the establishments in a month that it {@link #sumsUp}.
     *
     * @param month its first day
     * @throws TooManyGroupsException if there are too many cells
     */
    void add(MonthSums days, LocalDate month) {
        int[][] figures = days.counts();
        int time = time(month);
        for (int slot = 0; slot < days.size(); slot++) {
            int establishment = establishments.part(days.group(slot));
            if (establishment >= 0) {
                int cell = cell(time, establishment, 0);
                sums[CELLS][cell] += days.cells(slot);
                for (int i = 0; i < figures.length; i++) {
                    sums[i][cell] += figures[i][slot];
                }
            }
        }
    }

    private void add(int[][] figures, int slot, int time, int establishment, int guest, boolean nights) {
        int cell = -1;
        if (!question.exact()) {
            cell = cell(time, establishment, guest);
            sums[CELLS][cell]++;
        }
        for (int i = 0; i < figures.length; i++) {
            int figure = figures[i][slot];
            if (figure != 0 && (nights || !Measure.of(i).ofNights())) {
                cell = cell < 0 ? cell(time, establishment, guest) : cell;
                sums[i][cell] += figure;
            }
        }
    }

    /** Adds what establishments of a group have between two days of the period, each of them alike. */
    void offer(int group, LocalDate since, LocalDate until, long rooms, long beds) {
        int establishment = establishments.part(group);
        if (establishment < 0) {
            return;
        }
        if (byDay) {
            int end = time(until);
            for (int time = time(since); time < end; time++) {
                offer(cell(time, establishment, 0), rooms, beds);
            }
            return;
        }
        LocalDate day = since;
        while (day.isBefore(until)) {
            LocalDate month = day.withDayOfMonth(1).plusMonths(1);
            LocalDate next = byMonth && month.isBefore(until) ? month : until;
            long nights = ChronoUnit.DAYS.between(day, next);
            offer(cell(time(day), establishment, 0), nights * rooms, nights * beds);
            day = next;
        }
    }

    private void offer(int cell, long rooms, long beds) {
        sums[ROOMS][cell] += rooms;
        sums[BEDS][cell] += beds;
        sums[ESTABLISHMENTS][cell] = 1;
    }

    private int time(LocalDate day) {
        if (byDay) {
            return Math.toIntExact(ChronoUnit.DAYS.between(period.from, day));
        }
        return byMonth
                ? Math.toIntExact(ChronoUnit.MONTHS.between(YearMonth.from(period.from), YearMonth.from(day)))
                : 0;
    }

    private int cell(int time, int establishment, int guest) {
        int cell = slots.of(((long) time << (2 * PART)) | ((long) establishment << PART) | guest);
        if (cell == sums[0].length) {
            if (cell == TourismQueries.MAX_GROUPS) {
                throw new TooManyGroupsException(TourismQueries.MAX_GROUPS);
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Arrays.copyOf(sums[i], Math.min(TourismQueries.MAX_GROUPS, 2 * cell + 16));
            }
        }
        return cell;
    }

    /** The cells of which anything is to be published, in the order of their values. */
    Map<List<@Nullable String>, Figures> figures() {
        Map<List<@Nullable String>, Figures> recorded = new TreeMap<>(TourismAnswer::inOrder);
        for (int cell = 0; cell < slots.size(); cell++) {
            long[] counted = counted(cell);
            Figures figures = figures(counted);
            if (counted[ESTABLISHMENTS] > 0 || figures.any()) {
                recorded.put(values(slots.key(cell)), figures);
            }
        }
        return recorded;
    }

    /** Of all cells. What the noise of a cell takes from nothing is missing in the cell alone, and not in the total. */
    Figures total() {
        long[] total = new long[sums.length];
        for (int cell = 0; cell < slots.size(); cell++) {
            long[] counted = counted(cell);
            for (int i = 0; i < total.length; i++) {
                total[i] += counted[i];
            }
        }
        return figures(total);
    }

    /** As summed up, before negative sums of noise are held at zero; by the values of the cells. */
    Map<List<@Nullable String>, List<Long>> counted() {
        Map<List<@Nullable String>, List<Long>> counted = new TreeMap<>(TourismAnswer::inOrder);
        for (int cell = 0; cell < slots.size(); cell++) {
            counted.put(
                    values(slots.key(cell)),
                    Arrays.stream(counted(cell), 0, CELLS).boxed().toList());
        }
        return counted;
    }

    private long[] counted(int cell) {
        long[] counted = new long[sums.length];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = sums[i][cell];
        }
        return counted;
    }

    private Figures figures(long[] counted) {
        boolean ofEstablishments = !question.ofPersons();
        return new Figures(
                Math.max(0, counted[Measure.DAY_GUESTS.ordinal()]),
                Math.max(0, counted[Measure.OVERNIGHT_ARRIVALS.ordinal()]),
                Math.max(0, counted[Measure.OPEN_ARRIVALS.ordinal()]),
                Math.max(0, counted[Measure.NIGHTS.ordinal()]),
                Math.max(0, counted[Measure.OPEN_NIGHTS.ordinal()]),
                ofEstablishments ? Math.max(0, counted[Measure.ROOMS_USED.ordinal()]) : null,
                ofEstablishments ? Math.max(0, counted[Measure.OPEN_ROOMS_USED.ordinal()]) : null,
                ofEstablishments ? counted[ROOMS] : null,
                ofEstablishments ? counted[BEDS] : null,
                counted[CELLS]);
    }

    private List<@Nullable String> values(long key) {
        int time = (int) (key >>> (2 * PART));
        int establishment = (int) (key >>> PART) & ((1 << PART) - 1);
        int guest = (int) key & ((1 << PART) - 1);
        List<@Nullable String> values = new ArrayList<>();
        for (GroupBy dimension : question.groupBy()) {
            values.add(
                    switch (dimension) {
                        case DAY -> period.from.plusDays(time).toString();
                        case MONTH ->
                            (byDay
                                            ? YearMonth.from(period.from.plusDays(time))
                                            : YearMonth.from(period.from).plusMonths(time))
                                    .toString();
                        case WARD, ESTABLISHMENT_TYPE, STARS -> establishments.value(establishment, dimension);
                        case ORIGIN, NATIONALITY, AGE_GROUP, SEX -> guests.value(guest, dimension);
                    });
        }
        return Collections.unmodifiableList(values);
    }
}
