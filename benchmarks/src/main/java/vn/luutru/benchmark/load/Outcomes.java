package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import vn.luutru.benchmark.load.Ledger.Entry;

/** Lines of a push and their outcomes, for measures that only count. */
public final class Outcomes {

    private Outcomes() {}

    /** Appends a check-in as a line of a push, line end included. */
    public static void line(Declaration declaration, ByteBuf out) {
        Requests.line(declaration, out);
    }

    /** Whether the outcome is ACCEPTED; the summary is none. */
    public static boolean accepted(ByteBuf line) {
        return Answers.outcome(line) == Entry.ACCEPTED;
    }
}
