package vn.luutru.projection.tourism;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.tourism.cube.CubeTables;
import vn.luutru.projection.tourism.cube.Group;
import vn.luutru.projection.tourism.cube.Guest;
import vn.luutru.projection.tourism.cube.Measure;
import vn.luutru.projection.tourism.cube.MonthColumns;
import vn.luutru.projection.tourism.cube.Rounding;

/**
 * What is published of one month: cells laid down by what everybody knows, each with noise of its own, and never by who
 * came. All published figures are sums of these cells, so whatever is worked out from all answers together is no more
 * than these tables.
 *
 * <p>Of establishments: a cell for each day and each group that has an establishment, empty ones too. An empty cell that
 * were left out would prove that one guest is in it when it appears.
 *
 * <p>Of persons: nobody knows without them which kinds of guests there are, so a cell is named only where its arrivals
 * and a noise of its own reach a threshold. The guests of the others go into wider cells, one after the other: of their
 * nationality, of all foreigners, and at last of their group as a whole, which is always there. Each guest is in one cell.
 */
final class PublishedCells {

    private final Rounding rounding;
    private final Dictionary<Group> groups;
    private final Dictionary<Guest> guests;
    private final LocalDate month;
    private final CellSeeds seeds = new CellSeeds();

    /** @param month its first day */
    PublishedCells(Rounding rounding, Dictionary<Group> groups, Dictionary<Guest> guests, LocalDate month) {
        this.rounding = rounding;
        this.groups = groups;
        this.guests = guests;
        this.month = month;
    }

    /**
     * The days of the month on which each group, by its number, has an establishment: one bit a day.
     *
     * @param offers of establishments as they are described
     */
    Map<Integer, Long> present(AvailableCapacity offers) {
        Map<Integer, Long> days = new HashMap<>();
        offers.days(month).forEach((group, mask) -> days.put(groups.of(group), mask));
        return days;
    }

    /**
     * Of establishments, day by day. What is recorded of one that is closed, or before it is registered, is left out.
     *
     * @param former what was published of the month before establishments were described otherwise, for its seeds;
     *               null if nothing was
     */
    MonthColumns days(MonthColumns exact, Map<Integer, Long> present, @Nullable MonthColumns former) {
        MonthColumns cells = new MonthColumns(false);
        int[] slots = IntStream.range(0, exact.size()).toArray();
        follow(cells, exact, slots, present);
        int[] nobody = new int[Measure.OF_ESTABLISHMENTS.size()];
        present.forEach((group, mask) -> {
            for (int day = 0; day < month.lengthOfMonth(); day++) {
                if ((mask >> day & 1) == 1 && exact.find(group, day) < 0) {
                    int known = former == null ? -1 : former.find(group, day);
                    long seed = former == null || known < 0
                            ? CubeTables.seed(rounding, month.plusDays(day), groups.get(group))
                            : former.seed(known);
                    put(cells, group, day, nobody, seed);
                }
            }
        });
        return cells;
    }

    /**
     * Brings published days to what is counted now: what is published of a group and day depends on nothing else.
     *
     * @param slots of what changed
     */
    void follow(MonthColumns cells, MonthColumns exact, int[] slots, Map<Integer, Long> present) {
        int[] counted = new int[Measure.OF_ESTABLISHMENTS.size()];
        for (int slot : slots) {
            int group = exact.group(slot);
            int day = exact.place(slot);
            if ((present.getOrDefault(group, 0L) >> day & 1) == 1) {
                read(exact, slot, counted);
                put(cells, group, day, counted, exact.seed(slot));
            }
        }
    }

    /** Of persons, by ward, type and rank. */
    MonthColumns personsByPlace(MonthColumns exact, Map<Integer, Long> present) {
        Map<Long, Cell> finest = new HashMap<>();
        int[] counted = new int[Measure.OF_PERSONS.size()];
        for (int slot = 0; slot < exact.size(); slot++) {
            read(exact, slot, counted);
            finest.computeIfAbsent(key(exact.group(slot), exact.place(slot)), none -> new Cell())
                    .add(counted, exact.seed(slot));
        }
        return persons(finest, present.keySet());
    }

