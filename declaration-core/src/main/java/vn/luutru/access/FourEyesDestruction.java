package vn.luutru.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.luutru.declaration.Vietnam;

/**
 * Destroys the keys of months whose time is over, once two administrators want it. What is destroyed cannot be read by
 * anybody any more, so nobody decides it alone.
 *
 * <p>All methods block.
 */
public final class FourEyesDestruction {

    /** Destroys the key of a month, irrevocably. */
    @FunctionalInterface
    public interface Destroyer {
        void destroy(YearMonth month, Instant at, String by);
    }

    /** Somebody would agree with themselves. */
    public static final class SameAdministratorException extends RuntimeException {

        SameAdministratorException() {
            super("The key of a month is destroyed by two administrators", null, false, false);
        }
    }

    private final MonthDestructions store;
    private final Destroyer destroyer;
    private final InstantSource clock;
    private final int keptMonths;

    /** @param keptMonths for how many months after its end a month is kept */
    public FourEyesDestruction(MonthDestructions store, Destroyer destroyer, InstantSource clock, int keptMonths) {
        this.store = store;
        this.destroyer = destroyer;
        this.clock = clock;
        this.keptMonths = keptMonths;
    }

    /** For how many months after its end a month is kept. */
    public int keptMonths() {
        return keptMonths;
    }

    /** The months whose time is over and whose key is there, the oldest first. */
    public List<YearMonth> due() {
        YearMonth last = YearMonth.from(Vietnam.dateOf(clock.instant())).minusMonths(keptMonths + 1L);
        return store.kept().stream().filter(month -> !month.isAfter(last)).toList();
    }

    /** How many months have a key. */
    public int kept() {
        return store.kept().size();
    }

    /** What waits for another administrator. */
    public List<MonthDestruction> waiting() {
        return store.waiting();
    }

    /**
     * Asks for the destruction of a month.
     *
     * @return false if it is not due
     */
    public boolean ask(Caller.Official admin, YearMonth month) {
        if (!due().contains(month)) {
            return false;
        }
        store.ask(new MonthDestruction(month, clock.instant(), admin.id()));
        return true;
    }

    /** Takes the wish back, by whichever administrator; false if there is none. */
    public boolean withdraw(YearMonth month) {
        return store.remove(month);
    }

    /**
     * Agrees with another administrator's wish, and destroys.
     *
     * @return false if nobody wants it, or it is not due
     * @throws SameAdministratorException if it is their own wish
     */
    public boolean agree(Caller.Official admin, YearMonth month) {
        Optional<MonthDestruction> wish = store.waiting().stream()
                .filter(one -> one.month().equals(month))
                .findFirst();
        if (wish.isEmpty() || !due().contains(month)) {
            return false;
        }
        if (wish.get().askedBy().equals(admin.id())) {
            throw new SameAdministratorException();
        }
        destroyer.destroy(month, clock.instant(), admin.id());
        store.remove(month);
        return true;
    }
}
