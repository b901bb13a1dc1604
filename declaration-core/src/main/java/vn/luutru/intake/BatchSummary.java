package vn.luutru.intake;

/** How a batch went: received = accepted + replayed + rejected, by construction. */
public record BatchSummary(long accepted, long replayed, long rejected) {

    /** The batch as a whole; replays count as accepted, since their declarations are in the log. */
    public enum Verdict {
        ALL_ACCEPTED,
        PARTIAL,
        NONE_ACCEPTED,
        EMPTY
    }

    /** Lines with an outcome; blank lines have none. */
    public long received() {
        return accepted + replayed + rejected;
    }

    public Verdict verdict() {
        if (received() == 0) {
            return Verdict.EMPTY;
        }
        if (rejected == 0) {
            return Verdict.ALL_ACCEPTED;
        }
        return rejected == received() ? Verdict.NONE_ACCEPTED : Verdict.PARTIAL;
    }
}
