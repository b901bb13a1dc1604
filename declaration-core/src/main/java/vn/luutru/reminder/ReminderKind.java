package vn.luutru.reminder;

/** Of what an establishment is reminded. The names are stored and are those of the HTTP contract. */
public enum ReminderKind {
    /** A deadline comes up, and something that falls under it is open. */
    NEAR,
    /** A deadline is over, and something that fell under it is open. */
    LATE,
    /** A local day is over for which neither a guest was declared nor that nobody came. */
    MISSING
}
