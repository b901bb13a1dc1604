package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luutru.benchmark.http.Calls;
import vn.luutru.benchmark.load.Ledger.Entry;

/**
 * Balances the books: asks the service for every declaration that was sent, one by one, and compares.
 *
 * <p>An accepted one must be stored exactly once, at the position that its receipt says; a rejected one must not be
 * stored; none may be without an answer; no two may share a position; and the log must have grown by exactly what was
 * accepted.
 */
public final class Audit implements Calls {

    /** More are counted but not quoted. */
    private static final int QUOTED = 20;

    private final Declarations declarations;
    private final Requests requests;
    private final Ledger ledger;
    private final List<String> quoted = new ArrayList<>();
    private long faults;

    /** @param token of an operator who may read all of these stays */
    public Audit(Declarations declarations, String token, Ledger ledger) {
        this(declarations, new Requests(token), ledger);
    }

    Audit(Declarations declarations, Requests requests, Ledger ledger) {
        this.declarations = declarations;
        this.requests = requests;
        this.ledger = ledger;
    }

    @Override
    public long count() {
        return ledger.size();
    }

    @Override
    public long dueNanos(long call) {
        return 0;
    }

    @Override
    public void write(long call, ByteBuf out) {
        requests.find(declarations.declaration(call), out);
    }

    @Override
    public void answered(long call, int status, ByteBuf body, long sinceDue, long sinceSent) {
        Entry entry = ledger.entry(call);
        switch (entry) {
            case ACCEPTED, REPLAYED -> {
                if (status != 200) {
                    fault(call, "was " + entry + " and is missing, status " + status);
                } else if (Answers.checkIns(body) != 1) {
                    fault(call, "is stored " + Answers.checkIns(body) + " times");
                } else if (Answers.position(body) != ledger.position(call)) {
                    fault(
                            call,
                            "has position %d on its receipt and %d in the log"
                                    .formatted(ledger.position(call), Answers.position(body)));
                }
            }
            case REJECTED -> {
                if (status != 404) {
                    fault(call, "was rejected and is stored all the same");
                }
            }
            case UNSENT -> fault(call, "was never sent");
            case SENT -> fault(call, "was never answered");
            case FAILED -> fault(call, "was answered with neither receipt nor findings");
        }
    }

    /**
     * What only shows on the whole.
     *
     * @param before the position of a declaration made before the load, by the same writer
     * @param after  the position of one made afterwards
     */
    void close(long before, long after) {
        long[] positions = new long[ledger.size()];
        int stored = 0;
        for (int number = 0; number < ledger.size(); number++) {
            if (ledger.entry(number) == Entry.ACCEPTED || ledger.entry(number) == Entry.REPLAYED) {
                positions[stored++] = ledger.position(number);
            }
        }
        Arrays.sort(positions, 0, stored);
        for (int i = 1; i < stored; i++) {
            if (positions[i] == positions[i - 1]) {
                fault("Two declarations have position " + positions[i]);
            }
        }
        if (after - before - 1 != stored) {
            fault("The log grew by %d events, %d declarations were stored".formatted(after - before - 1, stored));
        }
    }

    /** How many declarations do not balance. */
    public long faults() {
        return faults;
    }

    /** The first of the faults, in words. */
    public List<String> quoted() {
        return List.copyOf(quoted);
    }

    private void fault(long number, String what) {
        Declaration declaration = declarations.declaration(number);
        fault("Declaration %d (%s, %s) %s"
                .formatted(number, declaration.establishment(), declaration.reference(), what));
    }

    private void fault(String what) {
        faults++;
        if (quoted.size() < QUOTED) {
            quoted.add(what);
        }
    }
}
