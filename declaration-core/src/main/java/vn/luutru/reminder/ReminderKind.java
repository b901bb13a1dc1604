package vn.luutru.reminder;

import vn.luutru.declaration.code.Code;

/** Of what an establishment is reminded. The names are stored and are those of the HTTP contract. */
public enum ReminderKind implements Code {
    /** A deadline comes up, and something that falls under it is open. */
    NEAR("NEAR"),
    /** A deadline is over, and something that fell under it is open. */
    LATE("LATE"),
    /** A local day is over for which neither a guest was declared nor that nobody came. */
    MISSING("MISSING");

    private final String code;

    ReminderKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
