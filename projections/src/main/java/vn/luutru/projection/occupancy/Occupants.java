package vn.luutru.projection.occupancy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.place.NormalForm;
import vn.luutru.projection.figures.Dictionary;
import vn.luutru.projection.figures.KeyIndex;

/**
 * Stays in zones and hospitals as columns of plain numbers: a million of them are looked through in milliseconds. Times
 * are microseconds since 1970, as exact as the database keeps them.
 */
public final class Occupants {

    /** One stay that is not cancelled. */
    public interface Visitor {

        /**
         * @param stay          a number, of {@link #particularsAt}
         * @param establishment a number, of {@link #establishment}
         * @param particulars   a number, of {@link #particulars}: at the end of what is shown, of who moved
         * @param departed      {@link Long#MAX_VALUE} while there is no departure
         * @param bed           the same for all who were declared with the same room and bed, in whatever establishment;
         *                      {@link #NO_BED} for who was declared with none; likewise
         */
        void visit(int stay, int establishment, int particulars, long arrived, long departed, long bed);
    }

    /**
     * Where a guest is from an instant on.
     *
     * @param from microseconds
     */
    record Part(long from, OccupantAttributes of, long bed) {}

    /** The parts of a stay whose guest moved; the first begins before everything. Never compared; arrays are small. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Parts(long[] from, int[] kind, long[] bed) {

        int at(long instant) {
            int part = from.length - 1;
            while (part > 0 && from[part] > instant) {
                part--;
            }
            return part;
        }
    }

    /** Names in their normal forms: found once for all stays with the same particulars, since that is slow. */
    private record NormalNames(
            @Nullable String employer, @Nullable String department) {

        static NormalNames of(OccupantAttributes particulars) {
            return new NormalNames(
                    NormalForm.employer(particulars.employer()), NormalForm.department(particulars.department()));
        }
    }

    /** What a stay without a bed has in place of one. */
    public static final long NO_BED = 0;

    private static final int FEWEST = 16;

    /** A cancelled stay is in no figure: it began after everything. */
    private static final long NEVER = Long.MAX_VALUE;

    private static final long LATEST = NEVER - 1;

    private final Dictionary<String> establishments = new Dictionary<>();
    private final Dictionary<OccupantAttributes> particulars = new Dictionary<>();
    /** By the number of the particulars. */
    private final List<NormalNames> names = new ArrayList<>();

    private KeyIndex slots = new KeyIndex();
    private int[] establishment = new int[FEWEST];
    private int[] kind = new int[FEWEST];
    private long[] arrived = new long[FEWEST];
    private long[] departed = new long[FEWEST];
    /** From when on a check-out is missing; {@link #NEVER} of who has departed. */
    private long[] missingFrom = new long[FEWEST];

    private long[] bed = new long[FEWEST];
    /** Few guests move. */
    private Map<Integer, Parts> moved = new HashMap<>();

    private BitSet hasMoved = new BitSet();

    /** From when on everybody is here. */
    private long complete = Long.MIN_VALUE;

    private final int most;
    private int allowed;

    /**
     * @param most stays that are kept when there are more: who left longest ago is dropped; who has not left is always
     *     kept
     */
    Occupants(int most) {
        this.most = most;
        allowed = most;
    }

    /** Microseconds since 1970. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /**
     * Adds a stay, or says how one is now.
     *
     * @param expectedUntil the last local day on which the guest is expected to be there, as long as they have not departed
     * @param parts         where the guest was, if they moved; else none
     */
    void put(
            long number,
            String inHouse,
            OccupantAttributes of,
            @Nullable Instant arrivedAt,
            @Nullable Instant departedAt,
            LocalDate expectedUntil,
            long inBed,
            List<Part> parts) {
        int slot = slots.of(number);
        if (slot == establishment.length) {
            grow(slot + slot / 2);
        }
        establishment[slot] = establishments.of(inHouse);
        kind[slot] = numberOf(of);
        arrived[slot] = arrivedAt == null ? NEVER : micros(arrivedAt);
        departed[slot] = departedAt == null ? Long.MAX_VALUE : micros(departedAt);
        missingFrom[slot] = departedAt == null ? micros(Vietnam.startOf(expectedUntil.plusDays(1))) : NEVER;
        bed[slot] = inBed;
        putParts(slot, parts);
        if (slots.size() > allowed) {
            keepOfTheDeparted(most / 2);
            allowed = Math.max(most, 2 * slots.size());
        }
    }

