package vn.luutru.adapter.http;

/** Counts what became of the lines of one push: received = accepted + replayed + rejected, by construction. */
final class Tally {

    /** How a push went as a whole; replays count as accepted, since their declarations lie in the log. */
    enum Verdict {
        ALL_ACCEPTED,
        PARTIAL,
        NONE_ACCEPTED,
        EMPTY
    }

    private long accepted;
    private long replayed;
    private long rejected;

    void count(Answer.Kind kind) {
        switch (kind) {
            case ACCEPTED -> accepted++;
            case REPLAYED -> replayed++;
            case REJECTED -> rejected++;
        }
    }

    long received() {
        return accepted + replayed + rejected;
    }

    long accepted() {
        return accepted;
    }

    long replayed() {
        return replayed;
    }

    long rejected() {
        return rejected;
    }

    Verdict verdict() {
        if (received() == 0) {
            return Verdict.EMPTY;
        }
        if (rejected == 0) {
            return Verdict.ALL_ACCEPTED;
        }
        return rejected == received() ? Verdict.NONE_ACCEPTED : Verdict.PARTIAL;
    }
}
