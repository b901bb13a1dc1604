package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;
import vn.luutru.benchmark.load.Ledger.Entry;

/** Lines of a push and their outcomes, for measures outside of this package. */
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

    /** What the outcome is; FAILED when the line has none. */
    public static Entry entry(ByteBuf line) {
        return Answers.outcome(line);
    }

    /** The number of the line that an outcome belongs to, from 1; 0 for the summary. */
    public static long line(ByteBuf line) {
        return Answers.line(line);
    }

    /** The position on the receipt; 0 without one. */
    public static long position(ByteBuf answer) {
        return Answers.position(answer);
    }
}
