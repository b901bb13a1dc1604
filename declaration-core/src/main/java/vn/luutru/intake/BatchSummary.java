package vn.luutru.intake;

import vn.luutru.declaration.code.Code;

/** How a batch went: received = accepted + replayed + rejected, by construction. */
public record BatchSummary(long accepted, long replayed, long rejected) {

    /** The batch as a whole; replays count as accepted, since their declarations are in the log. */
    public enum Verdict implements Code {
        ALL_ACCEPTED("ALL_ACCEPTED"),
        PARTIAL("PARTIAL"),
        NONE_ACCEPTED("NONE_ACCEPTED"),
        EMPTY("EMPTY");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
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