    /** Of persons, of the whole province. */
    MonthColumns personsOfProvince(MonthColumns exact) {
        int province = groups.of(Group.PROVINCE);
        Map<Long, Cell> finest = new HashMap<>();
        int[] counted = new int[Measure.OF_PERSONS.size()];
        for (int slot = 0; slot < exact.size(); slot++) {
            read(exact, slot, counted);
            finest.computeIfAbsent(key(province, exact.place(slot)), key -> new Cell(seed("finest", key)))
                    .add(counted);
        }
        return persons(finest, Set.of(province));
    }

    private MonthColumns persons(Map<Long, Cell> finest, Set<Integer> always) {
        MonthColumns cells = new MonthColumns(true);
        Map<Long, Cell> byNationality = new HashMap<>();
        Map<Long, Cell> foreign = new HashMap<>();
        Map<Integer, Cell> others = new HashMap<>();
        always.forEach(group -> others.put(group, new Cell(seed("others", key(group, guests.of(Guest.OTHERS))))));
        unnamed(finest, cells).forEach((key, cell) -> {
            Guest guest = guests.get(key.intValue());
            merge(byNationality, "nationality", group(key), guest.byNationality(), cell);
        });
        unnamed(byNationality, cells).forEach((key, cell) -> {
            Guest wider = guests.get(key.intValue()).foreign();
            if (wider == null) {
                addTo(others, key, cell);
            } else {
                merge(foreign, "foreign", group(key), wider, cell);
            }
        });
        unnamed(foreign, cells).forEach((key, cell) -> addTo(others, key, cell));
        int rest = guests.of(Guest.OTHERS);
        others.forEach((group, cell) -> put(cells, group, rest, cell.counted, cell.seed));
        return cells;
    }

    /** Publishes those that may be named; returns the others. */
    private static Map<Long, Cell> unnamed(Map<Long, Cell> all, MonthColumns into) {
        Map<Long, Cell> unnamed = new HashMap<>();
        all.forEach((key, cell) -> {
            if (Rounding.named(cell.arrivals(), cell.seed)) {
                put(into, group(key), key.intValue(), cell.counted, cell.seed);
            } else {
                unnamed.put(key, cell);
            }
        });
        return unnamed;
    }

    private void merge(Map<Long, Cell> cells, String level, int group, Guest guest, Cell more) {
        long wider = key(group, guests.of(guest));
        cells.computeIfAbsent(wider, key -> new Cell(seed(level, key))).add(more.counted);
    }

    /** Guests of establishments that are closed, or not yet registered, are in no cell that everybody knows of. */
    private static void addTo(Map<Integer, Cell> others, long key, Cell more) {
        Cell cell = others.get(group(key));
        if (cell != null) {
            cell.add(more.counted);
        }
    }

    private long seed(String level, long key) {
        return seeds.of(level, key, cell -> hashed(level, cell));
    }

    private long hashed(String level, long key) {
        Group group = groups.get(group(key));
        Guest guest = guests.get((int) key);
        return rounding.seed(
                "persons",
                level,
                month,
                group.ward(),
                group.type(),
                group.stars(),
                guest.nationality(),
                guest.ageGroup(),
                guest.sex());
    }

    /** What the seeds that it keeps take of the heap, nearly. */
    long bytes() {
        return seeds.bytes();
    }

    private static void put(MonthColumns cells, int group, int place, int[] exact, long seed) {
        int[] published = new int[exact.length];
        for (int i = 0; i < exact.length; i++) {
            published[i] = Math.toIntExact(Rounding.published(Measure.of(i), cells.ofPersons(), exact[i], seed));
        }
        cells.put(group, place, published, seed);
    }

    private static void read(MonthColumns exact, int slot, int[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = exact.counts()[i][slot];
        }
    }

    private static long key(int group, int guest) {
        return ((long) group << Integer.SIZE) | guest;
    }

    private static int group(long key) {
        return (int) (key >>> Integer.SIZE);
    }

    /** Counts of guests, and the seed of their noise. */
    private static final class Cell {

        private final int[] counted = new int[Measure.OF_PERSONS.size()];
        private long seed;

        Cell() {}

        Cell(long seed) {
            this.seed = seed;
        }

        void add(int[] more, long itsSeed) {
            add(more);
            seed = itsSeed;
        }

        void add(int[] more) {
            for (int i = 0; i < counted.length; i++) {
                counted[i] += more[i];
            }
        }

        long arrivals() {
            return (long) counted[Measure.DAY_GUESTS.ordinal()]
                    + counted[Measure.OVERNIGHT_ARRIVALS.ordinal()]
                    + counted[Measure.OPEN_ARRIVALS.ordinal()];
        }
    }
}
