package vn.luutru.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionAsked;
import vn.luutru.declaration.event.AccountEvent.MonthDestructionWithdrawn;
import vn.luutru.declaration.journal.Journal;

/**
 * Destroys the keys of months whose time is over, once two administrators want it. What is destroyed cannot be read by
 * anybody any more, so nobody decides it alone.
 *
 * <p>All methods block; those that record fail as {@link Journal#record} does.
 */
public final class FourEyesDestruction {

    /** Destroys the key of a month, irrevocably; the position of the event that says so, and who wanted it. */
    @FunctionalInterface
    public interface Destroyer {
        long destroy(YearMonth month, Instant at, String by, String askedBy);
    }

    /** Somebody would agree with themselves. */
    public static final class SameAdministratorException extends RuntimeException {

        SameAdministratorException() {
            super("The key of a month is destroyed by two administrators", null, false, false);
        }
    }

    private final MonthDestructions store;
    private final Destroyer destroyer;
    private final Journal journal;
    private final InstantSource clock;
    private final int keptMonths;

    /** @param keptMonths for how many months after its end a month is kept */
    public FourEyesDestruction(
            MonthDestructions store, Destroyer destroyer, Journal journal, InstantSource clock, int keptMonths) {
        this.store = store;
        this.destroyer = destroyer;
        this.journal = journal;
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

    /** What waits for another administrator, of one month. */
    public Optional<MonthDestruction> waiting(YearMonth month) {
        return store.waiting().stream().filter(one -> one.month().equals(month)).findFirst();
    }

    /**
     * Asks for the destruction of a month. Who did is in the log before it counts; asked again, the first wish stays.
     *
     * @return false if it is not due
     */
    public boolean ask(Caller.Official admin, YearMonth month) {
        if (!due().contains(month)) {
            return false;
        }
        if (waiting(month).isEmpty()) {
            Instant now = clock.instant();
            journal.record(new MonthDestructionAsked(UUID.randomUUID(), month, now, admin.id()))
                    .join();
            store.ask(new MonthDestruction(month, now, admin.id()));
        }
        return true;
    }

    /** Takes the wish back, by whichever administrator, who is in the log before it counts; false if there is none. */
    public boolean withdraw(Caller.Official admin, YearMonth month) {
        Optional<MonthDestruction> wish = waiting(month);
        if (wish.isEmpty()) {
            return false;
        }
        journal.record(new MonthDestructionWithdrawn(
                        UUID.randomUUID(), month, wish.get().askedBy(), clock.instant(), admin.id()))
                .join();
        return store.remove(month);
    }

    /**
     * Agrees with another administrator's wish, and destroys.
     *
     * @return the position of the event; empty if nobody wants it, or it is not due
     * @throws SameAdministratorException if it is their own wish
     */
    public OptionalLong agree(Caller.Official admin, YearMonth month) {
        Optional<MonthDestruction> wish = waiting(month);
        if (wish.isEmpty() || !due().contains(month)) {
            return OptionalLong.empty();
        }
        if (wish.get().askedBy().equals(admin.id())) {
            throw new SameAdministratorException();
        }
        long position =
                destroyer.destroy(month, clock.instant(), admin.id(), wish.get().askedBy());
        store.remove(month);
        return OptionalLong.of(position);
    }
}