    /**
     * Shows the stays in some establishments that ended or began at an instant or later, and had begun by another: a mistaken
     * declaration may have the end before the beginning.
     */
    public void each(Collection<String> inEstablishments, long since, long until, Visitor visitor) {
        boolean[] shown = new boolean[Math.max(FEWEST, establishments.size() + inEstablishments.size())];
        inEstablishments.forEach(id -> shown[establishments.of(id)] = true);
        for (int slot = 0; slot < slots.size(); slot++) {
            if (isPart(slot, since, until) && shown[establishment[slot]]) {
                Parts parts = hasMoved.get(slot) ? moved.get(slot) : null;
                int part = parts == null ? 0 : parts.at(until);
                visitor.visit(
                        slot,
                        establishment[slot],
                        parts == null ? kind[slot] : parts.kind[part],
                        arrived[slot],
                        departed[slot],
                        parts == null ? bed[slot] : parts.bed[part]);
            }
        }
    }

    /** The number of what a stay was at an instant, in microseconds. */
    public int particularsAt(int stay, long instant) {
        Parts parts = moved.get(stay);
        return parts == null ? kind[stay] : parts.kind[parts.at(instant)];
    }

    private int numberOf(OccupantAttributes of) {
        int number = particulars.of(of);
        if (number == names.size()) {
            names.add(NormalNames.of(of));
        }
        return number;
    }

    /**
     * Whether, at an instant in microseconds, nobody has declared the departure of a stay although the last day is over on
     * which the guest was expected to be there: the planned one, or that which a setting says.
     */
    public boolean isCheckOutMissing(int stay, long instant) {
        return missingFrom[stay] <= instant;
    }

    private void putParts(int slot, List<Part> parts) {
        hasMoved.set(slot, !parts.isEmpty());
        if (parts.isEmpty()) {
            moved.remove(slot);
        } else {
            moved.put(
                    slot,
                    new Parts(
                            parts.stream().mapToLong(Part::from).toArray(),
                            parts.stream().mapToInt(part -> numberOf(part.of)).toArray(),
                            parts.stream().mapToLong(Part::bed).toArray()));
        }
    }

    /** The establishment with a number. */
    public String establishment(int number) {
        return establishments.get(number);
    }

    /** What has a number. */
    public OccupantAttributes particulars(int number) {
        return particulars.get(number);
    }

    /** The employer of what has a number, in the normal form of its name; null if none was declared. */
    public @Nullable String employer(int number) {
        return names.get(number).employer;
    }

    /** The department of what has a number, in the normal form of its name; null if none was declared. */
    public @Nullable String department(int number) {
        return names.get(number).department;
    }

    /** How many numbers of establishments there are. */
    public int establishments() {
        return establishments.size();
    }

    /** How many numbers of particulars there are. */
    public int particulars() {
        return particulars.size();
    }

    int size() {
        return slots.size();
    }

    /** Whether everybody is here who had not left before an instant, of those who were put here. */
    boolean isComplete(Instant since) {
        return micros(since) >= complete;
    }

    private void keepOfTheDeparted(int last) {
        long[] ends = Arrays.stream(departed, 0, size())
                .filter(end -> end != Long.MAX_VALUE)
                .sorted()
                .toArray();
        if (ends.length <= last) {
            return;
        }
        complete = Math.max(complete, ends[ends.length - last - 1] + 1);
        KeyIndex kept = new KeyIndex();
        Map<Integer, Parts> keptMoved = new HashMap<>();
        BitSet keptHasMoved = new BitSet();
        for (int slot = 0; slot < size(); slot++) {
            if (isPart(slot, complete, LATEST)) {
                int to = kept.of(slots.key(slot));
                establishment[to] = establishment[slot];
                kind[to] = kind[slot];
                arrived[to] = arrived[slot];
                departed[to] = departed[slot];
                missingFrom[to] = missingFrom[slot];
                bed[to] = bed[slot];
                Parts parts = moved.get(slot);
                if (parts != null) {
                    keptMoved.put(to, parts);
                    keptHasMoved.set(to);
                }
            }
        }
        slots = kept;
        moved = keptMoved;
        hasMoved = keptHasMoved;
    }

    private boolean isPart(int slot, long since, long until) {
        return (departed[slot] >= since || arrived[slot] >= since) && arrived[slot] <= until;
    }

    private void grow(int length) {
        establishment = Arrays.copyOf(establishment, length);
        kind = Arrays.copyOf(kind, length);
        arrived = Arrays.copyOf(arrived, length);
        departed = Arrays.copyOf(departed, length);
        missingFrom = Arrays.copyOf(missingFrom, length);
        bed = Arrays.copyOf(bed, length);
    }
}
